package org.fengsui.server.duty.circular.service;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.fengsui.server.duty.circular.Circular;
import org.fengsui.server.duty.circular.CircularSignal;
import org.fengsui.server.duty.circular.CircularState.Move;
import org.fengsui.server.duty.circular.ShareState;
import org.fengsui.server.duty.circular.store.CircularStore;
import org.fengsui.server.duty.circular.store.ShareStore;
import org.fengsui.server.duty.notice.CircularNotices;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeSignal;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets the shares of a circular follow their notices: served, answered, sent back, withdrawn. */
@Component
@Transactional
class Following {

    private static final Scope SCHOOL = Scope.school();
    private static final Actor MACHINE = Actor.machine("circular");

    private final CircularStore circulars;
    private final ShareStore shares;
    private final CircularNotices circularNotices;
    private final Notices notices;
    private final Ledger ledger;
    private final CircularBook book;
    private final BusinessClock clock;

    Following(
            CircularStore circulars,
            ShareStore shares,
            CircularNotices circularNotices,
            Notices notices,
            Ledger ledger,
            CircularBook book,
            BusinessClock clock) {
        this.circulars = circulars;
        this.shares = shares;
        this.circularNotices = circularNotices;
        this.notices = notices;
        this.ledger = ledger;
        this.book = book;
        this.clock = clock;
    }

    /** The same share in another state. */
    static Circular.Share in(Circular.Share share, ShareState state) {
        return with(share, state, share.servedAt(), share.owedAt());
    }

    private static Circular.Share with(
            Circular.Share share,
            ShareState state,
            @Nullable Instant served,
            @Nullable Instant owed) {
        return new Circular.Share(
                share.id(),
                share.circularId(),
                share.unitId(),
                share.noticeId(),
                share.round(),
                state,
                served,
                owed);
    }

    /** What happens to a notice happens to its share. */
    @EventListener
    void on(Signalled signalled) {
        if (!(signalled.signal() instanceof NoticeSignal signal)) {
            return;
        }
        switch (signal) {
            case SERVED -> share(signalled).ifPresent(share -> served(share, signalled.at()));
            case CIRCULAR_ITEM_ANSWERED, ITEM_EXCUSED ->
                    ofItem(signalled).ifPresent(share -> answered(share, signalled.at()));
            case ITEM_REJECTED -> ofItem(signalled).ifPresent(this::sentBack);
            case ITEM_WITHDRAWN ->
                    ofItem(signalled).ifPresent(share -> shortened(share, signalled.at()));
            case WITHDRAWN -> share(signalled).ifPresent(this::withdrawn);
            default -> {}
        }
    }

    private Optional<Circular.Share> share(Signalled signalled) {
        return shares.ofNotice(SCHOOL, signalled.subject().id());
    }

    private Optional<Circular.Share> ofItem(Signalled signalled) {
        return circularNotices
                .ofItem(SCHOOL, signalled.subject().id())
                .flatMap(notice -> shares.ofNotice(SCHOOL, notice.id()));
    }

    private void served(Circular.Share read, Instant at) {
        var circular = circulars.lock(SCHOOL, read.circularId()).orElseThrow();
        var share = again(read);
        if (share.state().allows(ShareState.Move.SERVE)) {
            shares.update(SCHOOL, with(share, ShareState.WAITING, at, share.owedAt()));
        }
        settle(circular);
    }

    /** 转出: met when the last of the units is served. */
    private void settle(Circular circular) {
        var all =
                shares.of(SCHOOL, circular.id()).stream()
                        .filter(share -> share.state() != ShareState.WITHDRAWN)
                        .toList();
        var last =
                all.stream()
                        .map(Circular.Share::servedAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder());
        var open = all.stream().anyMatch(share -> share.state() == ShareState.TO_SERVE);
        if (open || last.isEmpty() || !circular.state().allows(Move.SERVE_ALL)) {
            return;
        }
        book.write(MACHINE, circular, Move.SERVE_ALL, null, "", List.of());
        book.signal(
                CircularSignal.FORWARDED,
                circular,
                last.get(),
                circular.round(),
                Integer.toString(all.size()));
    }

    private void answered(Circular.Share share, Instant at) {
        var owed =
                notices.find(SCHOOL, share.noticeId()).stream()
                        .flatMap(notice -> notice.items().stream())
                        .anyMatch(item -> item.state().owed());
        if (!owed) {
            var since = end(share).filter(due -> due.isBefore(at)).orElse(at);
            owe(share, since, MACHINE.name());
        }
    }

    /**
     * An item was taken back: with none left the unit is left out, else the rest may be answered.
     */
    private void shortened(Circular.Share share, Instant at) {
        var items = notices.find(SCHOOL, share.noticeId()).orElseThrow().items();
        var none =
                items.stream()
                        .allMatch(item ->
                                share.state() == ShareState.TO_SERVE
                                        ? item.state().ended()
                                        : item.state() == ItemState.WITHDRAWN);
        if (none) {
            withdrawn(share);
        } else {
            answered(share, at);
        }
    }

    /** The share as it is now that its circular is locked. */
    private Circular.Share again(Circular.Share read) {
        return shares.all(SCHOOL, List.of(read.id())).getFirst();
    }

    /** The office’s time for this unit starts, once; and that of the report, with the first. */
    private void owe(Circular.Share read, Instant at, String why) {
        var circular = circulars.lock(SCHOOL, read.circularId()).orElseThrow();
        var share = again(read);
        if (!share.state().allows(ShareState.Move.OWE)) {
            return;
        }
        var since = share.owedAt() == null ? at : share.owedAt();
        shares.update(SCHOOL, with(share, ShareState.TO_REVIEW, share.servedAt(), since));
        if (circular.startsClock()) {
            book.signal(CircularSignal.SHARE_OWED, circular, share, since, why);
            book.signal(CircularSignal.REPORT_OWED, circular, since, circular.round(), why);
        }
    }

    private void sentBack(Circular.Share read) {
        if (circulars.lock(SCHOOL, read.circularId()).isEmpty()) {
            return;
        }
        var share = again(read);
        if (share.state().allows(ShareState.Move.SEND_BACK)) {
            shares.update(SCHOOL, in(share, ShareState.WAITING));
        }
    }

    private void withdrawn(Circular.Share read) {
        var circular = circulars.lock(SCHOOL, read.circularId()).orElseThrow();
        var share = again(read);
        if (share.state().allows(ShareState.Move.WITHDRAW)) {
            shares.update(SCHOOL, in(share, ShareState.WITHDRAWN));
            book.signal(
                    CircularSignal.SHARE_WITHDRAWN, circular, share, clock.now(), MACHINE.name());
            settle(circular);
        }
    }

    /**
     * Looks at what no signal tells of: a unit’s time that is over, a notice that was given up, or
     * closed by what was withdrawn of it.
     */
    void look() {
        for (var share : shares.running(SCHOOL)) {
            var notice = notices.find(SCHOOL, share.noticeId()).orElseThrow();
            if (notice.state() == NoticeState.WITHDRAWN) {
                withdrawn(share);
            } else if (notice.state() == NoticeState.CLOSED) {
                shortened(share, clock.now());
            } else if (share.state() == ShareState.WAITING && share.owedAt() == null) {
                due(notice, true)
                        .filter(due -> clock.now().isAfter(due))
                        .ifPresent(due -> owe(share, due, MACHINE.name()));
            }
        }
    }

    /** The end of the time that a unit had or has. */
    private Optional<Instant> end(Circular.Share share) {
        return notices.find(SCHOOL, share.noticeId()).flatMap(notice -> due(notice, false));
    }

    /** The end of the unit’s time by 第九条; empty where none runs, or none ever ran. */
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
