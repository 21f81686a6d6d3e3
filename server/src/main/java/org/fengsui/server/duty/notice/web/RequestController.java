package org.fengsui.server.duty.notice.web;

import java.util.List;
import org.fengsui.server.duty.notice.ItemRequest;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.Notices.NewRequest;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.service.RequestDesk;
import org.fengsui.server.duty.notice.store.ItemStore.OfNotice;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
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

/**
 * 申请: the unit asks for more time for an item, or says that it is not its own or not the school’s.
 */
@Controller
class RequestController {

    private final Notices notices;
    private final NoticeDesk desk;
    private final RequestDesk requests;

    RequestController(Notices notices, NoticeDesk desk, RequestDesk requests) {
        this.notices = notices;
        this.desk = desk;
        this.requests = requests;
    }

    @GetMapping("/unit/items/{itemId}/request")
    @Permits(Permission.NOTICE_ANSWER)
    String form(
            @PathVariable long itemId,
            @RequestParam ItemRequest.Kind kind,
            Reader reader,
            Model model) {
        var found = own(itemId, reader);
        show(found, kind, form(found, kind), reader, model);
        return "notice/unit-request";
    }

    @PostMapping("/unit/items/{itemId}/request")
    @Permits(Permission.NOTICE_ANSWER)
    ModelAndView ask(
            @PathVariable long itemId,
            @RequestParam ItemRequest.Kind kind,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam @Nullable List<MultipartFile> files,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var found = own(itemId, reader);
        var form = form(found, kind).sent(sent);
        try {
            notices.ask(
                    reader.actor(),
                    itemId,
                    version,
                    new NewRequest(
                            kind,
                            form.value("reason"),
                            form.value("protection"),
                            Typed.dayOrNull(form.value("until")),
                            Attachment.of(files)));
        } catch (Refusal refused) {
            show(found, kind, NoticeForms.refused(form, refused, reader), reader, model);
            return new ModelAndView(
                    "notice/unit-request", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Toast.done(redirect, reader.say("notice.done.asked"));
        return new ModelAndView("redirect:/unit/notices/" + found.noticeId());
    }

    @PostMapping("/unit/requests/{id}/take-back")
    @Permits(Permission.NOTICE_ANSWER)
    String takeBack(
            @PathVariable long id,
            @RequestParam int version,
            Reader reader,
            RedirectAttributes redirect) {
        var request = requests.get(reader.actor().scope(), id);
        notices.takeBack(reader.actor(), id, version);
        Toast.done(redirect, reader.say("notice.done.takenBack"));
        return "redirect:/unit/notices/" + request.noticeId();
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

    private static Form form(OfNotice found, ItemRequest.Kind kind) {
        var item = found.item();
        return Form.of(
                        "notice-request:" + item.id() + ":" + kind,
                        "/unit/items/" + item.id() + "/request")
                .value("version", item.version())
                .value("kind", kind);
    }

    private void show(
            OfNotice found, ItemRequest.Kind kind, Form form, Reader reader, Model model) {
        var scope = reader.actor().scope();
        var item = found.item();
        model.addAttribute("item", item);
        model.addAttribute("name", NoticePage.name(item));
        model.addAttribute("level", Level.of(item.severity()));
        model.addAttribute("kind", kind);
        model.addAttribute("noticeId", found.noticeId());
        model.addAttribute("number", desk.head(scope, found.noticeId()).printed());
        model.addAttribute(
                "due",
                requests.duties(scope, item.id()).stream()
                        .findFirst()
                        .map(duty -> reader.times().due(duty.due()))
                        .orElse(""));
        model.addAttribute("form", form);
    }
}
