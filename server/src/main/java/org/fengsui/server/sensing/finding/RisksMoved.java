package org.fengsui.server.sensing.finding;

import java.time.Instant;
import java.util.List;

/**
 * Something happened to accepted risks that somebody must hear of. Published once for all that move
 * together, in their transaction.
 *
 * @param move what happened
 * @param episodeIds the episodes, ascending, at least one
 * @param at when
 */
public record RisksMoved(Move move, List<Long> episodeIds, Instant at) {

    /** What happened. */
    public enum Move {
        /** Somebody asks that they be accepted; 网信办 decides. */
        ASKED,
        /** Their last day comes near, and they are still there. */
        ENDING,
        /** The acceptance is over though they are still there; they wait for the office again. */
        RETURNED
    }

    /** Keeps its own copy; refuses none. */
    public RisksMoved {
        episodeIds = List.copyOf(episodeIds);
        if (episodeIds.isEmpty()) {
            throw new IllegalArgumentException("nothing moved");
        }
    }
}
