package org.fengsui.server.duty.notice.web;

import java.util.List;
import java.util.stream.Stream;
import org.fengsui.server.duty.notice.ItemRequest.Kind;
import org.fengsui.server.duty.notice.Notice.Via;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.Notices.NewRequest;
import org.fengsui.server.duty.notice.Relayed;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.store.ItemStore.OfNotice;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Filter.Option;
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

/** 代录: the office enters what a unit asks for by telephone or on paper. */
@Controller
class RecordedRequestController {

    private final Notices notices;
    private final NoticeDesk desk;

    RecordedRequestController(Notices notices, NoticeDesk desk) {
        this.notices = notices;
        this.desk = desk;
    }

    @GetMapping("/notices/items/{itemId}/record-request")
    @Permits(Permission.NOTICE_DRAFT)
    String form(@PathVariable long itemId, Reader reader, Model model) {
        var found = desk.item(reader.actor().scope(), itemId);
        var form =
                form(found)
                        .value("via", Via.PHONE)
                        .value("kind", Kind.EXTENSION)
                        .value("saidAt", Typed.field(reader.times().now()));
        show(found, form, reader, model);
        return "notice/record-request";
    }

    @PostMapping("/notices/items/{itemId}/record-request")
    @Permits(Permission.NOTICE_DRAFT)
    ModelAndView record(
            @PathVariable long itemId,
            @RequestParam int version,
            @RequestParam Via via,
            @RequestParam Kind kind,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam @Nullable List<MultipartFile> files,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var found = desk.item(reader.actor().scope(), itemId);
        var form = form(found).sent(sent);
        long id;
        try {
            var relayed =
                    new Relayed(
                            via,
                            form.value("saidBy"),
                            form.value("saidReach"),
                            Typed.moment(form.value("saidAt"), "saidAt", reader));
            id =
                    notices.recordRequest(
                            reader.actor(),
                            itemId,
                            version,
                            relayed,
                            new NewRequest(
                                    kind,
                                    form.value("reason"),
                                    form.value("protection"),
                                    Typed.dayOrNull(form.value("until")),
                                    Attachment.of(files)));
        } catch (Refusal refused) {
            show(found, NoticeForms.entered(form, refused, reader), reader, model);
            return new ModelAndView(
                    "notice/record-request", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Toast.done(redirect, reader.say("notice.done.recordedRequest"));
        return new ModelAndView("redirect:/notices/requests/" + id);
    }

    private static Form form(OfNotice found) {
        var item = found.item();
        return Form.of(
                        "notice-record-request:" + item.id(),
                        "/notices/items/" + item.id() + "/record-request")
                .value("version", item.version());
    }

    private void show(OfNotice found, Form form, Reader reader, Model model) {
        var item = found.item();
        var number = String.valueOf(desk.head(reader.actor().scope(), found.noticeId()).printed());
        model.addAttribute(
                "head",
                DetailHead.of(NoticePage.name(item), item.place())
                        .under(reader.say("nav.NOTICES"), "/notices")
                        .under(number, "/notices/" + found.noticeId())
                        .level(Level.of(item.severity()))
                        .state(NoticePage.chip(item, reader)));
        model.addAttribute("vias", NoticeForms.vias(reader));
        model.addAttribute(
                "kinds",
                Stream.of(Kind.values())
                        .map(kind ->
                                new Option(kind.name(), reader.say("notice.request.kind", kind)))
                        .toList());
        model.addAttribute("form", form);
    }
}
