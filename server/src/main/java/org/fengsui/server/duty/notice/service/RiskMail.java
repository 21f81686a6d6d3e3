package org.fengsui.server.duty.notice.service;

import java.util.Set;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.sensing.finding.RisksMoved;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells 网信办 what risks it is asked to accept, and the office when an acceptance ends. The finding
 * room sends no messages, and what the office does next is a notice.
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

    /** Who hears what, and the page where it is seen. */
    private record Letter(String key, Set<Role> to, String path) {}

    private static Letter letter(RisksMoved.Move move) {
        return switch (move) {
            case ASKED ->
                    new Letter(
                            "riskAsked", Set.of(Role.CAC_OFFICE), "/acceptances?state=REQUESTED");
            case ENDING ->
                    new Letter(
                            "riskEnding",
                            Set.of(Role.OFFICE_OPERATOR, Role.CAC_OFFICE),
                            "/acceptances?state=ACCEPTED");
            case RETURNED ->
                    new Letter(
                            "riskReturned",
                            Set.of(Role.OFFICE_OPERATOR),
                            "/acceptances?state=EXPIRED&state=REVOKED");
        };
    }

    @EventListener
    void on(RisksMoved moved) {
        var letter = letter(moved.move());
        accounts.withAnyRole(letter.to()).stream()
                .map(Recipient::ofAccount)
                .forEach(to -> send(moved, letter, to));
    }

    private void send(RisksMoved moved, Letter letter, Recipient to) {
        long first = moved.episodeIds().getFirst();
        var count = String.valueOf(moved.episodeIds().size());
        var key = "notice.mail." + letter.key();
        delivery.send(
                Actor.machine("notice"),
                new Message(
                        letter.key()
                                + "/"
                                + first
                                + "/"
                                + moved.at().toEpochMilli()
                                + "/"
                                + to.key(),
                        new Subject("episode", first),
                        null,
                        to,
                        Set.of(Channel.INBOX),
                        texts.chinese(key + ".subject", count),
                        texts.chinese(key + ".text", count),
                        letter.path()));
    }
}
