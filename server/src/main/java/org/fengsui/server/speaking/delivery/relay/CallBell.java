package org.fengsui.server.speaking.delivery.relay;

import org.fengsui.server.campus.readiness.Callouts;
import org.fengsui.server.campus.readiness.Rung;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.fengsui.server.speaking.delivery.GaveUp;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** 叫应: calls whom the call-out names by every way there is, and says where none brought it. */
@Component
class CallBell {

    private static final Actor MACHINE = Actor.machine("call-out");
    private static final String ATTEMPT = "callout-attempt";

    private final Delivery delivery;
    private final Callouts callouts;
    private final Accounts accounts;
    private final Texts texts;

    CallBell(Delivery delivery, Callouts callouts, Accounts accounts, Texts texts) {
        this.delivery = delivery;
        this.callouts = callouts;
        this.accounts = accounts;
        this.texts = texts;
    }

    @EventListener
    void on(Rung rung) {
        var to = recipient(rung);
        if (to.channels().isEmpty()) {
            return;
        }
        var text = rung.escalated() ? "delivery.call.escalated" : "delivery.call.text";
        var message =
                new Message(
                        "callout:" + rung.attemptId(),
                        new Subject(ATTEMPT, rung.attemptId()),
                        null,
                        to,
                        texts.chinese("delivery.call.subject", rung.words()),
                        texts.chinese(text, to.name(), rung.words()),
                        rung.path());
        delivery.send(MACHINE, message.saying(texts.chinese("delivery.call.brief")).calling());
    }

    private Recipient recipient(Rung rung) {
        var person = rung.person();
        var id = person.accountId();
        var phone = person.phone().isEmpty() ? null : person.phone();
        var account = id == null ? null : accounts.find(id).orElse(null);
        if (account == null) {
            return new Recipient("roster:" + person.name(), person.name(), null, null)
                    .at(null, phone);
        }
        var known = Recipient.ofPerson(account);
        return phone == null ? known : known.at(null, phone);
    }

    /** Nothing is on its way any more: the next one is called. */
    @EventListener
    void on(GaveUp gaveUp) {
        if (gaveUp.about().type().equals(ATTEMPT) && gaveUp.forGood() && gaveUp.left().isEmpty()) {
            callouts.failed(gaveUp.about().id(), gaveUp.reason());
        }
    }
}
