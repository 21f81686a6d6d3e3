package org.fengsui.server.platform.admin.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.audit.AuditChain;
import org.fengsui.server.platform.audit.AuditEntry;
import org.fengsui.server.platform.audit.AuditFilter;
import org.fengsui.server.platform.audit.AuditTrail;
import org.fengsui.server.platform.audit.AuditVerifications;
import org.fengsui.server.platform.kernel.Errand;
import org.fengsui.server.platform.page.Csv;
import org.fengsui.server.platform.page.ErrandView;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The audit log: its entries, the state of its chain, its export. */
@Controller
class AuditController {

    static final String PATH = "/audit";

    private final AuditTrail trail;
    private final AuditChain chain;
    private final AuditVerifications verifications;
    private final AuditDesk desk;
    private final Clock systemClock;

    AuditController(
            AuditTrail trail,
            AuditChain chain,
            AuditVerifications verifications,
            AuditDesk desk,
            Clock systemClock) {
        this.trail = trail;
        this.chain = chain;
        this.verifications = verifications;
        this.desk = desk;
        this.systemClock = systemClock;
    }

    @GetMapping(PATH)
    @Permits(Permission.AUDIT_VIEW)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = AuditList.LIST.read(params);
        var filter = AuditList.filter(asked);
        var rows = trail.list(filter, asked.descending(), asked.offset(), asked.limit());
        var result = ListResult.of(asked, rows, trail.count(filter, ListRequest.COUNT_LIMIT + 1));
        var actions = trail.actions().stream().map(name -> new Option(name, name)).toList();
        model.addAttribute(
                "list", AuditList.LIST.view(asked, result, reader, Map.of("action", actions)));
        model.addAttribute("chain", chain.head());
        model.addAttribute("waiting", chain.waiting());
        model.addAttribute("checks", checks(reader));
        var newest = verifications.newest().orElse(null);
        model.addAttribute("errand", view(newest, reader));
        model.addAttribute("asked", newest == null ? "" : reader.times().moment(newest.askedAt()));
        return "admin/audit";
    }

    @GetMapping(PATH + "/export.csv")
    @Permits(Permission.AUDIT_VIEW)
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam MultiValueMap<String, String> params, Reader reader) {
        var asked = AuditList.LIST.read(params);
        var rows = desk.export(reader.actor(), AuditList.filter(asked), asked);
        return Csv.download(
                reader.say("admin.audit.file"),
                AuditList.LIST,
                asked.forExport(),
                rows.stream(),
                reader);
    }

    /** Two who ask at once share one walk. */
    @PostMapping(PATH + "/verify")
    @Permits(Permission.AUDIT_VIEW)
    String verify(Reader reader, RedirectAttributes redirect) {
        var actor = reader.actor();
        var asked = verifications.ask(actor.accountId(), actor.name());
        if (asked.accountId() != actor.accountId()) {
            Toast.done(
                    redirect,
                    reader.say(
                            "admin.audit.shared",
                            asked.name(),
                            reader.times().moment(asked.askedAt())));
        }
        return "redirect:" + PATH;
    }

    /** Asked again and again by the page; once it has ended the page is shown anew. */
    @GetMapping(PATH + "/verify/progress")
    @Permits(Permission.AUDIT_VIEW)
    String progress(Reader reader, Model model, HttpServletResponse response) {
        var newest = verifications.newest().orElse(null);
        return ErrandView.again(view(newest, reader), model, response);
    }

    private @Nullable ErrandView view(@Nullable Errand newest, Reader reader) {
        return ErrandView.of(
                newest,
                PATH + "/verify/progress",
                reader.say("admin.audit.unit"),
                newest == null ? "" : note(newest, reader),
                reader,
                systemClock.instant());
    }

    private static String note(Errand newest, Reader reader) {
        return reader.say(
                newest.begunAt() == null ? "admin.audit.asked" : "admin.audit.verifying",
                newest.name(),
                reader.times().moment(newest.askedAt()));
    }

    /** The last verifications, newest first. */
    private List<Check> checks(Reader reader) {
        var verified = new AuditFilter(null, null, null, "audit.verified", null, null);
        return trail.newest(verified, 3).stream().map(entry -> check(entry, reader)).toList();
    }

    private static Check check(AuditEntry entry, Reader reader) {
        var facts = entry.details();
        var result = facts.getOrDefault("result", "");
        boolean intact = result.equals("intact");
        return new Check(
                reader.times().moment(entry.at()),
                entry.actorName(),
                intact
                        ? reader.say(
                                "admin.audit.check.intact",
                                figure(facts, "blocks"),
                                figure(facts, "entries"))
                        : reader.say(
                                "admin.audit.check.broken",
                                reader.say("audit.fault." + result),
                                figure(facts, "block"),
                                entryOf(facts)),
                facts.getOrDefault("head", ""),
                intact);
    }

    private static long figure(Map<String, String> facts, String name) {
        return Long.parseLong(facts.getOrDefault(name, "0"));
    }

    /** The block itself is broken where none is named. */
    private static String entryOf(Map<String, String> facts) {
        var entry = facts.getOrDefault("entry", "null");
        return entry.equals("null") ? "—" : entry;
    }

    /**
     * A verification as the page shows it.
     *
     * @param head the newest block then, as it is kept outside; empty where the chain is broken
     */
    record Check(String at, String by, String result, String head, boolean intact) {}
}
