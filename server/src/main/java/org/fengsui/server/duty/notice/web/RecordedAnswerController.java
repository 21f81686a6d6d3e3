package org.fengsui.server.duty.notice.web;

import java.util.List;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.AnswerKind;
import org.fengsui.server.duty.notice.Notice.Via;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.Notices.NewAnswer;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.store.ItemStore.OfNotice;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
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

/** 代录: the office enters an answer that came by telephone or on paper. */
@Controller
class RecordedAnswerController {

    private final Notices notices;
    private final NoticeDesk desk;

    RecordedAnswerController(Notices notices, NoticeDesk desk) {
        this.notices = notices;
        this.desk = desk;
    }

    @GetMapping("/notices/items/{itemId}/record")
    @Permits(Permission.NOTICE_DRAFT)
    String form(@PathVariable long itemId, Reader reader, Model model) {
        var found = desk.item(reader.actor().scope(), itemId);
        var form =
                form(found.item())
                        .value("via", Via.PHONE)
                        .value("kind", AnswerKind.FIXED)
                        .value("doneAt", Typed.field(reader.times().now()));
        show(found, form, reader, model);
        return "notice/record";
    }

    @PostMapping("/notices/items/{itemId}/record")
    @Permits(Permission.NOTICE_DRAFT)
    ModelAndView record(
            @PathVariable long itemId,
            @RequestParam int version,
            @RequestParam Via via,
            @RequestParam AnswerKind kind,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam @Nullable List<MultipartFile> files,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var found = desk.item(reader.actor().scope(), itemId);
        var form = form(found.item()).sent(sent);
        var doneAt = kind.done() ? AnswerController.instant(form.value("doneAt")) : null;
        try {
            notices.recordAnswer(
                    reader.actor(),
                    itemId,
                    version,
                    via,
                    form.value("saidBy"),
                    new NewAnswer(kind, form.value("text"), doneAt, Attachment.of(files)));
        } catch (Refusal refused) {
            show(found, NoticeForms.entered(form, refused, reader), reader, model);
            return new ModelAndView(
                    "notice/record", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Toast.done(redirect, reader.say("notice.done.recorded"));
        return new ModelAndView("redirect:/notices/" + found.noticeId());
    }

    private static Form form(Notice.Item item) {
        return Form.of("notice-record:" + item.id(), "/notices/items/" + item.id() + "/record")
                .value("version", item.version());
    }

    private void show(OfNotice found, Form form, Reader reader, Model model) {
        var item = found.item();
        var notice = desk.head(reader.actor().scope(), found.noticeId());
        var number = String.valueOf(notice.printed());
        model.addAttribute(
                "head",
                DetailHead.of(NoticePage.name(item), item.place())
                        .under(reader.say("nav.NOTICES"), "/notices")
                        .under(number, "/notices/" + found.noticeId())
                        .level(Level.of(item.severity()))
                        .state(NoticePage.chip(item, reader)));
        model.addAttribute("vias", NoticeForms.vias(reader));
        model.addAttribute("kinds", NoticeForms.answers(notice.kind(), reader));
        model.addAttribute("form", form);
    }
}
