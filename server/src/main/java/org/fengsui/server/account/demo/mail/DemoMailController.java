package org.fengsui.server.account.demo.mail;

import java.util.List;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.page.Empty;
import org.fengsui.server.platform.page.Reader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The demo's mailbox as a page. */
@Controller
@Profile("demo")
class DemoMailController {

    private final ObjectProvider<DemoMailbox> mailbox;

    DemoMailController(ObjectProvider<DemoMailbox> mailbox) {
        this.mailbox = mailbox;
    }

    /** Every mail, the newest first. */
    @GetMapping("/demo/mail")
    @Permits(Permission.SELF)
    String mails(Reader reader, Model model) {
        var box = mailbox.getIfAvailable();
        model.addAttribute("mails", box == null ? List.of() : box.newest());
        model.addAttribute(
                "empty",
                new Empty(reader.say("demo.mail.empty"), reader.say("demo.mail.text"), null));
        return "demo/mail";
    }
}
