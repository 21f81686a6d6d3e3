package org.fengsui.server.duty.notice.service;

import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Messages that ask somebody to do something about a notice; that one arrived serves nothing. */
@Component
class TaskMail {

    private final Delivery delivery;

    TaskMail(Delivery delivery) {
        this.delivery = delivery;
    }

    /**
     * Sends one.
     *
     * @param step what is asked; the same asked of the same person twice is brought once
     * @param unitId the unit it concerns; null for the offices
     */
    void send(
            Actor by,
            Head notice,
            String step,
            @Nullable Long unitId,
            Recipient to,
            String subject,
            String text,
            String path) {
        delivery.send(by, message("notice-task", notice, step, unitId, to, subject, text, path));
    }

    /** Sends one to somebody of the offices who is to be called as well: it has no time. */
    void call(
            Actor by,
            Head notice,
            String step,
            Recipient to,
            String subject,
            String text,
            String path) {
        delivery.send(
                by, message("notice-task", notice, step, null, to, subject, text, path).calling());
    }

    /** Where the office notices anew what an item was about: a circular is forwarded anew. */
    static String renotice(Head notice, Notice.Item item) {
        var episode = item.episodeId();
        return episode == null || notice.kind() == Notice.Kind.CIRCULAR
                ? "/notices/" + notice.id()
                : "/notices/new?episodes=" + episode;
    }

    /** One about a notice as a subject of that type, which decides what its arrival serves. */
    static Message message(
            String type,
            Head notice,
            String step,
            @Nullable Long unitId,
            Recipient to,
            String subject,
            String text,
            String path) {
        var message =
                new Message(
                        "notice/" + notice.id() + "/" + step + "/" + to.key(),
                        new Subject(type, notice.id()),
                        unitId,
                        to,
                        subject,
                        text,
                        path);
        var number = notice.printed();
        return number == null ? message : message.saying(number);
    }
}
