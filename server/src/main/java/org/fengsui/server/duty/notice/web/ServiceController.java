package org.fengsui.server.duty.notice.web;

import java.time.Instant;
import org.fengsui.server.duty.notice.Notice.ServiceWay;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.Notices.RecordedService;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.service.UnreachedDesk;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Service by telephone or by hand, recorded by the office or the duty officer. */
@Controller
class ServiceController {

    private final Notices notices;
    private final NoticeDesk desk;
    private final UnreachedDesk unreached;

    ServiceController(Notices notices, NoticeDesk desk, UnreachedDesk unreached) {
        this.notices = notices;
        this.desk = desk;
        this.unreached = unreached;
    }

    @GetMapping("/notices/{id}/service")
    @Permits(Permission.NOTICE_VIEW)
    String service(@PathVariable long id, Reader reader, Model model) {
        var head = desk.head(reader.actor().scope(), id);
        // A clock leads here whoever watches it, and its mail still does when it is over.
        if (!NoticeActs.mayRecord(reader.actor()) || head.state() != NoticeState.ISSUED) {
            return "redirect:/notices/" + id;
        }
        var form =
                form(head)
                        .value("way", ServiceWay.PHONE)
                        .value("at", Typed.field(reader.times().now()));
        show(head, form, reader, model);
        return "notice/service";
    }

    @PostMapping("/notices/{id}/service")
    @Permits(Permission.NOTICE_VIEW)
    ModelAndView record(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam ServiceWay way,
            @RequestParam MultiValueMap<String, String> sent,
            Reader reader,
            Model model,
            RedirectAttributes redirect) {
        var head = unserved(id, reader);
        var form = form(head).sent(sent);
        var at = Typed.momentOrNull(form.value("at"));
        var checked = check(form, at, reader);
        if (at == null || checked.refused()) {
            return again(head, checked, reader, model);
        }
        try {
            var service = new RecordedService(way, form.value("to"), at, form.value("reason"));
            notices.recordService(reader.actor(), id, version, service);
        } catch (Refusal refused) {
            return again(head, NoticeForms.refused(form, refused, reader), reader, model);
        }
        Toast.done(redirect, reader.say("notice.done.served"));
        return new ModelAndView("redirect:/notices/" + id);
    }

    /** 仍在岗: somebody mail came back from was found in the post. */
    @PostMapping("/notices/unreached/{id}")
    @Permits(Permission.NOTICE_VIEW)
    String inPost(
            @PathVariable long id,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        long notice = unreached.notice(reader.actor().scope(), id);
        unreached.inPost(reader.actor(), id, reason);
        Toast.done(redirect, reader.say("notice.done.inPost"));
        return "redirect:/notices/" + notice;
    }

    private Head unserved(long id, Reader reader) {
        if (!NoticeActs.mayRecord(reader.actor())) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.NOTICE_DRAFT.name());
        }
        var head = desk.head(reader.actor().scope(), id);
        var served = head.served();
        if (served != null) {
            throw new Refusal(NoticeProblem.ALREADY_SERVED, reader.times().plain(served.at()));
        }
        if (head.state() != NoticeState.ISSUED) {
            throw new Refusal(NoticeProblem.ILLEGAL_MOVE, head.topic());
        }
        return head;
    }

    private static Form form(Head head) {
        return Form.of("notice-service:" + head.id(), "/notices/" + head.id() + "/service")
                .value("version", head.version());
    }

    private static Form check(Form form, @Nullable Instant at, Reader reader) {
        var checked = form;
        if (form.value("to").isBlank()) {
            checked = checked.error("to", reader.say("notice.field.to"));
        }
        if (at == null) {
            checked = checked.error("at", reader.say("notice.form.time"));
        }
        return checked;
    }

    private ModelAndView again(Head head, Form form, Reader reader, Model model) {
        show(head, form, reader, model);
        return new ModelAndView("notice/service", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private void show(Head head, Form form, Reader reader, Model model) {
        var path = "/notices/" + head.id();
        model.addAttribute("form", form);
        model.addAttribute("back", path);
        model.addAttribute(
                "head",
                DetailHead.of(reader.say("notice.service.title"), desk.unitName(head.unitId()))
                        .under(reader.say("nav.NOTICES"), "/notices")
                        .under(String.valueOf(head.printed()), path));
        model.addAttribute("ways", NoticeForms.serviceWays(reader));
        model.addAttribute("posts", desk.posts(reader.actor().scope(), head.unitId()));
    }
}
