package org.fengsui.server.speaking.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a channel said to a message that was handed to it. */
public sealed interface Reply {

    /** What it said, for the record; never a secret. */
    String line();

    /**
     * It took the message over.
     *
     * @param line its receipt: the relay's 250 line, the id the channel gave
     */
    record Taken(String line) implements Reply {}

    /** It refuses this message to this person for good. */
    record Refused(String line) implements Reply {}

    /**
     * Not this message now.
     *
     * @param pause after which it may be asked again; null where it did not say
     */
    record Later(String line, @Nullable Duration pause) implements Reply {
        /** Without saying when. */
        public Later(String line) {
            this(line, null);
        }
    }

    /**
     * It does not answer, or is set up so that it takes nothing; there is no use in offering it
     * more at the moment.
     */
    record Away(String line) implements Reply {}
}
