package org.fengsui.server.sensing.finding.domain;

import org.fengsui.engine.observation.Severity;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.Treatment;
import org.jspecify.annotations.Nullable;

/**
 * An episode somebody wants to decide about.
 *
 * @param episodeId the episode
 * @param findingId its finding
 * @param check the scanner's check
 * @param title in the scanner's words
 * @param severity ours
 * @param target the name or address
 * @param port null where the host as a whole is concerned
 * @param unitId whose it is; null for nobody's
 * @param state between people
 * @param asked whether a ruling is asked for and not decided
 * @param treatment what the notice policy says of it
 */
public record Selected(
        long episodeId,
        long findingId,
        String check,
        String title,
        Severity severity,
        String target,
        @Nullable Integer port,
        @Nullable Long unitId,
        EpisodeState state,
        boolean asked,
        Treatment treatment) {

    /** Host and port. */
    public String place() {
        return port == null ? target : target + " " + port;
    }
}
