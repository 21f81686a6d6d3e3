package org.fengsui.server.sensing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;

/** What was written to the audit log. */
public final class RecordedAudit implements AuditLog {

    private final List<String> actions = new CopyOnWriteArrayList<>();

    @Override
    public void append(
            long accountId,
            String actorName,
            String action,
            @Nullable Subject subject,
            Map<String, String> details) {
        actions.add(action);
    }

    /** The actions, in their order. */
    public List<String> actions() {
        return List.copyOf(actions);
    }
}
