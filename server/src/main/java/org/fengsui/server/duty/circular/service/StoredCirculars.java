package org.fengsui.server.duty.circular.service;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fengsui.server.duty.circular.Circular;
import org.fengsui.server.duty.circular.CircularProblem;
import org.fengsui.server.duty.circular.CircularSignal;
import org.fengsui.server.duty.circular.CircularState;
import org.fengsui.server.duty.circular.CircularState.Move;
import org.fengsui.server.duty.circular.Circulars;
import org.fengsui.server.duty.circular.ShareState;
import org.fengsui.server.duty.circular.domain.Limits;
import org.fengsui.server.duty.circular.store.CircularStore;
import org.fengsui.server.duty.circular.store.ShareStore;
import org.fengsui.server.duty.circular.store.SourceStore;
import org.fengsui.server.duty.notice.CircularNotices;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Waiver;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the offices do with circulars, and who may do it. */
@Service
@AgainAfterDeadlock
@Transactional
class StoredCirculars implements Circulars {

    private static final Scope SCHOOL = Scope.school();
    private static final long NOBODY = -1;

    /** Typing it in takes no longer; what is older is back-dated and needs its reason. */
    private static final Duration JUST_NOW = Duration.ofMinutes(15);

    private final CircularStore circulars;
    private final ShareStore shares;
    private final SourceStore sources;
    private final CircularNotices drafts;
    private final Handling handling;
    private final CircularBook book;
    private final AuditLog audit;
    private final BusinessClock clock;

    StoredCirculars(
            CircularStore circulars,
            ShareStore shares,
            SourceStore sources,
            CircularNotices drafts,
            Handling handling,
            CircularBook book,
            AuditLog audit,
            BusinessClock clock) {
        this.circulars = circulars;
        this.shares = shares;
        this.sources = sources;
        this.drafts = drafts;
        this.handling = handling;
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Optional<Circular> find(Scope scope, long id) {
        return circulars.find(scope, id);
    }

    @Override
    public List<Circular> before(Scope scope, long id, int most) {
        return circulars.before(scope, id, most);
    }

    @Override
    public List<Circular.Share> shares(Scope scope, long id) {
        return shares.of(scope, id);
    }

    @Override
    public List<Circular.Act> acts(Scope scope, long id) {
        return circulars.acts(scope, id);
    }

    @Override
    public List<Circular.Source> sources() {
        return sources.all(SCHOOL);
    }

    @Override
    public void put(Actor by, Circular.Source source) {
        Decision.REPORT_CIRCULAR.by(by, NOBODY);
        Limits.line(CircularBook.said(source.name()), Limits.LINE);
        if (!sources.put(SCHOOL, source)) {
            throw new Refusal(CommonProblem.STALE);
        }
        audit.append(
                by.accountId(),
                by.name(),
                "circular.source",
                null,
                Map.of(
                        "name", source.name(),
                        "starts", Boolean.toString(source.startsClock())));
    }

    @Override
    public long register(Actor by, Circular.Entry entry, List<Attachment> files) {
        CircularBook.require(by, Permission.CIRCULAR_REGISTER);
        var source =
                sources.all(SCHOOL).stream()
                        .filter(one -> one.id() == entry.sourceId() && one.offered())
                        .findFirst()
                        .orElseThrow(() -> new Refusal(CommonProblem.FIELD_INVALID, "source"));
        check(entry, files);
        long id = circulars.insert(SCHOOL, by, entry, source, clock.now());
        var circular = circulars.lock(SCHOOL, id).orElseThrow();
        book.did(by, circular, Move.REGISTER, null, entry.lateReason(), files);
        if (source.startsClock()) {
            book.signal(CircularSignal.RECEIVED, circular, entry.receivedAt(), 1, source.name());
        }
        deadline(circular, entry.receivedAt(), entry.deadline());
        return id;
    }

    private void deadline(Circular circular, Instant at, @Nullable Instant deadline) {
        if (deadline != null) {
            book.signal(
                    CircularSignal.DEADLINE_NAMED,
                    circular,
                    at,
                    circular.round(),
                    circular.source(),
                    deadline,
                    Waiver.OTHER);
        }
    }

    private void check(Circular.Entry entry, List<Attachment> files) {
        CircularBook.said(entry.subject());
        CircularBook.said(entry.text());
        Limits.check(entry);
        var now = clock.now();
        var deadline = entry.deadline();
        if (entry.receivedAt().isAfter(now)
                || (deadline != null && deadline.isBefore(entry.receivedAt()))) {
            throw new Refusal(CircularProblem.RECEIVED_TIME);
        }
        if (entry.receivedAt().isBefore(now.minus(JUST_NOW)) && entry.lateReason().isBlank()) {
            throw new Refusal(CircularProblem.BACKDATING);
        }
        switch (entry.way()) {
            case LETTER -> {
                if (files.isEmpty()) {
                    throw new Refusal(CircularProblem.SCAN_MISSING);
                }
            }
            case PHONE -> {
                if (entry.caller().isBlank() || entry.callBack().isBlank()) {
                    throw new Refusal(CircularProblem.CALL_INCOMPLETE);
                }
            }
            case PLATFORM, MAIL -> {}
        }
    }

    @Override
    public void forward(Actor by, long id, int version, List<CircularNotices.Draft> to) {
        CircularBook.require(by, Permission.NOTICE_DRAFT);
        var circular = book.lock(by, id, version);
        var taken = new HashSet<Long>();
        shares.of(SCHOOL, id).stream()
                .filter(share -> share.round() == circular.round())
                .filter(share -> share.state() != ShareState.WITHDRAWN)
                .forEach(share -> taken.add(share.unitId()));
        if (to.isEmpty() || !to.stream().allMatch(draft -> taken.add(draft.unitId()))) {
            throw new Refusal(CircularProblem.UNITS);
        }
        Limits.check(to);
        for (var draft : to) {
            long notice = drafts.draft(by, draft);
            shares.insert(SCHOOL, id, circular.round(), draft.unitId(), notice);
        }
        book.write(by, circular, Move.FORWARD, null, Integer.toString(to.size()), List.of());
        int units = Following.units(shares.of(SCHOOL, id));
        if (units > circular.servedUnits()) {
            book.signal(
                    CircularSignal.FORWARDED_TO_MORE,
                    circular,
                    clock.now(),
                    circular.version(),
                    by.name());
        }
    }

    @Override
    public void close(Actor by, long id, int version, Move move, String reason) {
        CircularBook.require(by, Permission.NOTICE_DRAFT);
        var circular = book.lock(by, id, version);
        var none = move == Move.FIND_NONE;
        if (!none && (move != Move.CLOSE || circular.entry().kind() != Circular.Kind.INFORMATION)) {
            throw new Refusal(CircularProblem.ILLEGAL_MOVE, circular.called());
        }
        if (shares.of(SCHOOL, id).stream()
                .anyMatch(share -> share.state() != ShareState.WITHDRAWN)) {
            throw new Refusal(CircularProblem.ILLEGAL_MOVE, circular.called());
        }
        book.write(by, circular, move, null, CircularBook.said(reason), List.of());
        book.signal(
                CircularSignal.NONE_AFFECTED,
                circular,
                clock.now(),
                circular.round(),
                by.name(),
                null,
                none ? Waiver.NOT_OURS : Waiver.OTHER);
        if (!none) {
            book.signal(CircularSignal.CLOSED, circular, clock.now(), circular.round(), by.name());
        } else if (circular.startsClock()) {
            book.signal(
                    CircularSignal.REPORT_OWED, circular, clock.now(), circular.round(), by.name());
        }
    }

    @Override
    public void review(Actor by, long id, int version, long shareId, String text) {
        handling.review(by, book.lock(by, id, version), shareId, text);
    }

    @Override
    public void retest(
            Actor by, long id, int version, long shareId, String text, List<Attachment> proof) {
        handling.retest(by, book.lock(by, id, version), shareId, text, proof);
    }

    @Override
    public void sendBack(Actor by, long id, int version, long shareId, String reason) {
        handling.sendBack(by, book.lock(by, id, version), shareId, reason);
    }

    @Override
    public void report(
            Actor by,
            long id,
            int version,
            Move move,
            Set<Long> shareIds,
            String text,
            List<Attachment> files) {
        Decision.REPORT_CIRCULAR.by(by, NOBODY);
        var circular = book.lock(by, id, version);
        if (move != Move.REPORT && move != Move.REPORT_PARTLY && move != Move.SUPPLEMENT) {
            throw new Refusal(CircularProblem.ILLEGAL_MOVE, circular.called());
        }
        var carried = carried(circular, move == Move.REPORT, shareIds);
        if (carried.stream().anyMatch(share -> share.state() != ShareState.RETESTED)
                || (move == Move.REPORT_PARTLY && carried.isEmpty())) {
            throw new Refusal(CircularProblem.NOT_REVIEWED, circular.called());
        }
        if (move == Move.REPORT && carried.isEmpty() && files.isEmpty() && nothingNew(circular)) {
            throw new Refusal(CircularProblem.NOTHING_NEW, circular.called());
        }
        var now = clock.now();
        int reports = circular.reports() + 1;
        var written = circular.at(CircularBook.after(circular, move), circular.round(), reports);
        circulars.update(SCHOOL, written);
        book.did(by, written, move, null, CircularBook.said(text), files);
        for (var share : carried) {
            handling.move(circular, share, ShareState.Move.REPORT);
            book.signal(CircularSignal.SHARE_REPORTED, circular, share, now, by.name());
        }
        book.signal(
                move == Move.REPORT_PARTLY
                        ? CircularSignal.REPORTED_PARTLY
                        : CircularSignal.REPORTED,
                circular,
                now,
                reports,
                by.name());
    }

    /**
     * Of a round after the superior’s return nothing was reported, and in the first nobody had it.
     */
    private boolean nothingNew(Circular circular) {
        var none = circular.state() == CircularState.NONE_AFFECTED && circular.round() == 1;
        return !none
                && shares.of(SCHOOL, circular.id()).stream()
                        .filter(share -> share.round() == circular.round())
                        .noneMatch(share -> share.state() == ShareState.REPORTED);
    }

    /** What a report carries: of the whole all that is not over. */
    private List<Circular.Share> carried(Circular circular, boolean whole, Set<Long> shareIds) {
        return shares.of(SCHOOL, circular.id()).stream()
                .filter(share -> !share.state().over())
                .filter(share -> whole || shareIds.contains(share.id()))
                .toList();
    }

    @Override
    public void outcome(
            Actor by, long id, int version, Move move, String text, @Nullable Instant deadline) {
        CircularBook.require(by, Permission.NOTICE_DRAFT);
        var circular = book.lock(by, id, version);
        if (move == Move.ACCEPT) {
            Limits.text(text, Limits.NOTE);
            book.write(by, circular, move, null, text.strip(), List.of());
            return;
        }
        if (move != Move.RETURN) {
            throw new Refusal(CircularProblem.ILLEGAL_MOVE, circular.called());
        }
        var now = clock.now();
        if (deadline != null && deadline.isBefore(now)) {
            throw new Refusal(CircularProblem.RECEIVED_TIME);
        }
        var returned =
                circular.at(
                        CircularBook.after(circular, move),
                        circular.round() + 1,
                        circular.reports());
        circulars.update(SCHOOL, returned);
        book.did(by, returned, move, null, CircularBook.said(text), List.of());
        if (returned.startsClock()) {
            book.signal(
                    CircularSignal.REPORT_OWED, returned, now, returned.round(), circular.source());
        }
        deadline(returned, now, deadline);
    }
}
