package org.fengsui.server.sensing;

import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was written to the audit log. */
public final class RecordedAudit implements AuditLog {

    private final List<String> actions = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> details = new CopyOnWriteArrayList<>();

    @Override
    public void append(
            long accountId,
            String actorName,
            String action,
            @Nullable Subject subject,
            Map<String, String> facts) {
        actions.add(action);
        details.add(Map.copyOf(facts));
    }

    /** The actions, in their order. */
    public List<String> actions() {
        return List.copyOf(actions);
    }

    /** The further facts of the latest entry. */
    public Map<String, String> latestDetails() {
        return details.getLast();
    }
}
