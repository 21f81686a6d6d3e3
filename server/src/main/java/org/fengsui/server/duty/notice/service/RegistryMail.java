package org.fengsui.server.duty.notice.service;

import java.util.stream.Collectors;
import org.fengsui.server.campus.registry.PostsFiled;
import org.fengsui.server.campus.registry.ProposalDecided;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Accounts.Account;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people hear about the registry, which sends no messages itself. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RegistryMail {

    private static final int MOST_NAMED = 20;

    private final Delivery delivery;
    private final Accounts accounts;
    private final Texts texts;

    RegistryMail(Delivery delivery, Accounts accounts, Texts texts) {
        this.delivery = delivery;
        this.accounts = accounts;
        this.texts = texts;
    }

    /** Whoever proposed a change learns how it was decided and, if it was refused, why. */
    @EventListener
    void on(ProposalDecided decided) {
        accounts.find(decided.proposedBy()).ifPresent(account -> tell(account, decided));
    }

    /** 网信办 learns who holds a post now, which is on file with it from then on (第十三条). */
    @EventListener
    void on(PostsFiled filed) {
        accounts.withRole(Role.CAC_OFFICE).stream()
                .map(Recipient::ofPerson)
                .forEach(to -> tell(to, filed));
    }

    private void tell(Recipient to, PostsFiled filed) {
        var posts = filed.posts();
        long first = posts.getFirst().vacancyId();
        var count = String.valueOf(posts.size());
        var named =
                posts.stream()
                        .limit(MOST_NAMED)
                        .map(PostsFiled.Filed::words)
                        .collect(Collectors.joining("\n"));
        var key = "notice.mail.postsFiled.";
        delivery.send(
                Actor.machine("registry"),
                new Message(
                        "posts-filed/" + first + "/" + to.key(),
                        new Subject("post-vacancy", first),
                        null,
                        to,
                        texts.chinese(key + "subject", count),
                        texts.chinese(key + "text", count, named),
                        "/registry/filings"));
    }

    private void tell(Account account, ProposalDecided decided) {
        var to = Recipient.ofPerson(account);
        var key = "notice.mail." + (decided.confirmed() ? "proposalConfirmed" : "proposalRefused");
        delivery.send(
                Actor.machine("registry"),
                new Message(
                        "registry-proposal/" + decided.proposalId() + "/" + to.key(),
                        new Subject("registry-proposal", decided.proposalId()),
                        decided.unitId(),
                        to,
                        texts.chinese(key + ".subject", decided.what()),
                        texts.chinese(key + ".text", decided.what(), decided.reason()),
                        decided.path()));
    }
}
