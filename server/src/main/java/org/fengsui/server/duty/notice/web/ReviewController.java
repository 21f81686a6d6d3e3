package org.fengsui.server.duty.notice.web;

import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.Verdict;
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
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
        var scope = reader.actor().scope();
        var found = desk.item(scope, itemId);
        var item = found.item();
        var answer = item.answer();
        if (answer == null) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        var head = desk.head(scope, found.noticeId());
        model.addAttribute("head", head(found, String.valueOf(head.printed()), reader));
        model.addAttribute("item", item);
        model.addAttribute("answer", answer);
        model.addAttribute("files", desk.files(scope, answer));
        model.addAttribute("chip", NoticePage.chip(item, reader));
        model.addAttribute("verdicts", NoticeForms.verdicts(reader));
        model.addAttribute(
                "form",
                Form.of("notice-review:" + itemId, "/notices/items/" + itemId + "/review")
                        .value("version", item.version())
                        .value("verdict", Verdict.PLAUSIBLE));
        return "notice/review";
    }

    @PostMapping("/notices/items/{itemId}/review")
    @Permits(Permission.NOTICE_DRAFT)
    String review(
            @PathVariable long itemId,
            @RequestParam int version,
            @RequestParam Verdict verdict,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            RedirectAttributes redirect) {
        long noticeId = desk.item(reader.actor().scope(), itemId).noticeId();
        notices.review(reader.actor(), itemId, version, verdict, reason);
        Toast.done(redirect, reader.say("notice.done.reviewed"));
        return "redirect:/notices/" + noticeId;
    }

    private static DetailHead head(OfNotice found, String number, Reader reader) {
        Notice.Item item = found.item();
        return DetailHead.of(NoticePage.name(item), item.target())
                .under(reader.say("nav.NOTICES"), "/notices")
                .under(number, "/notices/" + found.noticeId())
                .level(Level.valueOf(item.severity().name()))
                .state(NoticePage.chip(item, reader));
    }
}
