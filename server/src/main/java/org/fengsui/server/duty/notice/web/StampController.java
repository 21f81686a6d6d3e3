package org.fengsui.server.duty.notice.web;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 盖章件: the office brings the scan in, the unit downloads the one that counts. */
@Controller
class StampController {

    private final Notices notices;
    private final NoticeDesk desk;

    StampController(Notices notices, NoticeDesk desk) {
        this.notices = notices;
        this.desk = desk;
    }

    @GetMapping("/notices/{id}/stamp")
    @Permits(Permission.NOTICE_DRAFT)
    String form(@PathVariable long id, Reader reader, Model model) {
        var head = desk.head(reader.actor().scope(), id);
        if (!head.state().running()) {
            throw new Refusal(NoticeProblem.ILLEGAL_MOVE, called(head));
        }
        show(head, form(head), reader, model);
        return "notice/stamp";
    }

    @PostMapping("/notices/{id}/stamp")
    @Permits(Permission.NOTICE_DRAFT)
    ModelAndView stamp(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam MultipartFile scan,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var head = desk.head(reader.actor().scope(), id);
        try {
            var chosen = Attachment.of(List.of(scan));
            if (chosen.isEmpty()) {
                throw new Refusal(NoticeProblem.STAMP_MISSING);
            }
            notices.stamp(reader.actor(), id, version, chosen.getFirst(), reason);
        } catch (Refusal refused) {
            var form = form(head).value("reason", reason);
            show(head, NoticeForms.refused(form, refused, reader), reader, model);
            return new ModelAndView(
                    "notice/stamp", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Toast.done(redirect, reader.say("notice.done.stamped"));
        return new ModelAndView("redirect:/notices/" + id);
    }

    /** The version that counts, and no other; taking it out after sign-in serves the notice. */
    @GetMapping("/unit/notices/{id}/stamped")
    @Permits(Permission.NOTICE_ANSWER)
    ResponseEntity<StreamingResponseBody> download(@PathVariable long id, Reader reader) {
        var file = desk.stamped(reader.actor(), id);
        notices.opened(reader.actor(), id);
        return attachment(file, out -> desk.copyStamped(file, out));
    }

    private interface Content {
        void to(OutputStream out);
    }

    private static ResponseEntity<StreamingResponseBody> attachment(
            StoredFile file, Content content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .cacheControl(CacheControl.noStore())
                .body(content::to);
    }

    private static Form form(Head head) {
        return Form.of("notice-stamp:" + head.id(), "/notices/" + head.id() + "/stamp")
                .value("version", head.version());
    }

    private void show(Head head, Form form, Reader reader, Model model) {
        model.addAttribute(
                "head",
                DetailHead.of(called(head), desk.unitName(head.unitId()))
                        .under(reader.say("nav.NOTICES"), "/notices")
                        .under(called(head), "/notices/" + head.id())
                        .state(NoticeList.chip(head.state(), reader)));
        model.addAttribute("scans", notices.stamped(reader.actor().scope(), head.id()));
        model.addAttribute("form", form);
    }

    private static String called(Head head) {
        var printed = head.printed();
        return printed == null ? head.topic() : printed;
    }
}
