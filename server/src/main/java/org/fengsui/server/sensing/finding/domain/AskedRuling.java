package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import java.util.List;
import org.fengsui.server.sensing.finding.Ruling;

/**
 * What one person asked for at one time and for one reason, to be decided at once.
 *
 * @param ruling as what the episodes are to be ruled out
 * @param check the scanner's check
 * @param title in the scanner's words
 * @param requestedBy the account that asked
 * @param requestedName its person's name
 * @param requestedAt when
 * @param reason why
 * @param episodeIds the episodes
 * @param targets some of their targets
 */
public record AskedRuling(
        Ruling ruling,
        String check,
        String title,
        long requestedBy,
        String requestedName,
        Instant requestedAt,
        String reason,
        List<Long> episodeIds,
        List<String> targets) {

    /** Keeps its own copies. */
    public AskedRuling {
        episodeIds = List.copyOf(episodeIds);
        targets = List.copyOf(targets);
    }
}
