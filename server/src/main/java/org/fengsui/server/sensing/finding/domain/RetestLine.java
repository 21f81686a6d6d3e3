package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import org.fengsui.engine.observation.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A re-test in the queue.
 *
 * @param id identity
 * @param episodeId what is to be re-tested
 * @param findingId its finding
 * @param check the scanner's check
 * @param title in the scanner's words
 * @param severity ours
 * @param target the name or address
 * @param port null where the host as a whole is concerned
 * @param protocol of the port
 * @param unitId whose it is; null for nobody's
 * @param assigneeId the account that is to re-test it; null for nobody in particular
 * @param assignee its person's name then
 * @param requestedAt when it was claimed fixed
 * @param requestedBy who said so
 * @param how what the unit did
 * @param dueAt by when it should be re-tested
 * @param state where it stands
 * @param endedAt when it ended; null while open
 * @param note how it ended
 */
public record RetestLine(
        long id,
        long episodeId,
        long findingId,
        String check,
        String title,
        Severity severity,
        String target,
        @Nullable Integer port,
        @Nullable String protocol,
        @Nullable Long unitId,
        @Nullable Long assigneeId,
        @Nullable String assignee,
        Instant requestedAt,
        String requestedBy,
        String how,
        Instant dueAt,
        RetestState state,
        @Nullable Instant endedAt,
        @Nullable String note) {

    /** Host and port. */
    public String place() {
        return port == null
                ? target
                : target + " " + port + (protocol == null ? "" : "/" + protocol);
    }
}
