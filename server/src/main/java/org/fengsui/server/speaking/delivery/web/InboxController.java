package org.fengsui.server.speaking.delivery.web;

import java.util.List;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.page.Empty;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.speaking.delivery.store.Inbox;
import org.fengsui.server.speaking.delivery.store.InboxEntry;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's own inbox. */
@Controller
class InboxController {

    private static final int PAGE = 30;

    private final Inbox inbox;

    InboxController(Inbox inbox) {
        this.inbox = inbox;
    }

    /** The newest messages, or those before one. */
    @GetMapping("/inbox")
    @Permits(Permission.SELF)
    String list(
            @RequestParam(defaultValue = "9223372036854775807") long before,
            Reader reader,
            Model model) {
        List<InboxEntry> entries = inbox.page(reader.actor(), before, PAGE);
        model.addAttribute("entries", entries);
        model.addAttribute("unread", inbox.unread(reader.actor()));
        model.addAttribute("older", entries.size() < PAGE ? null : entries.getLast().id());
        model.addAttribute(
                "empty",
                new Empty(
                        reader.say("delivery.inbox.empty"),
                        reader.say("delivery.inbox.emptyText"),
                        null));
        return "delivery/inbox";
    }

    /** Opens one: it counts as read, and its page follows. */
    @PostMapping("/inbox/{id}/open")
    @Permits(Permission.SELF)
    String open(@PathVariable long id, Reader reader) {
        return "redirect:" + inbox.open(reader.actor(), id);
    }

    /** Everything counts as read. */
    @PostMapping("/inbox/open-all")
    @Permits(Permission.SELF)
    String openAll(Reader reader) {
        inbox.openAll(reader.actor());
        return "redirect:/inbox";
    }
}
