package org.fengsui.server.duty.mailbox.web;

import java.util.ArrayList;
import org.fengsui.server.duty.mailbox.Mail;
import org.fengsui.server.duty.mailbox.service.MailDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 收文邮箱: which mailboxes are read. */
@Controller
class MailboxController {

    private static final int IMAPS = 993;

    private final MailDesk desk;

    MailboxController(MailDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/admin/mailboxes")
    @Permits(Permission.CHANNEL_MANAGE)
    String list(Reader reader, Model model) {
        var all = new ArrayList<>(desk.boxes(reader.actor()));
        all.add(new Mail.Box(0, 0, "", "", IMAPS, "", "", true, 0, 0, null, ""));
        model.addAttribute(
                "head",
                DetailHead.of(reader.say("mailbox.boxes.title"), reader.say("mailbox.boxes.sub")));
        model.addAttribute("boxes", all);
        return "mailbox/boxes";
    }

    @PostMapping("/admin/mailboxes")
    @Permits(Permission.CHANNEL_MANAGE)
    String put(
            @RequestParam long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String host,
            @RequestParam int port,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String authority,
            @RequestParam(defaultValue = "false") boolean active,
            Reader reader,
            RedirectAttributes redirect) {
        var box =
                new Mail.Box(
                        id,
                        version,
                        name.strip(),
                        host.strip(),
                        port,
                        username.strip(),
                        authority.strip(),
                        active,
                        0,
                        0,
                        null,
                        "");
        desk.put(reader.actor(), box, password);
        Toast.done(redirect, reader.say("circular.done"));
        return "redirect:/admin/mailboxes";
    }
}
