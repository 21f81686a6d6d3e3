package org.fengsui.server.campus.readiness;

import java.time.Instant;
import java.util.List;
import org.fengsui.server.campus.readiness.DutyRoster.Person;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;

/**
 * 叫应: something that somebody must accept at once; the ledger’s subject {@code callout}.
 *
 * @param id identity
 * @param version raised with every change
 * @param about what it is about
 * @param words what that is called; nothing secret
 * @param path its page, from the root
 * @param state where it stands
 * @param startedAt when the calling began
 * @param nextAt when the next one is called, or the list begins anew; null once it is over
 * @param list who is called, in order
 * @param takenBy who accepted; empty until then
 * @param endedAt when it was accepted or closed; null until then
 */
public record Callout(
        long id,
        int version,
        Subject about,
        String words,
        String path,
        CalloutState state,
        Instant startedAt,
        @Nullable Instant nextAt,
        List<Person> list,
        String takenBy,
        @Nullable Instant endedAt) {

    /** Keeps its own copy. */
    public Callout {
        list = List.copyOf(list);
    }

    /** How somebody was called. */
    public enum How {
        /** By the channels of the product, a call among them. */
        CHANNELS,
        /** By a person on the telephone. */
        PERSON,
        /** After the end of the list: leads and 网信办. */
        ESCALATION
    }

    /** What came of a call. */
    public enum Outcome {
        /** It rings. */
        CALLING,
        /** He accepted. */
        ACCEPTED,
        /** He said no. */
        REFUSED,
        /** Nobody answered in time. */
        NO_ANSWER,
        /** No channel brought it. */
        FAILED,
        /** Another accepted, or it was closed, while it rang. */
        OVERTAKEN
    }

    /**
     * One call.
     *
     * @param id identity; the subject of its messages is {@code callout-attempt}
     * @param person whom, and by which number
     * @param how by what
     * @param outcome what came of it
     * @param at when
     * @param by who called; empty for the machine
     * @param note what was said
     */
    public record Attempt(
            long id, Person person, How how, Outcome outcome, Instant at, String by, String note) {}
}
