package org.fengsui.server.duty.circular.service;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.fengsui.server.duty.circular.Circular;
import org.fengsui.server.duty.circular.ShareState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeSignal;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.springframework.stereotype.Component;

/** Until when a unit has time for its share of a circular, as the ledger says. */
@Component
class UnitTimes {

    private static final Scope SCHOOL = Scope.school();

    private final Notices notices;
    private final Ledger ledger;
    private final BusinessClock clock;

    UnitTimes(Notices notices, Ledger ledger, BusinessClock clock) {
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The end of the time that the unit had or has; empty where none ever ran. */
    Optional<Instant> end(Circular.Share share) {
        return notices.find(SCHOOL, share.noticeId()).flatMap(notice -> due(notice, false));
    }

    /** The end of the time that runs; empty where none does. */
    Optional<Instant> running(Notice notice) {
        return due(notice, true);
    }

    /** Whether the unit stayed silent until its time was over. */
    boolean silent(Circular.Share share) {
        return share.state() == ShareState.WAITING
                && end(share).filter(due -> clock.now().isAfter(due)).isPresent();
    }

    private Optional<Instant> due(Notice notice, boolean running) {
        var duties =
                ledger.startedBy(NoticeSignal.CIRCULAR_ITEM_SERVED, Locale.CHINESE).stream()
                        .map(Ledger.Terms::duty)
                        .toList();
        var subjects =
                notice.items().stream().map(item -> new Subject("notice-item", item.id())).toList();
        return ledger.of(SCHOOL, subjects).stream()
                .filter(one -> duties.contains(one.duty()))
                .filter(one -> !running || one.state() == Ledger.ObligationState.OPEN)
                .map(Obligation::due)
                .min(Comparator.naturalOrder());
    }
}
