package org.fengsui.server.campus.readiness.domain;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 先审后发: what a unit means to publish; whoever wrote it does not review it.
 *
 * @param id identity; its files are about the subject {@code publication}
 * @param version raised with every change
 * @param unitId whose
 * @param title what
 * @param place where it will stand
 * @param body the text; may be empty where a file is attached
 * @param hash SHA-256 of title, place and text as submitted
 * @param state where it stands
 * @param authorId the account
 * @param author who submitted it
 * @param submittedAt when
 * @param reviewer who reviewed it; empty until then
 * @param reviewedAt when; null until then
 * @param reason what the reviewer said
 * @param publishedAt when it was published; null until then
 */
public record Publication(
        long id,
        int version,
        long unitId,
        String title,
        String place,
        String body,
        String hash,
        State state,
        long authorId,
        String author,
        Instant submittedAt,
        String reviewer,
        @Nullable Instant reviewedAt,
        String reason,
        @Nullable Instant publishedAt) {

    /** Where it stands: SUBMITTED → APPROVED → PUBLISHED, or RETURNED. */
    public enum State {
        /** It waits for another person. */
        SUBMITTED,
        /** It may be published. */
        APPROVED,
        /** It may not as it is; what is changed is submitted anew. */
        RETURNED,
        /** It is published. */
        PUBLISHED;

        /** What can happen to it. */
        public enum Move {
            /** Another person lets it be published. */
            APPROVE,
            /** Another person sends it back. */
            RETURN,
            /** It was published. */
            PUBLISH
        }

        /** The state after a move; null where it is not legal from here. */
        public @Nullable State after(Move move) {
            var moves =
                    switch (this) {
                        case SUBMITTED -> Map.of(Move.APPROVE, APPROVED, Move.RETURN, RETURNED);
                        case APPROVED -> Map.of(Move.PUBLISH, PUBLISHED);
                        case RETURNED, PUBLISHED -> Map.<Move, State>of();
                    };
            return moves.get(move);
        }
    }
}
