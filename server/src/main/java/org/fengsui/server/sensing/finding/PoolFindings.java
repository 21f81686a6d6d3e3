package org.fengsui.server.sensing.finding;

import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings.Episode;

import java.util.Collection;
import java.util.List;

/**
 * Findings at addresses that are handed to people for a time (dormitory, Wi-Fi, NAT, VPN): nobody’s
 * system, so no unit answers for them (RULES section 5). They are traced to an account and dealt
 * with at its terminal.
 */
public interface PoolFindings {

    /**
     * The open episodes in pools that no notice holds, by identity ascending.
     *
     * @param after only those with a higher identity; 0 for the first
     * @param most how many at most
     */
    List<Episode> inPools(Scope scope, long after, int most);

    /**
     * 终端处置: closes those of the episodes that are open and nobody’s, because what was wrong was
     * dealt with at the terminal. Seen later again it is a new episode.
     *
     * @param how by whom, and how
     * @throws Refusal if the actor does not see one of them
     */
    void settle(Actor by, Collection<Long> episodeIds, String how);
}
