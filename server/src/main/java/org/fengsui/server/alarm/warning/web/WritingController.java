package org.fengsui.server.alarm.warning.web;

import java.time.Duration;
import java.util.List;
import org.fengsui.server.alarm.warning.Warning;
import org.fengsui.server.alarm.warning.Warning.Internal;
import org.fengsui.server.alarm.warning.Warning.Text;
import org.fengsui.server.alarm.warning.WarningLevel;
import org.fengsui.server.alarm.warning.Warnings;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Writing a warning, changing its draft, and proposing to adjust what is published. */
@Controller
class WritingController {

    private static final Duration USUAL = Duration.ofDays(14);

    private final Warnings warnings;

    WritingController(Warnings warnings) {
        this.warnings = warnings;
    }

    @GetMapping("/warnings/new")
    @Permits(Permission.WARNING_DRAFT)
    String create(Reader reader, Model model) {
        var blank =
                new Text(
                        WarningLevel.BLUE,
                        "",
                        "",
                        "",
                        reader.say("warning.audience.all"),
                        "",
                        "",
                        List.of(),
                        "",
                        reader.times().now().plus(USUAL));
        var form = WarningForm.with(newForm(), blank);
        show(
                WarningForm.with(form, new Internal("", List.of(), true)),
                fresh(reader),
                reader,
                model);
        return "warning/form";
    }

    private static Form newForm() {
        return Form.of("warning-new", "/warnings/new").value("exercise", "no");
    }

    private static DetailHead fresh(Reader reader) {
        return DetailHead.of(reader.say("warning.new.title"), reader.say("warning.new.sub"))
                .under(reader.say("warning.list.title"), "/warnings");
    }

    @PostMapping("/warnings/new")
    @Permits(Permission.WARNING_DRAFT)
    ModelAndView create(
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var form = newForm().sent(sent);
        try {
            long id =
                    warnings.draft(
                            reader.actor(),
                            WarningForm.text(form, reader),
                            WarningForm.internal(form),
                            form.has("exercise", "yes"));
            return done(id, reader, redirect);
        } catch (Refusal refused) {
            return again(form, refused, fresh(reader), reader, model);
        }
    }

    @GetMapping("/warnings/{id:[0-9]+}/edit")
    @Permits(Permission.WARNING_DRAFT)
    String edit(@PathVariable long id, Reader reader, Model model) {
        var warning = find(id, reader);
        var form = WarningForm.with(editForm(warning), warning.text());
        show(
                WarningForm.with(form, warning.internal()),
                head(warning, "warning.move.EDIT", reader),
                reader,
                model);
        return "warning/form";
    }

    private static Form editForm(Warning warning) {
        return Form.of(
                        "warning-edit:" + warning.id() + ":" + warning.version(),
                        "/warnings/" + warning.id() + "/edit")
                .value("version", warning.version())
                .value("exercise", warning.exercise() ? "yes" : "no");
    }

    private static DetailHead head(Warning warning, String key, Reader reader) {
        return DetailHead.of(reader.say(key), warning.called())
                .under(reader.say("warning.list.title"), "/warnings")
                .under(warning.text().title(), "/warnings/" + warning.id());
    }

    @PostMapping("/warnings/{id:[0-9]+}/edit")
    @Permits(Permission.WARNING_DRAFT)
    ModelAndView edit(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var warning = find(id, reader);
        var form = editForm(warning).sent(sent);
        try {
            warnings.edit(
                    reader.actor(),
                    id,
                    version,
                    WarningForm.text(form, reader),
                    WarningForm.internal(form),
                    form.has("exercise", "yes"));
            return done(id, reader, redirect);
        } catch (Refusal refused) {
            var head = head(warning, "warning.move.EDIT", reader);
            return refused.problem() == CommonProblem.STALE
                    ? bothOf(form, warning, head, reader, model)
                    : again(form, refused, head, reader, model);
        }
    }

    /** What another saved meanwhile above what was typed; sent once more it replaces it. */
    private static ModelAndView bothOf(
            Form typed, Warning saved, DetailHead head, Reader reader, Model model) {
        var form =
                typed.conflict(
                        editForm(saved).key(),
                        saved.version(),
                        WarningForm.facts(saved, reader),
                        reader);
        show(form, head, reader, model);
        return new ModelAndView("warning/form", model.asMap(), HttpStatus.CONFLICT);
    }

    @GetMapping("/warnings/{id:[0-9]+}/adjust")
    @Permits(Permission.WARNING_DRAFT)
    String adjust(@PathVariable long id, Reader reader, Model model) {
        var warning = find(id, reader);
        show(
                WarningForm.with(adjustForm(warning), warning.text()),
                head(warning, "warning.move.PROPOSE_ADJUSTMENT", reader),
                reader,
                model);
        return "warning/form";
    }

    private static Form adjustForm(Warning warning) {
        return Form.of(
                        "warning-adjust:" + warning.id() + ":" + warning.version(),
                        "/warnings/" + warning.id() + "/adjust")
                .value("version", warning.version())
                .value("adjusts", "yes");
    }

    @PostMapping("/warnings/{id:[0-9]+}/adjust")
    @Permits(Permission.WARNING_DRAFT)
    ModelAndView adjust(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var warning = find(id, reader);
        var form = adjustForm(warning).sent(sent);
        try {
            warnings.proposeAdjustment(
                    reader.actor(),
                    id,
                    version,
                    WarningForm.text(form, reader),
                    form.value("reason"));
            return done(id, reader, redirect);
        } catch (Refusal refused) {
            return again(
                    form,
                    refused,
                    head(warning, "warning.move.PROPOSE_ADJUSTMENT", reader),
                    reader,
                    model);
        }
    }

    private static void show(Form form, DetailHead head, Reader reader, Model model) {
        model.addAttribute("head", head);
        model.addAttribute("form", form);
        model.addAttribute("levels", WarningForm.levels(reader));
        model.addAttribute("answers", WarningForm.answers(reader));
    }

    private static ModelAndView again(
            Form form, Refusal refused, DetailHead head, Reader reader, Model model) {
        show(WarningForm.refused(form, refused, reader), head, reader, model);
        return new ModelAndView("warning/form", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ModelAndView done(long id, Reader reader, RedirectAttributes redirect) {
        Toast.done(redirect, reader.say("warning.done"));
        return new ModelAndView("redirect:/warnings/" + id);
    }

    private Warning find(long id, Reader reader) {
        return warnings.find(reader.actor().scope(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }
}
