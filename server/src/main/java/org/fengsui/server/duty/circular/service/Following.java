package org.fengsui.server.duty.circular.service;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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
import org.fengsui.server.duty.notice.NoticeSignal;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets the shares of a circular follow their notices: served, answered, sent back, withdrawn. */
@Component
@Transactional
class Following {

    private static final Scope SCHOOL = Scope.school();
    private static final int PIECE = 500;
    private static final Actor MACHINE = Actor.machine("circular");

    private final CircularStore circulars;
    private final ShareStore shares;
    private final CircularNotices circularNotices;
    private final Notices notices;
    private final UnitTimes times;
    private final CircularBook book;
    private final BusinessClock clock;

    Following(
            CircularStore circulars,
            ShareStore shares,
            CircularNotices circularNotices,
            Notices notices,
            UnitTimes times,
            CircularBook book,
            BusinessClock clock) {
        this.circulars = circulars;
        this.shares = shares;
        this.circularNotices = circularNotices;
        this.notices = notices;
        this.times = times;
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

    /** How many units have a share that is not withdrawn. */
    static int units(List<Circular.Share> shares) {
        return (int)
                shares.stream()
                        .filter(share -> share.state() != ShareState.WITHDRAWN)
                        .map(Circular.Share::unitId)
                        .distinct()
                        .count();
    }

    /** What happens to a notice happens to its share. */
    @EventListener
    void on(Signalled signalled) {
        if (!(signalled.signal() instanceof NoticeSignal signal)) {
            return;
        }
        switch (signal) {
            case SERVED -> share(signalled).ifPresent(share -> served(share, signalled.at()));
            case CIRCULAR_ITEM_ANSWERED ->
                    ofItem(signalled)
                            .ifPresent(share -> {
                                anew(share);
                                answered(share, signalled.at());
                            });
            case ITEM_EXCUSED ->
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
        int units = units(all);
        book.write(MACHINE, circular.servedTo(units), Move.SERVE_ALL, null, "", List.of());
        book.signal(
                CircularSignal.FORWARDED,
                circular,
                last.get(),
                circular.version(),
                Integer.toString(units));
    }

    /** Whoever looked at a circular before an answer came has not seen it. */
    private void anew(Circular.Share read) {
        var circular = circulars.lock(SCHOOL, read.circularId()).orElseThrow();
        circulars.update(SCHOOL, circular);
        var share = again(read);
        if (share.state().allows(ShareState.Move.ANSWER)) {
            shares.update(SCHOOL, in(share, ShareState.TO_REVIEW));
        }
    }

    private void answered(Circular.Share share, Instant at) {
        var owed =
                notices.find(SCHOOL, share.noticeId()).stream()
                        .flatMap(notice -> notice.items().stream())
                        .anyMatch(item -> item.state().owed());
        if (!owed) {
            var since = times.end(share).filter(due -> due.isBefore(at)).orElse(at);
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

    /** The circulars after one of which a unit has something to do. */
    List<Long> running(long after) {
        return shares.runningCirculars(SCHOOL, after, PIECE);
    }

    /**
     * Looks at what no signal tells of a circular: a unit’s time that is over, a notice that was
     * given up, or closed by what was withdrawn of it.
     */
    void look(long circularId) {
        var running =
                shares.of(SCHOOL, circularId).stream()
                        .filter(share -> !share.state().over())
                        .toList();
        for (var share : running) {
            var notice = notices.find(SCHOOL, share.noticeId()).orElseThrow();
            if (notice.state() == NoticeState.WITHDRAWN) {
                withdrawn(share);
            } else if (notice.state() == NoticeState.CLOSED) {
                shortened(share, clock.now());
            } else if (share.state() == ShareState.WAITING && share.owedAt() == null) {
                times.running(notice)
                        .filter(due -> clock.now().isAfter(due))
                        .ifPresent(due -> owe(share, due, MACHINE.name()));
            }
        }
    }
}
