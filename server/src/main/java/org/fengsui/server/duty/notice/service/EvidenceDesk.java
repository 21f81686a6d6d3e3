package org.fengsui.server.duty.notice.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.finding.Discoveries;
import org.fengsui.server.sensing.finding.Discoveries.Discovery;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the units an item concerns are shown of its finding: how it became known, and the evidence.
 * Those are the addressed unit, the unit whose the finding is and those that support it; who
 * supports other items of the notice alone sees neither.
 */
@Service
@Transactional
public class EvidenceDesk {

    private final NoticeDesk desk;
    private final Findings findings;
    private final Discoveries discoveries;
    private final AuditLog audit;

    EvidenceDesk(NoticeDesk desk, Findings findings, Discoveries discoveries, AuditLog audit) {
        this.desk = desk;
        this.findings = findings;
        this.discoveries = discoveries;
        this.audit = audit;
    }

    /**
     * The evidence of an item.
     *
     * @param item the item
     * @param noticeId its notice
     * @param number the notice's number; null until issued
     * @param text what the scanner saw, passwords masked, cut to a limit; may be empty
     */
    public record Evidence(Notice.Item item, long noticeId, @Nullable String number, String text) {}

    /**
     * How the findings of a notice became known, by episode; those that concern the scope's units.
     */
    @Transactional(readOnly = true)
    public Map<Long, Discovery> discoveries(Scope scope, Notice notice) {
        var ids = Notice.episodes(notice.items());
        var shown = new HashMap<>(discoveries.of(scope, ids));
        findings.episodes(scope, ids).stream()
                .filter(episode -> !concerns(scope, notice.unitId(), episode))
                .forEach(episode -> shown.remove(episode.id()));
        return shown;
    }

    /**
     * Opens the evidence of an item; the audit log says who did.
     *
     * @throws Refusal if the reader's units have nothing to do with the item
     */
    public Evidence open(Actor by, long itemId) {
        var of = desk.item(by.scope(), itemId);
        var head = desk.head(by.scope(), of.noticeId());
        var episode =
                findings.episodes(by.scope(), Notice.episodes(List.of(of.item()))).stream()
                        .filter(one -> concerns(by.scope(), head.unitId(), one))
                        .findFirst()
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        audit.append(
                by.accountId(),
                by.name(),
                "notice.evidence-viewed",
                new Subject("notice", head.id()),
                Map.of("item", Integer.toString(of.item().position())));
        return new Evidence(of.item(), head.id(), head.printed(), episode.evidence());
    }

    private static boolean concerns(Scope scope, long addressed, Episode episode) {
        var owner = episode.unitId();
        return scope.sees(addressed)
                || (owner != null && scope.sees(owner))
                || episode.supportingUnitIds().stream().anyMatch(scope::sees);
    }
}
