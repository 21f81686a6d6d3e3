package org.fengsui.server.duty.notice.web;

import java.util.List;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.AnswerKind;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.Notices.NewAnswer;
import org.fengsui.server.duty.notice.service.AnswerDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Drafts;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/** 合并反馈: the unit chooses items of a notice and answers them alike, with one text and proof. */
@Controller
class AnswersController {

    private final Notices notices;
    private final AnswerDesk answers;
    private final Drafts drafts;

    AnswersController(Notices notices, AnswerDesk answers, Drafts drafts) {
        this.notices = notices;
        this.answers = answers;
        this.drafts = drafts;
    }

    /** All are chosen to begin with; the few that differ are left out. */
    @GetMapping("/unit/notices/{id}/answers")
    @Permits(Permission.NOTICE_ANSWER)
    String choose(@PathVariable long id, Reader reader, Model model) {
        var notice = own(id, reader);
        var all = open(notice).stream().map(Option::value).toList();
        showChoice(notice, choice(id).values("item", all), model);
        return "notice/unit-answers-choose";
    }

    private static Form choice(long id) {
        return Form.of("notice-answers-choice:" + id, "/unit/notices/" + id + "/answers/chosen");
    }

    /** What will be answered, and the form that answers it. */
    @PostMapping("/unit/notices/{id}/answers/chosen")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView write(
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<String> item,
            Reader reader,
            Model model) {
        var notice = own(id, reader);
        if (item.isEmpty()) {
            showChoice(notice, choice(id).error("item", reader.say("unit.answers.none")), model);
            return new ModelAndView(
                    "notice/unit-answers-choose", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var form =
                drafts.over(
                        reader.actor(),
                        form(id).value("kind", AnswerKind.FIXED)
                                .value("doneAt", Typed.field(reader.times().now())));
        show(notice, form.values("item", item), model, reader);
        return new ModelAndView("notice/unit-answers", model.asMap());
    }

    private static Form form(long id) {
        return Form.of("notice-answers:" + id, "/unit/notices/" + id + "/answers");
    }

    @PostMapping("/unit/notices/{id}/answers")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView answer(
            @PathVariable long id,
            @RequestParam List<String> item,
            @RequestParam AnswerKind kind,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam @Nullable List<MultipartFile> files,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var notice = own(id, reader);
        var form = form(id).sent(sent);
        var fixed = kind.done();
        var doneAt = fixed ? AnswerController.instant(sent.getFirst("doneAt")) : null;
        var checked = AnswerController.check(form, kind, doneAt, reader);
        if (checked.refused()) {
            return again(notice, checked, reader, model);
        }
        try {
            answers.answer(
                    reader.actor(),
                    id,
                    NoticeForms.versions(item),
                    new NewAnswer(kind, form.value("text"), doneAt, Attachment.of(files)),
                    form.key());
        } catch (Refusal refused) {
            return again(notice, NoticeForms.refused(form, refused, reader), reader, model);
        }
        Toast.done(redirect, reader.say("notice.done.answeredAll", item.size()));
        return new ModelAndView("redirect:/unit/notices/" + id);
    }

    private static ModelAndView again(Notice notice, Form form, Reader reader, Model model) {
        show(notice, form, model, reader);
        return new ModelAndView(
                "notice/unit-answers", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** A notice that is addressed to this reader's unit and acknowledged. */
    private Notice own(long id, Reader reader) {
        var scope = reader.actor().scope();
        var notice =
                notices.find(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (!scope.sees(notice.unitId())) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.NOTICE_ANSWER.name());
        }
        if (notice.acknowledged() == null) {
            throw new Refusal(NoticeProblem.NOT_ACKNOWLEDGED, String.valueOf(notice.number()));
        }
        return notice;
    }

    private static List<Option> open(Notice notice) {
        return notice.items().stream()
                .filter(item -> item.state() == ItemState.OPEN)
                .map(NoticeForms::chosen)
                .toList();
    }

    private static void showChoice(Notice notice, Form form, Model model) {
        model.addAttribute("notice", notice);
        model.addAttribute("open", open(notice));
        model.addAttribute("form", form);
    }

    /** Refuses to show what is not as it was chosen: what is read is what will be answered. */
    private static void show(Notice notice, Form form, Model model, Reader reader) {
        var chosen = open(notice).stream().filter(one -> form.has("item", one.value())).toList();
        if (chosen.isEmpty() || chosen.size() != form.all("item").size()) {
            throw new Refusal(CommonProblem.STALE);
        }
        model.addAttribute("notice", notice);
        model.addAttribute("chosen", chosen);
        model.addAttribute("kinds", NoticeForms.answers(notice.kind(), reader));
        model.addAttribute("form", form);
    }
}
