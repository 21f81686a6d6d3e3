package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.Presence;
import org.jspecify.annotations.Nullable;

/** What decides about an episode's next move, read under lock. */
record EpisodeRow(
        long id,
        long findingId,
        EpisodeState state,
        Presence presence,
        @Nullable Long unitId,
        @Nullable Long systemId,
        @Nullable Instant confirmedAt,
        @Nullable Instant claimedAt,
        Instant firstSeen,
        @Nullable Instant proofAt,
        @Nullable String proof) {

    /** Whether later evidence has proved it gone while people still have it open. */
    boolean provedGone() {
        return presence == Presence.GONE && proofAt != null && proof != null;
    }
}
