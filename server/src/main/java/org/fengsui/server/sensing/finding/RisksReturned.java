package org.fengsui.server.sensing.finding;

import java.time.Instant;
import java.util.List;

/**
 * The acceptance of these episodes' risks is over though they are still there; they wait for the
 * office again. Published once for all that return together, in their transaction.
 *
 * @param episodeIds the episodes, ascending, at least one
 * @param at when they returned
 */
public record RisksReturned(List<Long> episodeIds, Instant at) {

    /** Keeps its own copy; refuses none. */
    public RisksReturned {
        episodeIds = List.copyOf(episodeIds);
        if (episodeIds.isEmpty()) {
            throw new IllegalArgumentException("nothing returned");
        }
    }
}
