package org.fengsui.server.duty.notice.service;

import java.util.Set;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.sensing.finding.RisksReturned;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the office that accepted risks are its work again. The finding room sends no messages, and
 * what the office does next is a notice.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RiskMail {

    private final Delivery delivery;
    private final Accounts accounts;
    private final Texts texts;

    RiskMail(Delivery delivery, Accounts accounts, Texts texts) {
        this.delivery = delivery;
        this.accounts = accounts;
        this.texts = texts;
    }

    @EventListener
    void on(RisksReturned returned) {
        long first = returned.episodeIds().getFirst();
        var count = String.valueOf(returned.episodeIds().size());
        for (var account : accounts.withRole(Role.OFFICE_OPERATOR)) {
            var to =
                    new Recipient(
                            "account:" + account.id(),
                            account.displayName(),
                            account.email(),
                            account.id());
            delivery.send(
                    Actor.machine("notice"),
                    new Message(
                            "risk-returned/"
                                    + first
                                    + "/"
                                    + returned.at().toEpochMilli()
                                    + "/"
                                    + to.key(),
                            new Subject("episode", first),
                            null,
                            to,
                            Set.of(Channel.INBOX),
                            texts.chinese("notice.mail.riskReturned.subject", count),
                            texts.chinese("notice.mail.riskReturned.text", count),
                            "/acceptances?state=EXPIRED&state=REVOKED"));
        }
    }
}
