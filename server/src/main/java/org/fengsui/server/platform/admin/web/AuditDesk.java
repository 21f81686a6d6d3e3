package org.fengsui.server.platform.admin.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditEntry;
import org.fengsui.server.platform.audit.AuditFilter;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.audit.AuditProblem;
import org.fengsui.server.platform.audit.AuditTrail;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.ListRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What an auditor does with the log; it stands in the log as well. */
@Component
class AuditDesk {

    private final AuditTrail trail;
    private final AuditLog log;
    private final TransactionTemplate transaction;

    AuditDesk(AuditTrail trail, AuditLog log, TransactionTemplate transaction) {
        this.trail = trail;
        this.log = log;
        this.transaction = transaction;
    }

    /**
     * Everything a list shows on all its pages.
     *
     * @throws Refusal if that is more than an export holds
     */
    List<AuditEntry> export(Actor by, AuditFilter filter, ListRequest asked) {
        int limit = ListRequest.EXPORT_LIMIT;
        var rows = trail.list(filter, asked.descending(), 0, limit + 1);
        if (rows.size() > limit) {
            throw new Refusal(AuditProblem.EXPORT_TOO_LARGE, limit);
        }
        var details = new TreeMap<String, String>();
        details.put("rows", String.valueOf(rows.size()));
        asked.filters().forEach((name, values) -> details.put(name, String.join(" ", values)));
        append(by, "audit.exported", details);
        return rows;
    }

    private void append(Actor by, String action, Map<String, String> details) {
        transaction.executeWithoutResult(
                _ -> log.append(by.accountId(), by.name(), action, null, details));
    }
}
