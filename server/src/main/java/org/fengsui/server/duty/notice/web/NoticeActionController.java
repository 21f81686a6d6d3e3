package org.fengsui.server.duty.notice.web;

import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the office does with a notice. */
@Controller
class NoticeActionController {

    private final Notices notices;

    NoticeActionController(Notices notices) {
        this.notices = notices;
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

    @PostMapping("/notices/{id}/emergency")
    @Permits(Permission.NOTICE_EMERGENCY)
    String issueAlone(
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam String reason,
            Reader reader,
            RedirectAttributes redirect) {
        notices.issueInEmergency(reader.actor(), id, version, reason);
        return done(id, "issuedAlone", reader, redirect);
    }

    @PostMapping("/notices/{id}/countersign")
    @Permits(Permission.NOTICE_ISSUE)
    String countersign(
            @PathVariable long id,
            @RequestParam int version,
            Reader reader,
            RedirectAttributes redirect) {
        notices.countersign(reader.actor(), id, version);
        return done(id, "countersigned", reader, redirect);
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

    private static String done(long id, String what, Reader reader, RedirectAttributes redirect) {
        Toast.done(redirect, reader.say("notice.done." + what));
        return "redirect:/notices/" + id;
    }
}
