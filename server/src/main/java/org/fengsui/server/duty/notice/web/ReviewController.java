package org.fengsui.server.duty.notice.web;

import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.Verdict;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.store.ItemStore.OfNotice;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Level;
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

/** 审核: an answer with its proof, and what the office says of it. */
@Controller
class ReviewController {

    private final Notices notices;
    private final NoticeDesk desk;

    ReviewController(Notices notices, NoticeDesk desk) {
        this.notices = notices;
        this.desk = desk;
    }

    @GetMapping("/notices/items/{itemId}/review")
    @Permits(Permission.NOTICE_DRAFT)
    String review(@PathVariable long itemId, Reader reader, Model model) {
        var found = desk.item(reader.actor().scope(), itemId);
        var form = form(found.item()).value("verdict", Verdict.PLAUSIBLE);
        show(found, form, reader, model);
        desk.viewed(reader.actor(), found.noticeId());
        return "notice/review";
    }

    private static Form form(Notice.Item item) {
        return Form.of("notice-review:" + item.id(), "/notices/items/" + item.id() + "/review")
                .value("version", item.version());
    }

    private void show(OfNotice found, Form form, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var item = found.item();
        var answer = item.answer();
        if (answer == null) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        var head = desk.head(scope, found.noticeId());
        if (item.state() != ItemState.ANSWERED) {
            throw new Refusal(NoticeProblem.ILLEGAL_MOVE, String.valueOf(head.printed()));
        }
        model.addAttribute("head", head(found, String.valueOf(head.printed()), reader));
        model.addAttribute("item", item);
        model.addAttribute("answer", answer);
        model.addAttribute("files", desk.files(scope, answer));
        model.addAttribute(
                "said", answer.by().name() + " " + reader.times().moment(answer.by().at()));
        model.addAttribute("back", "/notices/" + found.noticeId());
        model.addAttribute("verdicts", NoticeForms.verdicts(reader));
        model.addAttribute("form", form);
    }

    @PostMapping("/notices/items/{itemId}/review")
    @Permits(Permission.NOTICE_DRAFT)
    ModelAndView review(
            @PathVariable long itemId,
            @RequestParam int version,
            @RequestParam Verdict verdict,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var found = desk.item(reader.actor().scope(), itemId);
        try {
            notices.review(reader.actor(), itemId, version, verdict, reason);
        } catch (Refusal refused) {
            var form = form(found.item()).value("verdict", verdict).value("reason", reason);
            show(found, NoticeForms.refused(form, refused, reader), reader, model);
            return new ModelAndView(
                    "notice/review", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Toast.done(redirect, reader.say("notice.done.reviewed"));
        return new ModelAndView("redirect:/notices/" + found.noticeId());
    }

    private static DetailHead head(OfNotice found, String number, Reader reader) {
        Notice.Item item = found.item();
        return DetailHead.of(NoticePage.name(item), item.place())
                .under(reader.say("nav.NOTICES"), "/notices")
                .under(number, "/notices/" + found.noticeId())
                .level(Level.of(item.severity()))
                .state(NoticePage.chip(item, reader));
    }
}
