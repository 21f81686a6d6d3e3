package org.fengsui.server.alarm.content.service;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.fengsui.server.alarm.content.ContentRecord;
import org.fengsui.server.alarm.content.Takedown;
import org.fengsui.server.alarm.content.TakedownState.Move;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.springframework.stereotype.Component;

/** What this room writes to whom; never what was found, only where it is read. */
@Component
class ContentMail {

    private final Delivery delivery;
    private final Registry registry;
    private final Accounts accounts;
    private final Texts texts;

    ContentMail(Delivery delivery, Registry registry, Accounts accounts, Texts texts) {
        this.delivery = delivery;
        this.registry = registry;
        this.accounts = accounts;
        this.texts = texts;
    }

    /** 网信办 hears that something was reported to it. */
    void reported(Actor by, ContentRecord record) {
        toRole(
                by,
                Role.CAC_OFFICE,
                "content/" + record.id(),
                new Subject("content-record", record.id()),
                "content.mail.reported",
                "/content/" + record.id());
    }

    /** 保密办 hears that something was turned away. */
    void refused(Actor by, long id) {
        toRole(
                by,
                Role.SECRECY_OFFICE,
                "refused/" + id,
                new Subject("content-refused", id),
                "content.mail.refused",
                "/secrecy");
    }

    private void toRole(Actor by, Role role, String key, Subject about, String text, String path) {
        for (var account : accounts.withRole(role)) {
            var to = Recipient.ofPerson(account);
            delivery.send(
                    by,
                    new Message(
                            key + "/" + to.key(),
                            about,
                            null,
                            to,
                            texts.chinese(text + ".subject"),
                            texts.chinese(text + ".text"),
                            path));
        }
    }

    /** Whose task it is hears of the order and of what still stands; 宣传部 of what was done. */
    void moved(Actor by, Takedown task, Move move, long act) {
        switch (move) {
            case ORDER, FIND_STANDING, REVOKE -> {
                var unitId = task.unitId();
                if (unitId != null) {
                    unit(by, task, move, act, unitId);
                }
            }
            case DO ->
                    toRole(
                            by,
                            Role.PUBLICITY_OFFICE,
                            "takedown/" + task.id() + "/" + act,
                            new Subject("content-takedown", task.id()),
                            "content.mail.done",
                            "/takedowns/" + task.id());
            case CONFIRM -> {}
        }
    }

    private void unit(Actor by, Takedown task, Move move, long act, long unitId) {
        var what = texts.chinese("content.takedown.told." + move.name());
        var messages = new ArrayList<Message>();
        for (var to : holders(unitId)) {
            messages.add(
                    new Message(
                            "takedown/" + task.id() + "/" + act + "/" + to.key(),
                            new Subject("content-takedown", task.id()),
                            unitId,
                            to,
                            texts.chinese("content.mail.takedown.subject", what, task.called()),
                            texts.chinese("content.mail.takedown.text", what, task.called()),
                            "/unit/takedowns/" + task.id()));
        }
        delivery.send(by, messages);
    }

    private List<Recipient> holders(long unitId) {
        var holders = registry.holders(Scope.school(), unitId, EnumSet.allOf(Post.class));
        var known = accounts.ofPersons(holders.stream().map(one -> one.personCode()).toList());
        return holders.stream()
                .map(holder -> Recipient.ofHolder(holder, known.get(holder.personCode())))
                .toList();
    }
}
