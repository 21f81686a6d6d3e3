package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What one person asked for at one time, to be decided at once.
 *
 * @param requestedBy the account that asked
 * @param requestedName its person's name
 * @param requestedAt when
 * @param reason why it cannot be fixed now
 * @param measure what keeps it harmless meanwhile
 * @param until the last day asked for
 * @param title what was found, of the first of them
 * @param episodeIds the episodes
 * @param targets some of their targets
 */
public record AskedAcceptance(
        long requestedBy,
        String requestedName,
        Instant requestedAt,
        String reason,
        String measure,
        LocalDate until,
        String title,
        List<Long> episodeIds,
        List<String> targets) {

    /** Keeps its own copies. */
    public AskedAcceptance {
        episodeIds = List.copyOf(episodeIds);
        targets = List.copyOf(targets);
    }
}
