package org.fengsui.server.speaking.delivery.relay;

import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Accounts.Account;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.audit.AuditAnchored;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sends the head of the audit log's chain out of the house each day, to the audit administrators,
 * so that nobody who rules the database can rewrite the log unseen.
 */
@Component
class HeadMail {

    private static final Actor MACHINE = Actor.machine("audit-sealer");

    private final Delivery delivery;
    private final Accounts accounts;
    private final Texts texts;

    HeadMail(Delivery delivery, Accounts accounts, Texts texts) {
        this.delivery = delivery;
        this.accounts = accounts;
        this.texts = texts;
    }

    @EventListener
    void on(AuditAnchored anchored) {
        accounts.withRole(Role.AUDIT_ADMIN).forEach(admin -> send(anchored, admin));
    }

    private void send(AuditAnchored anchored, Account admin) {
        var day = anchored.day().toString();
        var to = Recipient.ofAccount(admin);
        delivery.send(
                MACHINE,
                new Message(
                        "audit-head " + day + " " + admin.id(),
                        new Subject("audit-block", anchored.head().block()),
                        null,
                        to,
                        texts.chinese("delivery.head.subject", day),
                        texts.chinese("delivery.head.text", day, anchored.head().written()),
                        "/audit"));
    }
}
