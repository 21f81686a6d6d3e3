package org.fengsui.server.duty.notice.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import org.fengsui.server.duty.notice.Notice.ServiceWay;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.Notices.RecordedService;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the office does with a notice. */
@Controller
class NoticeActionController {

    private final Notices notices;
    private final NoticeDesk desk;

    NoticeActionController(Notices notices, NoticeDesk desk) {
        this.notices = notices;
        this.desk = desk;
    }

    @PostMapping("/notices/{id}/propose")
    @Permits(Permission.NOTICE_DRAFT)
    String propose(
            @PathVariable long id,
            @RequestParam int version,
            Reader reader,
            RedirectAttributes redirect) {
        notices.propose(reader.actor(), id, version);
        return done(id, "proposed", reader, redirect);
    }

    @PostMapping("/notices/{id}/return")
    @Permits(Permission.NOTICE_ISSUE)
    String giveBack(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        notices.giveBack(reader.actor(), id, version, reason);
        return done(id, "returned", reader, redirect);
    }

    @PostMapping("/notices/{id}/issue")
    @Permits(Permission.NOTICE_ISSUE)
    String issue(
            @PathVariable long id,
            @RequestParam int version,
            Reader reader,
            RedirectAttributes redirect) {
        notices.issue(reader.actor(), id, version);
        return done(id, "issued", reader, redirect);
    }

    @PostMapping("/notices/{id}/withdraw")
    @Permits({Permission.NOTICE_DRAFT, Permission.NOTICE_ISSUE})
    String withdraw(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        notices.withdraw(reader.actor(), id, version, reason);
        return done(id, "withdrawn", reader, redirect);
    }

    /** Service by telephone or by hand; the duty officer records it too. */
    @GetMapping("/notices/{id}/service")
    @Permits(Permission.NOTICE_VIEW)
    String service(@PathVariable long id, Reader reader, Model model) {
        var head = desk.head(reader.actor().scope(), id);
        var local = LocalDateTime.ofInstant(reader.times().now(), BusinessClock.ZONE);
        model.addAttribute(
                "form",
                Form.of("notice-service:" + id, "/notices/" + id + "/service")
                        .value("version", head.version())
                        .value("way", ServiceWay.PHONE)
                        .value("at", local.withSecond(0).withNano(0)));
        model.addAttribute(
                "head",
                DetailHead.of(reader.say("notice.service.title"), desk.unitName(head.unitId()))
                        .under(reader.say("nav.NOTICES"), "/notices")
                        .under(String.valueOf(head.printed()), "/notices/" + id));
        model.addAttribute("ways", NoticeForms.serviceWays(reader));
        model.addAttribute("posts", desk.posts(reader.actor().scope(), head.unitId()));
        return "notice/service";
    }

    @PostMapping("/notices/{id}/service")
    @Permits(Permission.NOTICE_VIEW)
    String recordService(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam ServiceWay way,
            @RequestParam String to,
            @RequestParam String at,
            @RequestParam(defaultValue = "") String reason,
            Reader reader,
            RedirectAttributes redirect) {
        var service = new RecordedService(way, to, instant(at, reader), reason);
        notices.recordService(reader.actor(), id, version, service);
        return done(id, "served", reader, redirect);
    }

    private static Instant instant(String local, Reader reader) {
        try {
            return NoticeForms.instant(local);
        } catch (DateTimeException e) {
            throw new Refusal(
                    e,
                    CommonProblem.FIELD_INVALID,
                    reader.say("notice.service.at"),
                    reader.say("notice.form.time"));
        }
    }

    private static String done(long id, String what, Reader reader, RedirectAttributes redirect) {
        Toast.done(redirect, reader.say("notice.done." + what));
        return "redirect:/notices/" + id;
    }
}
