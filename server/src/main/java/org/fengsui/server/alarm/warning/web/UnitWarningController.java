package org.fengsui.server.alarm.warning.web;

import java.util.List;
import java.util.stream.Stream;
import org.fengsui.server.alarm.warning.Asked.Reply;
import org.fengsui.server.alarm.warning.Warnings;
import org.fengsui.server.alarm.warning.service.WarningDesk;
import org.fengsui.server.alarm.warning.service.WarningDesk.Told;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectClocks;
import org.fengsui.server.platform.page.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A unit reads the warnings that concern its systems, and confirms. */
@Controller
class UnitWarningController {

    private final Warnings warnings;
    private final WarningDesk desk;
    private final SubjectClocks clocks;

    UnitWarningController(Warnings warnings, WarningDesk desk, SubjectClocks clocks) {
        this.warnings = warnings;
        this.desk = desk;
        this.clocks = clocks;
    }

    /** What a unit was told, as its list shows it. */
    record Line(long id, PublicView view, Chip state) {}

    @GetMapping("/unit/warnings")
    @Permits(Permission.NOTICE_ANSWER)
    String list(Reader reader, Model model) {
        model.addAttribute(
                "lines",
                desk.told(reader.actor().scope()).stream()
                        .map(told ->
                                new Line(
                                        told.asked().id(),
                                        PublicView.of(told.warning(), reader),
                                        state(told, reader)))
                        .toList());
        return "warning/unit-list";
    }

    private static Chip state(Told told, Reader reader) {
        var reply = told.asked().reply();
        if (reply != null) {
            return Chip.done(reader.say("warning.reply", reply));
        }
        if (!told.warning().holds()) {
            return Chip.quiet(reader.say("warning.unit.over"));
        }
        return told.asked().mustConfirm()
                ? Chip.open(reader.say("warning.unit.toConfirm"))
                : Chip.quiet(reader.say("warning.unit.note"));
    }

    @GetMapping("/unit/warnings/{id:[0-9]+}")
    @Permits(Permission.NOTICE_ANSWER)
    String one(@PathVariable long id, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var told = desk.told(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        var subject = new Subject("warning-confirmation", id);
        model.addAttribute("view", PublicView.of(told.warning(), reader));
        model.addAttribute("asked", told.asked());
        model.addAttribute("state", state(told, reader));
        model.addAttribute("hits", WarningController.lines(told.asked().hits(), reader));
        model.addAttribute("bar", clocks.bars(scope, List.of(subject), reader).get(subject));
        model.addAttribute("mayConfirm", told.asked().reply() == null && told.warning().holds());
        model.addAttribute("replies", replies(reader));
        model.addAttribute(
                "form",
                Form.of("warning-confirm:" + id, "/unit/warnings/" + id + "/confirm")
                        .value("reply", Reply.PROTECTED));
        return "warning/unit-warning";
    }

    private static List<Option> replies(Reader reader) {
        return Stream.of(Reply.values())
                .map(reply -> new Option(reply.name(), reader.say("warning.reply", reply)))
                .toList();
    }

    @PostMapping("/unit/warnings/{id:[0-9]+}/confirm")
    @Permits(Permission.NOTICE_ANSWER)
    String confirm(
            @PathVariable long id,
            @RequestParam Reply reply,
            @RequestParam(defaultValue = "") String note,
            Reader reader,
            RedirectAttributes redirect) {
        warnings.confirm(reader.actor(), id, reply, note);
        Toast.done(redirect, reader.say("warning.unit.confirmed"));
        return "redirect:/unit/warnings/" + id;
    }
}
