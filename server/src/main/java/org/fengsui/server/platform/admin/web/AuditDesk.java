package org.fengsui.server.platform.admin.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditChain;
import org.fengsui.server.platform.audit.AuditEntry;
import org.fengsui.server.platform.audit.AuditFilter;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.audit.AuditProblem;
import org.fengsui.server.platform.audit.AuditTrail;
import org.fengsui.server.platform.audit.AuditVerification;
import org.fengsui.server.platform.audit.AuditVerification.Broken;
import org.fengsui.server.platform.audit.AuditVerification.Intact;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.ListRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What an auditor does with the log; it stands in the log as well. */
@Component
class AuditDesk {

    private final AuditTrail trail;
    private final AuditChain chain;
    private final AuditLog log;
    private final TransactionTemplate transaction;

    AuditDesk(AuditTrail trail, AuditChain chain, AuditLog log, TransactionTemplate transaction) {
        this.trail = trail;
        this.chain = chain;
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

    /** Walks the chain and notes what was found. */
    AuditVerification verify(Actor by) {
        var found = chain.verify();
        append(
                by,
                "audit.verified",
                switch (found) {
                    case Intact intact ->
                            Map.of(
                                    "result", "intact",
                                    "blocks", String.valueOf(intact.blocks()),
                                    "entries", String.valueOf(intact.entries()),
                                    "head", intact.head().written());
                    case Broken broken ->
                            Map.of(
                                    "result", broken.fault().name(),
                                    "block", String.valueOf(broken.block()),
                                    "entry", String.valueOf(broken.entry()));
                });
        return found;
    }

    private void append(Actor by, String action, Map<String, String> details) {
        transaction.executeWithoutResult(
                _ -> log.append(by.accountId(), by.name(), action, null, details));
    }
}
