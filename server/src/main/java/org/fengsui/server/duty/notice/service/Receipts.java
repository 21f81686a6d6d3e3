package org.fengsui.server.duty.notice.service;

import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.store.AddresseeStore;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.NoticeStore;
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
 * What the channels report of the mails about notices. Only the relay's receipt for a current
 * post-holder serves; lying in an inbox does not.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Receipts {

    private static final Scope SCHOOL = Scope.school();

    private final NoticeStore notices;
    private final AddresseeStore addressees;
    private final UnitPosts posts;
    private final Serving serving;
    private final NoticeMail mail;
    private final Texts texts;

    Receipts(
            NoticeStore notices,
            AddresseeStore addressees,
            UnitPosts posts,
            Serving serving,
            NoticeMail mail,
            Texts texts) {
        this.notices = notices;
        this.addressees = addressees;
        this.posts = posts;
        this.serving = serving;
        this.mail = mail;
        this.texts = texts;
    }

    @EventListener
    void on(Accepted accepted) {
        if (accepted.channel() != Channel.MAIL || !isNotice(accepted.about())) {
            return;
        }
        var head = notices.lock(SCHOOL, accepted.about().id()).orElseThrow();
        addressees.ended(SCHOOL, head.id(), accepted.recipientKey(), true);
        if (posts.isHolder(head.unitId(), accepted.recipientKey())) {
            var name = posts.name(head.unitId(), accepted.recipientKey());
            serving.received(head, accepted.at(), name, accepted.reply());
        } else {
            // Handed over, but to somebody who left or is away by now: that serves nothing.
            byPhone(head, texts.chinese("notice.mail.phone.notThere"));
        }
    }

    @EventListener
    void on(GaveUp gaveUp) {
        if (gaveUp.channel() != Channel.MAIL || !isNotice(gaveUp.about())) {
            return;
        }
        var head = notices.lock(SCHOOL, gaveUp.about().id()).orElseThrow();
        addressees.ended(SCHOOL, head.id(), gaveUp.recipientKey(), false);
        byPhone(head, texts.chinese("notice.mail.phone.gaveUp", gaveUp.reason()));
    }

    /** Where nothing has served it and nothing that could is on its way. */
    private void byPhone(Head head, String why) {
        if (head.state() == NoticeState.ISSUED && !addressees.onItsWay(SCHOOL, head.id())) {
            mail.serveByPhone(head, why);
        }
    }

    private static boolean isNotice(Subject about) {
        return about.type().equals("notice");
    }
}
