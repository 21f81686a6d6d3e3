package org.fengsui.server.duty.notice.service;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.store.HandlerStore;
import org.fengsui.server.duty.notice.store.HandlerStore.Handler;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.StoryStore.Kind;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Accounts.Account;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectHandlers;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 承办: a unit gives an item to one of its people. That moves no clock and takes nothing from those
 * who answer for it; the person hears of it and is reminded beside them.
 */
@Service
@AgainAfterDeadlock
@Transactional
public class HandlerDesk implements SubjectHandlers {

    private final HandlerStore handlers;
    private final ItemStore items;
    private final NoticeGate gate;
    private final Accounts accounts;
    private final Delivery delivery;
    private final Texts texts;
    private final BusinessClock clock;

    HandlerDesk(
            HandlerStore handlers,
            ItemStore items,
            NoticeGate gate,
            Accounts accounts,
            Delivery delivery,
            Texts texts,
            BusinessClock clock) {
        this.handlers = handlers;
        this.items = items;
        this.gate = gate;
        this.accounts = accounts;
        this.delivery = delivery;
        this.texts = texts;
        this.clock = clock;
    }

    /** Whom this person can give the items of a unit to: the unit's people who can sign in. */
    @Transactional(readOnly = true)
    public List<Account> candidates(long unitId) {
        return accounts.list("").stream()
                .filter(account -> account.enabled() && Objects.equals(account.unitId(), unitId))
                .filter(account ->
                        account.roles().stream().anyMatch(role -> role.side() == Role.Side.UNIT))
                .toList();
    }

    /** The names of those who handle the items of a notice, by item. */
    @Transactional(readOnly = true)
    public Map<Long, String> ofNotice(Scope scope, long noticeId) {
        return handlers.ofNotice(scope, noticeId).stream()
                .collect(Collectors.toMap(Handler::itemId, Handler::name));
    }

    /**
     * Gives an item to somebody of the addressed unit.
     *
     * @param version the item's
     * @throws Refusal if the item has its answer or end, or the account is none of the unit's
     */
    public void give(Actor by, long itemId, int version, long accountId) {
        var locked = gate.lockItem(by, itemId, version);
        var head = locked.notice();
        NoticeGate.requireUnit(by, head);
        if (locked.item().state() != ItemState.OPEN) {
            throw new Refusal(NoticeProblem.ILLEGAL_MOVE, NoticeGate.called(head));
        }
        var to =
                candidates(head.unitId()).stream()
                        .filter(account -> account.id() == accountId)
                        .findFirst()
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        // another form that was open meanwhile is stale now
        items.state(by.scope(), itemId, locked.item().state(), locked.item().round());
        handlers.give(
                by.scope(),
                head,
                new Handler(itemId, to.id(), to.displayName()),
                new Notice.Act(by.accountId(), by.name(), clock.now()));
        gate.tell(head, locked.item(), Kind.GIVEN, by, to.displayName());
        if (to.id() != by.accountId()) {
            write(by, head, locked.item(), to);
        }
    }

    private void write(Actor by, Head head, Notice.Item item, Account account) {
        var to = Recipient.ofPerson(account);
        Object[] words = {NoticeGate.called(head), gate.called(item), by.name()};
        delivery.send(
                by,
                new Message(
                        String.format(
                                Locale.ROOT,
                                "notice-handler/%d/%d/%s",
                                item.id(),
                                clock.now().toEpochMilli(),
                                to.key()),
                        new Subject("notice-handler", item.id()),
                        head.unitId(),
                        to,
                        texts.chinese("notice.mail.given.subject", words),
                        texts.chinese("notice.mail.given.text", words),
                        "/unit/notices/" + head.id()));
    }

    @Override
    public String type() {
        return "notice-item";
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Long, Long> handlers(Collection<Long> ids) {
        return handlers.of(Scope.school(), ids).stream()
                .collect(Collectors.toMap(Handler::itemId, Handler::accountId));
    }
}
