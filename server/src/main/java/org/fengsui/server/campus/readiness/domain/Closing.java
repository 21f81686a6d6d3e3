package org.fengsui.server.campus.readiness.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 非必要即关停: a system that a unit takes off the Internet for a protection period.
 *
 * @param id identity
 * @param version raised with every change
 * @param periodId the period
 * @param unitId whose
 * @param systemId the system
 * @param name its name
 * @param state where it stands
 * @param proposedAt when
 * @param proposer who
 * @param closedAt when it was closed; null until then
 * @param closer who confirmed it
 * @param reopenedAt when it was opened again; null until then
 * @param reopener who confirmed it
 */
public record Closing(
        long id,
        int version,
        long periodId,
        long unitId,
        long systemId,
        String name,
        State state,
        Instant proposedAt,
        String proposer,
        @Nullable Instant closedAt,
        String closer,
        @Nullable Instant reopenedAt,
        String reopener) {

    /** Where it stands: PROPOSED → CLOSED → REOPENED. */
    public enum State {
        /** The unit means to close it. */
        PROPOSED,
        /** It is off the Internet. */
        CLOSED,
        /** It is back. */
        REOPENED;

        /** What comes next; none after the last. */
        public @Nullable State next() {
            return switch (this) {
                case PROPOSED -> CLOSED;
                case CLOSED -> REOPENED;
                case REOPENED -> null;
            };
        }
    }
}
