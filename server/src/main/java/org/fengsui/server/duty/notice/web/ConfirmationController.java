package org.fengsui.server.duty.notice.web;

import java.util.List;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.Notices;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 负责人确认: a leader of the unit confirms answers or sends one back; the office enters a paper. */
@Controller
class ConfirmationController {

    private final Notices notices;
    private final NoticeDesk desk;

    ConfirmationController(Notices notices, NoticeDesk desk) {
        this.notices = notices;
        this.desk = desk;
    }

    /**
     * Confirms.
     *
     * @param item the items as they were read, each as {@code identity:version}
     */
    @PostMapping("/unit/notices/{id}/confirm")
    @Permits(Permission.NOTICE_ANSWER)
    String confirm(
            @PathVariable long id,
            @RequestParam List<String> item,
            Reader reader,
            RedirectAttributes redirect) {
        notices.confirm(reader.actor(), id, NoticeForms.versions(item));
        Toast.done(redirect, reader.say("notice.done.confirmed", item.size()));
        return "redirect:/unit/notices/" + id;
    }

    @PostMapping("/unit/items/{itemId}/send-back")
    @Permits(Permission.NOTICE_ANSWER)
    String sendBack(
            @PathVariable long itemId,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            RedirectAttributes redirect) {
        long id = desk.item(reader.actor().scope(), itemId).noticeId();
        notices.sendBack(reader.actor(), itemId, version, reason);
        Toast.done(redirect, reader.say("notice.done.sentBack"));
        return "redirect:/unit/notices/" + id;
    }

    @GetMapping("/notices/items/{itemId}/confirmation")
    @Permits(Permission.NOTICE_DRAFT)
    String form(@PathVariable long itemId, Reader reader, Model model) {
        var found = desk.item(reader.actor().scope(), itemId);
        show(found, form(found), reader, model);
        return "notice/confirmation";
    }

    @PostMapping("/notices/items/{itemId}/confirmation")
    @Permits(Permission.NOTICE_DRAFT)
    ModelAndView record(
            @PathVariable long itemId,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String signer,
            @RequestParam @Nullable List<MultipartFile> files,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var found = desk.item(reader.actor().scope(), itemId);
        var form = form(found).value("signer", signer);
        if (signer.isBlank()) {
            form = form.error("signer", reader.say("notice.field.signer"));
        }
        try {
            if (!form.refused()) {
                notices.recordConfirmation(
                        reader.actor(), itemId, version, signer, Attachment.of(files));
                Toast.done(redirect, reader.say("notice.done.confirmed", 1));
                return new ModelAndView("redirect:/notices/" + found.noticeId());
            }
        } catch (Refusal refused) {
            form = NoticeForms.refused(form, refused, reader);
        }
        show(found, form, reader, model);
        return new ModelAndView(
                "notice/confirmation", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static Form form(OfNotice found) {
        long id = found.item().id();
        return Form.of("notice-confirmation:" + id, "/notices/items/" + id + "/confirmation")
                .value("version", found.item().version());
    }

    private void show(OfNotice found, Form form, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var item = found.item();
        var answer = item.answer();
        var head = desk.head(scope, found.noticeId());
        if (answer == null || item.state() != ItemState.UNCONFIRMED) {
            throw new Refusal(NoticeProblem.ILLEGAL_MOVE, String.valueOf(head.printed()));
        }
        model.addAttribute(
                "head",
                DetailHead.of(NoticePage.name(item), item.place())
                        .under(reader.say("nav.NOTICES"), "/notices")
                        .under(String.valueOf(head.printed()), "/notices/" + found.noticeId())
                        .level(Level.of(item.severity()))
                        .state(NoticePage.chip(item, reader)));
        model.addAttribute("answer", answer);
        model.addAttribute("files", desk.files(scope, answer));
        model.addAttribute("form", form);
    }
}
