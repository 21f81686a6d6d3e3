package org.fengsui.server.alarm.content.web;

import java.util.List;
import org.fengsui.server.alarm.content.Takedown;
import org.fengsui.server.alarm.content.TakedownState.Move;
import org.fengsui.server.alarm.content.Takedowns;
import org.fengsui.server.alarm.content.service.ContentDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectClocks;
import org.fengsui.server.platform.page.Toast;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A unit's takedown tasks, which it takes down and proves. */
@Controller
class UnitTakedownController {

    private final Takedowns takedowns;
    private final ContentDesk desk;
    private final SubjectClocks clocks;

    UnitTakedownController(Takedowns takedowns, ContentDesk desk, SubjectClocks clocks) {
        this.takedowns = takedowns;
        this.desk = desk;
        this.clocks = clocks;
    }

    /** A task in the list. */
    record Line(Takedown task, Chip state) {}

    @GetMapping("/unit/takedowns")
    @Permits(Permission.NOTICE_ANSWER)
    String list(Reader reader, Model model) {
        model.addAttribute(
                "lines",
                desk.ofUnits(reader.actor()).stream()
                        .map(task -> new Line(task, TakedownList.chip(task.state(), reader)))
                        .toList());
        return "content/unit-takedowns";
    }

    @GetMapping("/unit/takedowns/{id:[0-9]+}")
    @Permits(Permission.NOTICE_ANSWER)
    String task(@PathVariable long id, Reader reader, Model model) {
        var task = find(id, reader);
        show(task, form(task), reader, model);
        return "content/unit-takedown";
    }

    private static Form form(Takedown task) {
        return Form.of("takedown-done:" + task.id(), "/unit/takedowns/" + task.id() + "/done")
                .value("version", task.version());
    }

    private void show(Takedown task, Form form, Reader reader, Model model) {
        TakedownPage.show(task, takedowns, desk, clocks, reader, model);
        model.addAttribute("mayDo", task.state().allows(Move.DO));
        model.addAttribute("form", form);
    }

    @PostMapping("/unit/takedowns/{id:[0-9]+}/done")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView done(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String text,
            @RequestParam @Nullable List<MultipartFile> files,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var task = find(id, reader);
        try {
            takedowns.move(reader.actor(), id, version, Move.DO, text, Attachment.of(files));
        } catch (Refusal refused) {
            show(task, form(task).value("text", text).refused(refused, reader), reader, model);
            return ContentController.unprocessable("content/unit-takedown", model);
        }
        Toast.done(redirect, reader.say("content.unit.done"));
        return new ModelAndView("redirect:/unit/takedowns/" + id);
    }

    private Takedown find(long id, Reader reader) {
        return takedowns
                .find(reader.actor(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }
}
