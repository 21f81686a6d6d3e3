package org.fengsui.server.duty.notice.service;

import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.fengsui.server.duty.notice.ItemRequest;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.platform.page.Times;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The messages about what units ask for: to those who decide, to the unit, and what is filed. */
@Component
class RequestMail {

    private final Delivery delivery;
    private final UnitPosts posts;
    private final Accounts accounts;
    private final Contents contents;
    private final NoticeGate gate;
    private final Texts texts;
    private final BusinessClock clock;

    RequestMail(
            Delivery delivery,
            UnitPosts posts,
            Accounts accounts,
            Contents contents,
            NoticeGate gate,
            Texts texts,
            BusinessClock clock) {
        this.delivery = delivery;
        this.posts = posts;
        this.accounts = accounts;
        this.contents = contents;
        this.gate = gate;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * A message about a request.
     *
     * @param what the key of its texts
     * @param due the due it speaks of; null for none
     * @param reason the reason it gives; may be empty
     */
    private record Letter(
            String what,
            Head notice,
            Notice.Item item,
            ItemRequest request,
            @Nullable Instant due,
            String reason) {}

    /** Tells those who decide. */
    void asked(Actor by, Head notice, Notice.Item item, ItemRequest request) {
        var what = "asked." + request.kind().name();
        var letter = new Letter(what, notice, item, request, request.askedDue(), request.reason());
        toRoles(by, letter, request.decider().deciders(), path(request));
    }

    /** Tells the unit that it was refused. */
    void refused(Actor by, Head notice, Notice.Item item, ItemRequest request, String why) {
        toUnit(by, new Letter("refused", notice, item, request, null, why));
    }

    /** Tells the unit its later due. */
    void extended(Actor by, Head notice, Notice.Item item, ItemRequest request, Instant due) {
        toUnit(by, new Letter("extended", notice, item, request, due, ""));
    }

    /** 报备: tells 网信办 at once what was granted on its delegation (第十条). */
    void filed(Actor by, Head notice, Notice.Item item, ItemRequest request, Instant due) {
        var letter = new Letter("filed", notice, item, request, due, request.reason());
        toRoles(by, letter, Set.of(Role.CAC_OFFICE), path(request));
    }

    /** Tells the unit that the item is not its own any more. */
    void redirected(Actor by, Head notice, Notice.Item item, ItemRequest request, String reason) {
        toUnit(by, new Letter("redirected", notice, item, request, null, reason));
    }

    /** Tells the unit that the item is nobody’s of the school. */
    void ruledOut(Actor by, Head notice, Notice.Item item, ItemRequest request, String why) {
        toUnit(by, new Letter("ruledOut", notice, item, request, null, why));
    }

    /** Tells the office whom the finding is to be noticed to now. */
    void toBeNoticed(Actor by, Head notice, Notice.Item item, ItemRequest request, long unitId) {
        var letter = new Letter("renotice", notice, item, request, null, contents.unitName(unitId));
        toRoles(by, letter, Set.of(Role.OFFICE_OPERATOR), TaskMail.renotice(notice, item));
    }

    private void toUnit(Actor by, Letter letter) {
        for (var to : posts.addressees(letter.notice().unitId())) {
            send(by, letter, letter.notice().unitId(), to, "/unit/notices/" + letter.notice().id());
        }
    }

    private void toRoles(Actor by, Letter letter, Collection<Role> roles, String path) {
        accounts.withAnyRole(roles).stream()
                .map(Recipient::ofAccount)
                .forEach(to -> send(by, letter, null, to, path));
    }

    private void send(Actor by, Letter letter, @Nullable Long unitId, Recipient to, String path) {
        var times = new Times(clock.now(), Locale.CHINESE, texts);
        Object[] words = {
            NoticeGate.called(letter.notice()),
            gate.called(letter.item()),
            contents.unitName(letter.notice().unitId()),
            times.plainDue(letter.due()),
            letter.reason()
        };
        var key = "notice.mail." + letter.what();
        delivery.send(
                by,
                new Message(
                        "notice-request/"
                                + letter.request().id()
                                + "/"
                                + letter.what()
                                + "/"
                                + to.key(),
                        new Subject("notice-request", letter.request().id()),
                        unitId,
                        to,
                        texts.chinese(key + ".subject", words),
                        texts.chinese(key + ".text", words),
                        path));
    }

    private static String path(ItemRequest request) {
        return "/notices/requests/" + request.id();
    }
}
