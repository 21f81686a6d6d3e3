package org.fengsui.server.duty.notice.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Accounts.Account;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.springframework.stereotype.Component;

/** The messages about answers that a leader of the unit confirms (负责人确认). */
@Component
class ConfirmationMail {

    private final TaskMail tasks;
    private final UnitPosts posts;
    private final Accounts accounts;
    private final Contents contents;
    private final Texts texts;

    ConfirmationMail(
            TaskMail tasks, UnitPosts posts, Accounts accounts, Contents contents, Texts texts) {
        this.tasks = tasks;
        this.posts = posts;
        this.accounts = accounts;
        this.contents = contents;
        this.texts = texts;
    }

    /**
     * Asks the leaders. Where none of them can sign in, the unit hears that it has a paper signed
     * and the office that it enters it.
     */
    void asked(Actor by, Head notice, long answerId, List<Account> leaders) {
        var called = NoticeGate.called(notice);
        var unit = contents.unitName(notice.unitId());
        var key = "confirm-" + answerId;
        if (!leaders.isEmpty()) {
            for (var leader : leaders) {
                toUnit(by, notice, key, Recipient.ofPerson(leader), "confirm", called, by.name());
            }
            return;
        }
        for (var to : posts.addressees(notice.unitId())) {
            toUnit(by, notice, key + "-paper", to, "confirmPaper", called, unit);
        }
        for (var operator : accounts.withRole(Role.OFFICE_OPERATOR)) {
            tasks.send(
                    by,
                    notice,
                    key + "-office",
                    null,
                    Recipient.ofPerson(operator),
                    say("confirmOffice.subject", called, unit),
                    say("confirmOffice.text", called, unit),
                    "/notices/" + notice.id());
        }
    }

    /** Tells who wrote it, and those who are written to about the notice, that it was sent back. */
    void sentBack(Actor by, Head notice, Notice.Item item, Notice.Answer answer) {
        Map<String, Recipient> told = new LinkedHashMap<>();
        posts.addressees(notice.unitId()).forEach(to -> told.put(to.key(), to));
        accounts.find(answer.by().accountId())
                .filter(Account::enabled)
                .filter(writer -> writer.unitId() != null)
                .map(Recipient::ofPerson)
                .ifPresent(to -> told.putIfAbsent(to.key(), to));
        var place = Integer.toString(item.position());
        for (var to : told.values()) {
            toUnit(
                    by,
                    notice,
                    "sent-back-" + answer.id(),
                    to,
                    "sentBack",
                    NoticeGate.called(notice),
                    place,
                    by.name());
        }
    }

    private void toUnit(
            Actor by, Head notice, String step, Recipient to, String text, Object... words) {
        tasks.send(
                by,
                notice,
                step,
                notice.unitId(),
                to,
                say(text + ".subject", words),
                say(text + ".text", words),
                "/unit/notices/" + notice.id());
    }

    private String say(String key, Object... arguments) {
        return texts.chinese("notice.mail." + key, arguments);
    }
}
