package org.fengsui.server.sensing.finding.web;

import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.sensing.finding.domain.RetestState;
import org.fengsui.server.sensing.finding.domain.Retests;
import org.fengsui.server.sensing.finding.domain.TargetFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What scanners take from the re-test queue, and who takes which part of it. */
@Controller
class RetestTargetController {

    private static final String NOBODY = "none";

    private final Retests retests;

    RetestTargetController(Retests retests) {
        this.retests = retests;
    }

    /**
     * A scanner's two texts.
     *
     * @param label the scanner
     * @param how where they go there
     * @param targets its target list
     * @param ports its port field; empty for its usual range
     * @param href the target list as a file
     */
    record Offer(String label, String how, String targets, String ports, String href) {}

    /** The lists of all formats, of one person or all, to choose from. */
    @GetMapping("/retests/targets")
    @Permits(Permission.FINDING_TRIAGE)
    String choose(@RequestParam(defaultValue = "") String assignee, Reader reader, Model model) {
        var whose = whose(assignee);
        var all = retests.targets(reader.actor(), whose);
        var open = all.allowed();
        var offers = new ArrayList<Offer>();
        for (var format : TargetFormat.values()) {
            offers.add(
                    new Offer(
                            reader.say("retest.format", format),
                            reader.say("retest.format." + format + ".how"),
                            format.targets(open).strip(),
                            format.ports(open),
                            "/retests/targets.txt?format="
                                    + format.word()
                                    + (whose == null ? "" : "&assignee=" + whose)));
        }
        model.addAttribute("barred", all.barred());
        model.addAttribute("offers", open.isEmpty() ? List.of() : offers);
        model.addAttribute("count", open.stream().map(it -> it.target()).distinct().count());
        model.addAttribute(
                "form", Form.of("retest-targets", "/retests/targets").value("assignee", assignee));
        model.addAttribute("testers", testers(retests, reader));
        return "finding/targets";
    }

    @GetMapping("/retests/targets.txt")
    @Permits(Permission.FINDING_TRIAGE)
    ResponseEntity<byte[]> targets(
            @RequestParam(defaultValue = "plain") String format,
            @RequestParam(defaultValue = "") String assignee,
            Reader reader) {
        var chosen = TargetFile.format(format);
        return TargetFile.of(
                "targets",
                chosen,
                retests.targets(reader.actor(), whose(assignee)).allowed(),
                reader);
    }

    /** Says which will be given away, and to whom. */
    @PostMapping("/retests/assign")
    @Permits(Permission.FINDING_TRIAGE)
    String chosen(@RequestParam(defaultValue = "") List<Long> id, Reader reader, Model model) {
        var all = retests.chosen(reader.actor().scope(), id);
        var open = all.stream().filter(it -> it.state() == RetestState.OPEN).toList();
        model.addAttribute("lines", open);
        model.addAttribute("total", reader.times().number(open.size()));
        model.addAttribute("unchanged", all.size() - open.size());
        model.addAttribute("ids", open.stream().map(it -> it.id()).toList());
        model.addAttribute("testers", testers(retests, reader));
        model.addAttribute("form", Form.of("retest-assign", "/retests/assign/apply"));
        return "finding/assign";
    }

    @PostMapping("/retests/assign/apply")
    @Permits(Permission.FINDING_TRIAGE)
    String assign(
            @RequestParam List<Long> id,
            @RequestParam(defaultValue = "") String assignee,
            Reader reader,
            RedirectAttributes redirect) {
        var whose = whose(assignee);
        if (whose == null) {
            throw new Refusal(CommonProblem.FIELD_INVALID, "assignee");
        }
        int given =
                retests.assign(
                        reader.actor(), id, whose.equals(NOBODY) ? null : Long.valueOf(whose));
        Toast.done(redirect, reader.say("retest.done.assigned", given));
        return "redirect:/retests?state=OPEN";
    }

    private static @Nullable String whose(String assignee) {
        if (assignee.isEmpty()) {
            return null;
        }
        if (!assignee.equals(NOBODY) && !assignee.matches("[0-9]{1,18}")) {
            throw new Refusal(CommonProblem.FIELD_INVALID, "assignee");
        }
        return assignee;
    }

    /** Those who re-test, and nobody in particular. */
    static List<Filter.Option> testers(Retests retests, Reader reader) {
        var options = new ArrayList<Filter.Option>();
        options.add(new Filter.Option(NOBODY, reader.say("retest.assignee.none")));
        retests.testers().forEach(it -> options.add(Filter.Option.of(it.id(), it.displayName())));
        return options;
    }
}
