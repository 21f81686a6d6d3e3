package org.fengsui.server.alarm.content.web;

import java.util.List;
import org.fengsui.server.alarm.content.Takedown;
import org.fengsui.server.alarm.content.TakedownState.Move;
import org.fengsui.server.alarm.content.Takedowns;
import org.fengsui.server.alarm.content.Takedowns.Order;
import org.fengsui.server.alarm.content.service.ContentDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectClocks;
import org.fengsui.server.platform.page.Toast;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 处置任务 as 宣传部 sees them: the list, ordering one, and one with its proof. */
@Controller
class TakedownController {

    private final Takedowns takedowns;
    private final ContentDesk desk;
    private final SubjectClocks clocks;

    TakedownController(Takedowns takedowns, ContentDesk desk, SubjectClocks clocks) {
        this.takedowns = takedowns;
        this.desk = desk;
        this.clocks = clocks;
    }

    @GetMapping("/takedowns")
    @Permits(Permission.CONTENT_WORK)
    String list(@RequestParam MultiValueMap<String, String> params, Reader reader, Model model) {
        var asked = TakedownList.LIST.read(params);
        var found = desk.tasks(reader.actor(), asked);
        model.addAttribute("list", TakedownList.LIST.view(asked, found, reader));
        return "content/takedowns";
    }

    @GetMapping("/takedowns/new")
    @Permits(Permission.CONTENT_WORK)
    String create(
            @RequestParam(name = "record", required = false) @Nullable Long record,
            Reader reader,
            Model model) {
        return showNew(newForm().value("record", record).value("own", "no"), reader, model);
    }

    private static Form newForm() {
        return Form.of("takedown-new", "/takedowns/new");
    }

    private static String showNew(Form form, Reader reader, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(
                "owners",
                List.of(
                        new Option("no", reader.say("content.takedown.own.no")),
                        new Option("yes", reader.say("content.takedown.own.yes"))));
        return "content/takedown-new";
    }

    @PostMapping("/takedowns/new")
    @Permits(Permission.CONTENT_WORK)
    ModelAndView create(
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam @Nullable List<MultipartFile> files,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = newForm().sent(sent);
        try {
            long id =
                    takedowns.order(
                            reader.actor(),
                            new Order(
                                    record(form),
                                    form.value("url"),
                                    form.value("what"),
                                    form.has("own", "yes")),
                            Attachment.of(files));
            Toast.done(redirect, reader.say("content.done"));
            return new ModelAndView("redirect:/takedowns/" + id);
        } catch (Refusal refused) {
            return ContentController.unprocessable(
                    showNew(form.refused(refused, reader), reader, model), model);
        }
    }

    private static @Nullable Long record(Form form) {
        var typed = form.value("record");
        return typed.matches("[0-9]{1,18}") ? Long.valueOf(typed) : null;
    }

    @GetMapping("/takedowns/{id:[0-9]+}")
    @Permits(Permission.CONTENT_WORK)
    String detail(@PathVariable long id, Reader reader, Model model) {
        var task = find(id, reader);
        show(task, form(task), reader, model);
        return "content/takedown";
    }

    private static Form form(Takedown task) {
        return Form.of("takedown-act:" + task.id(), "/takedowns/" + task.id())
                .value("version", task.version());
    }

    private void show(Takedown task, Form form, Reader reader, Model model) {
        var own = task.unitId() == null;
        model.addAttribute(
                "head",
                DetailHead.of(task.called(), task.url())
                        .under(reader.say("content.takedown.nav"), "/takedowns")
                        .state(TakedownList.chip(task.state(), reader)));
        TakedownPage.show(task, takedowns, desk, clocks, reader, model);
        model.addAttribute("form", form);
        model.addAttribute("mayDo", own && task.state().allows(Move.DO));
        model.addAttribute("mayConfirm", task.state().allows(Move.CONFIRM));
        model.addAttribute("mayRevoke", task.state().allows(Move.REVOKE));
    }

    @PostMapping("/takedowns/{id:[0-9]+}/{act:done|confirm|standing|revoke}")
    @Permits(Permission.CONTENT_WORK)
    ModelAndView act(
            @PathVariable long id,
            @PathVariable String act,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String text,
            @RequestParam @Nullable List<MultipartFile> files,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var task = find(id, reader);
        var move =
                switch (act) {
                    case "done" -> Move.DO;
                    case "confirm" -> Move.CONFIRM;
                    case "standing" -> Move.FIND_STANDING;
                    default -> Move.REVOKE;
                };
        try {
            takedowns.move(reader.actor(), id, version, move, text, Attachment.of(files));
        } catch (Refusal refused) {
            show(task, form(task).value("text", text).refused(refused, reader), reader, model);
            return ContentController.unprocessable("content/takedown", model);
        }
        Toast.done(redirect, reader.say("content.done"));
        return new ModelAndView("redirect:/takedowns/" + id);
    }

    private Takedown find(long id, Reader reader) {
        return takedowns
                .find(reader.actor(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }
}
