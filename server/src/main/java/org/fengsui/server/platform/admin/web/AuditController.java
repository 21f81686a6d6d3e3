package org.fengsui.server.platform.admin.web;

import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.audit.AuditChain;
import org.fengsui.server.platform.audit.AuditFilter;
import org.fengsui.server.platform.audit.AuditTrail;
import org.fengsui.server.platform.audit.AuditVerification.Broken;
import org.fengsui.server.platform.audit.AuditVerification.Intact;
import org.fengsui.server.platform.page.Csv;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
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
    private final AuditDesk desk;

    AuditController(AuditTrail trail, AuditChain chain, AuditDesk desk) {
        this.trail = trail;
        this.chain = chain;
        this.desk = desk;
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

    @PostMapping(PATH + "/verify")
    @Permits(Permission.AUDIT_VIEW)
    String verify(Reader reader, RedirectAttributes redirect) {
        switch (desk.verify(reader.actor())) {
            case Intact intact ->
                    Toast.done(
                            redirect,
                            reader.say("audit.intact", intact.blocks(), intact.entries()));
            case Broken broken ->
                    Toast.refused(
                            redirect,
                            reader.say(
                                    "audit.broken",
                                    reader.say("audit.fault", broken.fault()),
                                    broken.block(),
                                    broken.entry() == null ? "—" : broken.entry().toString()));
        }
        return "redirect:" + PATH;
    }

    /** The last verifications, newest first. */
    private List<Check> checks(Reader reader) {
        var verified = new AuditFilter(null, null, null, "audit.verified", null, null);
        return trail.newest(verified, 3).stream()
                .map(entry -> {
                    var result = entry.details().getOrDefault("result", "");
                    boolean intact = result.equals("intact");
                    return new Check(
                            reader.times().moment(entry.at()),
                            entry.actorName(),
                            intact
                                    ? reader.say("admin.audit.check.intact")
                                    : reader.say("audit.fault." + result),
                            intact);
                })
                .toList();
    }

    /** A verification as the page shows it. */
    record Check(String at, String by, String result, boolean intact) {}
}
