package org.fengsui.server.platform.audit;

import java.util.Map;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The append-only log. An entry is written in the business transaction it speaks of: both happen or
 * neither does.
 */
public interface AuditLog {

    /**
     * Appends one entry.
     *
     * @param accountId who; 0 for the machine
     * @param actorName the name as it was then
     * @param action kebab-case verb with its room first: {@code notice.issued}
     * @param subject what it was done to; null where there is none (a failed sign-in)
     * @param details further facts, before and after; never secrets
     * @throws IllegalStateException outside a transaction
     */
    void append(
            long accountId,
            String actorName,
            String action,
            @Nullable Subject subject,
            Map<String, String> details);
}
