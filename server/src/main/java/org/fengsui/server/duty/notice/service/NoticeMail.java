package org.fengsui.server.duty.notice.service;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.store.AddresseeStore;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.springframework.stereotype.Component;

/**
 * The messages about notices: number, unit and period, never a detail of a finding. What concerns
 * the unit is about the subject {@code notice}, whose receipts may serve; a task of the office is
 * about {@code notice-task}.
 */
@Component
class NoticeMail {

    /** As many items as a subject names. */
    private static final int PLACES = 5;

    private static final Scope SCHOOL = Scope.school();

    private final Delivery delivery;
    private final TaskMail tasks;
    private final UnitPosts posts;
    private final PhoneService phone;
    private final Accounts accounts;
    private final AddresseeStore addressees;
    private final Contents contents;
    private final Ledger ledger;
    private final NoticeGate gate;
    private final Texts texts;

    NoticeMail(
            Delivery delivery,
            TaskMail tasks,
            UnitPosts posts,
            PhoneService phone,
            Accounts accounts,
            AddresseeStore addressees,
            Contents contents,
            Ledger ledger,
            NoticeGate gate,
            Texts texts) {
        this.delivery = delivery;
        this.tasks = tasks;
        this.posts = posts;
        this.phone = phone;
        this.accounts = accounts;
        this.addressees = addressees;
        this.contents = contents;
        this.ledger = ledger;
        this.gate = gate;
        this.texts = texts;
    }

    /** Sends an issued notice; where nobody can be mailed, it is to be served by telephone. */
    void issued(Actor by, Head notice, String period) {
        var unit = contents.unitName(notice.unitId());
        var subject = say("issued.subject", NoticeGate.called(notice));
        var text = say("issued.text", unit, NoticeGate.called(notice), period);
        for (var to : posts.addressees(notice.unitId())) {
            send(by, notice, "issued", to, subject, text, "/n/" + notice.link());
            if (delivery.ways(to).stream().anyMatch(ledger.serviceChannels()::contains)) {
                addressees.add(SCHOOL, notice, to.key(), to.name());
            }
        }
        copies(by, notice);
        if (!addressees.onItsWay(SCHOOL, notice.id())) {
            phone.owed(notice, say("phone.nobody"));
        }
    }

    private void copies(Actor by, Head notice) {
        var subject = say("copy.subject", NoticeGate.called(notice));
        for (long unitId : notice.supportingUnitIds()) {
            var principal = Objects.equals(notice.principalUnitId(), unitId);
            var text =
                    say(
                            principal ? "copy.assigned" : "copy.text",
                            contents.unitName(unitId),
                            NoticeGate.called(notice),
                            contents.unitName(notice.unitId()));
            for (var to : posts.addressees(unitId)) {
                delivery.send(
                        by,
                        TaskMail.message(
                                "notice-copy",
                                notice,
                                "copy-" + unitId,
                                unitId,
                                to,
                                subject,
                                text,
                                unitPath(notice)));
            }
        }
    }

    /** Tells the unit that the answers to items do not hold; one message for all of them. */
    void rejected(Actor by, Head notice, List<Notice.Item> items, String reason) {
        var first = items.getFirst();
        var place = places(items);
        toUnit(
                by,
                notice,
                "rejected-" + first.position() + "-" + first.round(),
                say("rejected.subject", NoticeGate.called(notice), place),
                say(
                        "rejected.text",
                        contents.unitName(notice.unitId()),
                        NoticeGate.called(notice),
                        place,
                        reason));
    }

    private String places(List<Notice.Item> items) {
        var named =
                items.stream()
                        .limit(PLACES)
                        .map(item -> Integer.toString(item.position()))
                        .collect(Collectors.joining("、"));
        return items.size() <= PLACES
                ? named
                : say("rejected.places", named, Integer.toString(items.size()));
    }

    /** Tells the unit that nothing is left to do. */
    void ended(Actor by, Head notice, String how, String reason) {
        toUnit(
                by,
                notice,
                how,
                say(how + ".subject", NoticeGate.called(notice)),
                say(
                        how + ".text",
                        contents.unitName(notice.unitId()),
                        NoticeGate.called(notice),
                        reason));
    }

    /** Tells the unit that one item was taken back. */
    void itemWithdrawn(Actor by, Head notice, Notice.Item item, String reason) {
        var called = NoticeGate.called(notice);
        toUnit(
                by,
                notice,
                "item-withdrawn-" + item.position(),
                say("itemWithdrawn.subject", called, gate.called(item)),
                say(
                        "itemWithdrawn.text",
                        contents.unitName(notice.unitId()),
                        called,
                        gate.called(item),
                        reason));
    }

    /** Tells the office whom the finding of an item is to be noticed to now. */
    void toBeNoticed(Actor by, Head notice, Notice.Item item, long unitId) {
        var called = NoticeGate.called(notice);
        var unit = contents.unitName(unitId);
        for (var operator : accounts.withRole(Role.OFFICE_OPERATOR)) {
            tasks.send(
                    by,
                    notice,
                    "renotice-" + item.position(),
                    null,
                    Recipient.ofAccount(operator),
                    say("renotice.subject", called, gate.called(item)),
                    say("itemRenotice.text", called, gate.called(item), unit),
                    TaskMail.renotice(notice, item));
        }
    }

    private void toUnit(Actor by, Head notice, String step, String subject, String text) {
        for (var to : posts.addressees(notice.unitId())) {
            send(by, notice, step, to, subject, text, unitPath(notice));
        }
    }

    private void send(
            Actor by,
            Head notice,
            String step,
            Recipient to,
            String subject,
            String text,
            String path) {
        delivery.send(
                by,
                TaskMail.message("notice", notice, step, notice.unitId(), to, subject, text, path));
    }

    /** Tells the leads that a second signature is owed. */
    void toBeSigned(Actor by, Head notice, String why) {
        for (var lead : accounts.withRole(Role.OFFICE_LEAD)) {
            var to = Recipient.ofAccount(lead);
            tasks.send(
                    by,
                    notice,
                    "to-be-signed",
                    null,
                    to,
                    say("toBeSigned.subject", NoticeGate.called(notice)),
                    say(
                            "toBeSigned.text",
                            NoticeGate.called(notice),
                            contents.unitName(notice.unitId()),
                            by.name(),
                            why),
                    "/notices/" + notice.id());
        }
    }

    private static String unitPath(Head notice) {
        return "/unit/notices/" + notice.id();
    }

    private String say(String key, Object... arguments) {
        return texts.chinese("notice.mail." + key, arguments);
    }
}
