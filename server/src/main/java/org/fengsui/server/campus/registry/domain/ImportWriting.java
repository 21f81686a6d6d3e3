package org.fengsui.server.campus.registry.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the writing of a previewed import is.
 *
 * @param begunAt by the system clock; null while it waits
 * @param done how many rows are written; not committed before all are
 * @param total how many there are; 0 until that is known
 * @param refused why nothing was written; null otherwise
 */
public record ImportWriting(
        State state, @Nullable Instant begunAt, int done, int total, @Nullable Refused refused) {

    /** Where an import is. */
    public enum State {
        /** It is looked at, and nobody has confirmed it. */
        PREVIEWED,
        /** The server or the database stopped in the middle: nothing stands; it may be again. */
        CUT_OFF,
        /** Confirmed: it waits or is being written. */
        WRITING,
        /** All of it is written. */
        WRITTEN,
        /** Nothing of it was written, for a reason. */
        REFUSED;

        /** Whether it may be confirmed. */
        public boolean confirmable() {
            return this == PREVIEWED || this == CUT_OFF;
        }
    }

    /**
     * Why nothing was written.
     *
     * @param problem its slug
     * @param arguments what its texts name
     */
    public record Refused(String problem, List<String> arguments) {

        /** Keeps its own copy. */
        public Refused {
            arguments = List.copyOf(arguments);
        }
    }
}
