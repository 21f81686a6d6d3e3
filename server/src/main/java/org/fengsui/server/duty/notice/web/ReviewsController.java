package org.fengsui.server.duty.notice.web;

import java.util.List;
import java.util.Objects;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.Verdict;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 批量审核: the office reviews several answers of a notice alike, having seen what will change. */
@Controller
class ReviewsController {

    private final Notices notices;

    ReviewsController(Notices notices) {
        this.notices = notices;
    }

    /** None is chosen to begin with: each was read before it is judged. */
    @GetMapping("/notices/{id}/reviews")
    @Permits(Permission.NOTICE_DRAFT)
    String choose(@PathVariable long id, Reader reader, Model model) {
        show(find(id, reader), form(id).value("verdict", Verdict.PLAUSIBLE), reader, model);
        return "notice/reviews";
    }

    private static Form form(long id) {
        return Form.of("notice-reviews:" + id, "/notices/" + id + "/reviews/preview");
    }

    @PostMapping("/notices/{id}/reviews/preview")
    @Permits(Permission.NOTICE_DRAFT)
    ModelAndView preview(
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<String> item,
            @RequestParam Verdict verdict,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            Model model) {
        var notice = find(id, reader);
        var form = form(id).values("item", item).value("verdict", verdict).value("reason", reason);
        if (item.isEmpty()) {
            form = form.error("item", reader.say("notice.reviews.none"));
        }
        if (verdict != Verdict.PLAUSIBLE && reason.isBlank()) {
            var missing = new Refusal(NoticeProblem.REASON_MISSING);
            form = form.error("reason", NoticeForms.words(missing, reader));
        }
        show(notice, form, reader, model);
        if (form.refused()) {
            return new ModelAndView(
                    "notice/reviews", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var sent = form;
        var chosen =
                reviewable(notice, reader.actor()).stream()
                        .filter(one -> sent.has("item", NoticeForms.chosen(one).value()))
                        .toList();
        if (chosen.size() != item.size()) {
            throw new Refusal(CommonProblem.STALE);
        }
        model.addAttribute("chosen", chosen.stream().map(NoticeForms::chosen).toList());
        model.addAttribute("becomes", reader.say("notice.reviews.becomes", verdict));
        model.addAttribute("verdict", reader.say("notice.verdict", verdict));
        return new ModelAndView("notice/reviews-preview", model.asMap());
    }

    @PostMapping("/notices/{id}/reviews")
    @Permits(Permission.NOTICE_DRAFT)
    String review(
            @PathVariable long id,
            @RequestParam List<String> item,
            @RequestParam Verdict verdict,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            RedirectAttributes redirect) {
        notices.review(reader.actor(), id, NoticeForms.versions(item), verdict, reason);
        Toast.done(redirect, reader.say("notice.done.reviewedAll", item.size()));
        return "redirect:/notices/" + id;
    }

    private Notice find(long id, Reader reader) {
        return notices.find(reader.actor().scope(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private static void show(Notice notice, Form form, Reader reader, Model model) {
        var number = String.valueOf(notice.number());
        model.addAttribute(
                "head",
                DetailHead.of(reader.say("notice.reviews.title"), number)
                        .under(reader.say("nav.NOTICES"), "/notices")
                        .under(number, "/notices/" + notice.id()));
        model.addAttribute("notice", notice);
        model.addAttribute(
                "open",
                reviewable(notice, reader.actor()).stream()
                        .map(item -> said(item, reader))
                        .toList());
        model.addAttribute("verdicts", NoticeForms.verdicts(reader));
        model.addAttribute("form", form);
    }

    /** An item with what was answered. */
    private static Option said(Notice.Item item, Reader reader) {
        var plain = NoticeForms.chosen(item);
        var answer = Objects.requireNonNull(item.answer());
        return new Option(
                plain.value(),
                reader.say(
                        "notice.reviews.said",
                        plain.label(),
                        reader.say("notice.answer", answer.kind()),
                        answer.by().name(),
                        answer.text()));
    }

    /** The items whose answers wait for a verdict that this person may give. */
    static List<Notice.Item> reviewable(Notice notice, Actor actor) {
        return notice.items().stream()
                .filter(item -> item.state() == ItemState.ANSWERED && othersOf(item, actor))
                .toList();
    }

    private static boolean othersOf(Notice.Item item, Actor actor) {
        var answer = item.answer();
        if (answer == null || answer.verdict() != null) {
            return false;
        }
        var confirmation = answer.confirmation();
        var confirmed = confirmation == null ? null : confirmation.by();
        return answer.by().accountId() != actor.accountId()
                && (confirmed == null || confirmed.accountId() != actor.accountId());
    }
}
