package org.fengsui.server.platform.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log.
 *
 * @param id identity; later entries mostly have higher ones
 * @param at when, by the system clock, to the microsecond
 * @param accountId who; 0 for the machine
 * @param actorName the name as it was then
 * @param action room and verb: {@code notice.issued}
 * @param subject what it was done to; null where there is none
 * @param details further facts, by name
 * @param requestId the HTTP request it was done in; null outside one
 * @param clientAddress where that request came from; null outside one
 */
public record AuditEntry(
        long id,
        Instant at,
        long accountId,
        String actorName,
        String action,
        @Nullable Subject subject,
        Map<String, String> details,
        @Nullable String requestId,
        @Nullable String clientAddress) {

    /** Keeps its own copy of the details, sorted by name. */
    public AuditEntry {
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }
}
