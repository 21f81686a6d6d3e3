package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.fengsui.engine.observation.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The acceptance of an episode's risk, as lists and the finding's page show it.
 *
 * @param id the acceptance
 * @param episodeId the episode
 * @param findingId its finding
 * @param check the scanner's check
 * @param title in the scanner's words
 * @param severity ours
 * @param target the name or address
 * @param port null where the host as a whole is concerned
 * @param unitId whose it is; null for nobody's
 * @param state where the acceptance stands
 * @param reason why it cannot be fixed now
 * @param measure what keeps it harmless meanwhile
 * @param until the last day
 * @param requestedBy the account that asked
 * @param requestedName its person's name
 * @param requestedAt when
 * @param decidedName who decided; null while nobody has
 * @param decidedAt when
 * @param decision on which ground
 * @param endedAt when it was over; null while it is asked for or in force
 * @param endedWhy why 网信办 ended it early; empty where the day or proof did
 */
public record AcceptanceLine(
        long id,
        long episodeId,
        long findingId,
        String check,
        String title,
        Severity severity,
        String target,
        @Nullable Integer port,
        @Nullable Long unitId,
        AcceptanceState state,
        String reason,
        String measure,
        LocalDate until,
        long requestedBy,
        String requestedName,
        Instant requestedAt,
        @Nullable String decidedName,
        @Nullable Instant decidedAt,
        @Nullable String decision,
        @Nullable Instant endedAt,
        @Nullable String endedWhy) {

    /** Host and port. */
    public String place() {
        return port == null ? target : target + " " + port;
    }
}
