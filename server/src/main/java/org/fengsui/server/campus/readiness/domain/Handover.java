package org.fengsui.server.campus.readiness.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 交接班: what is open, given by one shift and accepted by the next; one person is never both sides.
 *
 * @param id identity
 * @param version raised with every change
 * @param state where it stands
 * @param body what is open
 * @param givenAt when
 * @param givenBy the account
 * @param giver the name
 * @param answeredAt when it was accepted or returned; null until then
 * @param answerer who did
 * @param answer what was said
 */
public record Handover(
        long id,
        int version,
        State state,
        String body,
        Instant givenAt,
        long givenBy,
        String giver,
        @Nullable Instant answeredAt,
        String answerer,
        String answer) {

    /** Where it stands. */
    public enum State {
        /** The next shift has not answered. */
        OFFERED,
        /** The next shift took over. */
        ACCEPTED,
        /** The next shift asks for more. */
        RETURNED
    }
}
