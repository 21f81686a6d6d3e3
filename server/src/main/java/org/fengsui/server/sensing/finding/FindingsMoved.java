package org.fengsui.server.sensing.finding;

import java.time.Instant;
import java.util.List;

/**
 * The registry says that findings in open notices belong to another unit than the one that was
 * noticed. Published in the transaction that moves them.
 *
 * @param episodeIds the episodes, at least one
 * @param at when
 */
public record FindingsMoved(List<Long> episodeIds, Instant at) {

    /** Keeps its own copy. */
    public FindingsMoved {
        episodeIds = List.copyOf(episodeIds);
    }
}
