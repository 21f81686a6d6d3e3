package org.fengsui.server.duty.notice.web;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.AnswerKind;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.Notices.NewAnswer;
import org.fengsui.server.duty.notice.service.AnswerDesk;
import org.fengsui.server.duty.notice.service.DutyOfficer;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.store.ItemStore.OfNotice;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Drafts;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Level;
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

/** 反馈: the unit answers one item, with proof. */
@Controller
class AnswerController {

    private final NoticeDesk desk;
    private final AnswerDesk answers;
    private final Drafts drafts;
    private final DutyOfficer duty;

    AnswerController(NoticeDesk desk, AnswerDesk answers, Drafts drafts, DutyOfficer duty) {
        this.desk = desk;
        this.answers = answers;
        this.drafts = drafts;
        this.duty = duty;
    }

    @GetMapping("/unit/items/{itemId}/answer")
    @Permits(Permission.NOTICE_ANSWER)
    String answer(
            @PathVariable long itemId,
            @RequestParam(required = false) @Nullable AnswerKind kind,
            Reader reader,
            Model model) {
        var found = own(itemId, reader);
        var form =
                again(found.item())
                        ? written(found.item())
                        : form(found.item())
                                .value("kind", AnswerKind.FIXED)
                                .value("doneAt", Typed.field(reader.times().now()));
        // What was kept is laid over it, but never the version that was read then.
        var kept =
                drafts.over(reader.actor(), form)
                        .value("kind", kind)
                        .value("version", found.item().version());
        show(found, kept, reader, model);
        return "notice/unit-answer";
    }

    @PostMapping("/unit/items/{itemId}/answer")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView answer(
            @PathVariable long itemId,
            @RequestParam int version,
            @RequestParam AnswerKind kind,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam @Nullable List<MultipartFile> files,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var found = own(itemId, reader);
        var form = form(found.item()).sent(sent);
        var doneAt = kind.done() ? instant(sent.getFirst("doneAt")) : null;
        var checked = check(form, kind, doneAt, reader);
        if (checked.refused()) {
            show(found, checked, reader, model);
            return new ModelAndView(
                    "notice/unit-answer", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            answers.answer(
                    reader.actor(),
                    itemId,
                    version,
                    new NewAnswer(kind, form.value("text"), doneAt, Attachment.of(files)),
                    form.key());
        } catch (Refusal refused) {
            show(found, NoticeForms.refused(form, refused, reader), reader, model);
            return new ModelAndView(
                    "notice/unit-answer", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Toast.done(redirect, reader.say("notice.done.answered"));
        return new ModelAndView("redirect:/unit/notices/" + found.noticeId());
    }

    /** An item of a notice that is addressed to this reader's unit; supporting units only read. */
    private OfNotice own(long itemId, Reader reader) {
        var scope = reader.actor().scope();
        var found = desk.item(scope, itemId);
        if (!scope.sees(desk.head(scope, found.noticeId()).unitId())) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.NOTICE_ANSWER.name());
        }
        return found;
    }

    private static Form form(Notice.Item item) {
        return Form.of(
                        "notice-answer:" + item.id() + ":" + item.round(),
                        "/unit/items/" + item.id() + "/answer")
                .value("version", item.version());
    }

    /** Whether an answer is written that no leader has confirmed, which is written anew. */
    private static boolean again(Notice.Item item) {
        return item.state() == ItemState.UNCONFIRMED && item.answer() != null;
    }

    /** The form with what was written before. */
    private static Form written(Notice.Item item) {
        var answer = Objects.requireNonNull(item.answer());
        var doneAt = answer.doneAt();
        return form(item)
                .value("kind", answer.kind())
                .value("text", answer.text())
                .value("doneAt", doneAt == null ? "" : Typed.field(doneAt));
    }

    static Form check(Form form, AnswerKind kind, @Nullable Instant doneAt, Reader reader) {
        var checked = form;
        var fixed = kind.done();
        if (form.value("text").isBlank()) {
            checked =
                    checked.error(
                            "text", reader.say(fixed ? "notice.field.how" : "notice.field.why"));
        }
        if (fixed && (doneAt == null || doneAt.isAfter(reader.times().now()))) {
            checked = checked.error("doneAt", reader.say("notice.field.doneAt"));
        }
        return checked;
    }

    static @Nullable Instant instant(@Nullable String local) {
        return local == null ? null : Typed.momentOrNull(local);
    }

    private void show(OfNotice found, Form form, Reader reader, Model model) {
        var item = found.item();
        if (!item.state().owed()) {
            throw new Refusal(CommonProblem.STALE);
        }
        var head = desk.head(reader.actor().scope(), found.noticeId());
        if (head.acknowledged() == null) {
            throw new Refusal(NoticeProblem.NOT_ACKNOWLEDGED, String.valueOf(head.printed()));
        }
        model.addAttribute("item", item);
        model.addAttribute("again", again(item));
        model.addAttribute("name", NoticePage.name(item));
        model.addAttribute("level", Level.of(item.severity()));
        model.addAttribute("noticeId", found.noticeId());
        model.addAttribute("number", String.valueOf(head.printed()));
        model.addAttribute("kinds", NoticeForms.answers(head.kind(), reader));
        model.addAttribute("form", form);
        model.addAttribute("phone", duty.phone());
    }
}
