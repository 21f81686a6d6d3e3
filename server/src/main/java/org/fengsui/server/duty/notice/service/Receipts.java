package org.fengsui.server.duty.notice.service;

import java.util.Optional;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.store.AddresseeStore;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.NoticeStore;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.delivery.Accepted;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.GaveUp;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the channels report of the mails about notices. A receipt serves where the profile counts
 * its channel (送达方式) and it is for a current post-holder. What comes back later never undoes
 * service: the office finds out whether the person has left.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Receipts {

    private static final Scope SCHOOL = Scope.school();

    private final NoticeStore notices;
    private final ItemStore items;
    private final AddresseeStore addressees;
    private final UnitPosts posts;
    private final Serving serving;
    private final UnreachedDesk unreached;
    private final PhoneService phone;
    private final Ledger ledger;
    private final Texts texts;

    Receipts(
            NoticeStore notices,
            ItemStore items,
            AddresseeStore addressees,
            UnitPosts posts,
            Serving serving,
            UnreachedDesk unreached,
            PhoneService phone,
            Ledger ledger,
            Texts texts) {
        this.notices = notices;
        this.items = items;
        this.addressees = addressees;
        this.posts = posts;
        this.serving = serving;
        this.unreached = unreached;
        this.phone = phone;
        this.ledger = ledger;
        this.texts = texts;
    }

    @EventListener
    void on(Accepted accepted) {
        var key = accepted.recipientKey();
        about(accepted.about())
                .ifPresent(head -> {
                    if (accepted.channel() == Channel.MAIL) {
                        unreached.arrived(head.unitId(), key);
                    }
                    if (isNotice(accepted.about()) && serves(accepted.channel())) {
                        accepted(notices.lock(SCHOOL, head.id()).orElseThrow(), accepted);
                    }
                });
    }

    private void accepted(Head head, Accepted accepted) {
        var key = accepted.recipientKey();
        addressees.ended(SCHOOL, head.id(), key, true);
        if (!posts.isHolder(head.unitId(), key)) {
            // Handed over, but to somebody who left or is away by now: that serves nothing.
            byPhone(head, texts.chinese("notice.mail.phone.notThere"));
            return;
        }
        serving.received(head, accepted.at(), posts.name(head.unitId(), key), accepted.reply());
    }

    @EventListener
    void on(GaveUp gaveUp) {
        if (isNotice(gaveUp.about()) && servedByNone(gaveUp)) {
            var head = notices.lock(SCHOOL, gaveUp.about().id()).orElseThrow();
            addressees.ended(SCHOOL, head.id(), gaveUp.recipientKey(), false);
            byPhone(head, texts.chinese("notice.mail.phone.gaveUp", gaveUp.reason()));
        }
        // A relay that is away for hours says nothing of the person.
        if (gaveUp.channel() == Channel.MAIL && gaveUp.forGood()) {
            about(gaveUp.about())
                    .ifPresent(
                            head -> unreached.lost(head, gaveUp.recipientKey(), gaveUp.reason()));
        }
    }

    /** The notice a message is about: itself, or one a reminder of its items was about. */
    private Optional<Head> about(Subject about) {
        return switch (about.type()) {
            case "notice" -> notices.find(SCHOOL, about.id());
            case "obligation" ->
                    ledger.find(SCHOOL, about.id())
                            .filter(duty -> duty.obligor() instanceof Obligor.Unit)
                            .filter(duty -> duty.subject().type().equals("notice-item"))
                            .flatMap(duty -> items.find(SCHOOL, duty.subject().id()))
                            .flatMap(item -> notices.find(SCHOOL, item.noticeId()));
            default -> Optional.empty();
        };
    }

    /** Whether no way that serves is left; one that merely rings decides nothing. */
    private boolean servedByNone(GaveUp gaveUp) {
        return serves(gaveUp.channel()) && gaveUp.left().stream().noneMatch(this::serves);
    }

    private boolean serves(Channel channel) {
        return ledger.serviceChannels().contains(channel);
    }

    /** Where nothing has served it and nothing that could is on its way. */
    private void byPhone(Head head, String why) {
        if (head.state() == NoticeState.ISSUED && !addressees.onItsWay(SCHOOL, head.id())) {
            phone.owed(head, why);
        }
    }

    private static boolean isNotice(Subject about) {
        return about.type().equals("notice");
    }
}
