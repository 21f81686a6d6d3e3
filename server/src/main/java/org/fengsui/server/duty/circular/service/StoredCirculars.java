package org.fengsui.server.duty.circular.service;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.server.duty.circular.Circular;
import org.fengsui.server.duty.circular.CircularProblem;
import org.fengsui.server.duty.circular.CircularSignal;
import org.fengsui.server.duty.circular.CircularState.Move;
import org.fengsui.server.duty.circular.Circulars;
import org.fengsui.server.duty.circular.ShareState;
import org.fengsui.server.duty.circular.store.CircularStore;
import org.fengsui.server.duty.circular.store.ShareStore;
import org.fengsui.server.duty.circular.store.SourceStore;
import org.fengsui.server.duty.notice.CircularNotices;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notices;
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
    private final Notices notices;
    private final CircularBook book;
    private final AuditLog audit;
    private final BusinessClock clock;

    StoredCirculars(
            CircularStore circulars,
            ShareStore shares,
            SourceStore sources,
            CircularNotices drafts,
            Notices notices,
            CircularBook book,
            AuditLog audit,
            BusinessClock clock) {
        this.circulars = circulars;
        this.shares = shares;
        this.sources = sources;
        this.drafts = drafts;
        this.notices = notices;
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Optional<Circular> find(Scope scope, long id) {
        return circulars.find(scope, id);
    }

    @Override
    public List<Circular> all(Scope scope) {
        return circulars.all(scope);
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
        said(source.name());
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
        require(by, Permission.CIRCULAR_REGISTER);
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
        said(entry.subject());
        said(entry.text());
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

    private static String said(String text) {
        if (text.isBlank()) {
            throw new Refusal(CircularProblem.TEXT_MISSING);
        }
        return text.strip();
    }

    private static void require(Actor by, Permission permission) {
        if (!by.may(permission)) {
            throw new Refusal(CommonProblem.FORBIDDEN, permission.name());
        }
    }

    private Circular lock(Actor by, long id, int version) {
        var circular =
                circulars
                        .lock(by.scope(), id)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (circular.version() != version) {
            throw new Refusal(CommonProblem.STALE);
        }
        return circular;
    }

    @Override
    public void forward(Actor by, long id, int version, List<CircularNotices.Draft> to) {
        require(by, Permission.NOTICE_DRAFT);
        var circular = lock(by, id, version);
        var taken = new HashSet<Long>();
        shares.of(SCHOOL, id).stream()
                .filter(share -> share.round() == circular.round())
                .filter(share -> share.state() != ShareState.WITHDRAWN)
                .forEach(share -> taken.add(share.unitId()));
        if (to.isEmpty() || !to.stream().allMatch(draft -> taken.add(draft.unitId()))) {
            throw new Refusal(CircularProblem.UNITS);
        }
        for (var draft : to) {
            long notice = drafts.draft(by, draft);
            shares.insert(SCHOOL, id, circular.round(), draft.unitId(), notice);
        }
        book.write(by, circular, Move.FORWARD, null, Integer.toString(to.size()), List.of());
    }

    @Override
    public void close(Actor by, long id, int version, Move move, String reason) {
        require(by, Permission.NOTICE_DRAFT);
        var circular = lock(by, id, version);
        var none = move == Move.FIND_NONE;
        if (!none && (move != Move.CLOSE || circular.entry().kind() != Circular.Kind.INFORMATION)) {
            throw new Refusal(CircularProblem.ILLEGAL_MOVE, circular.called());
        }
        book.write(by, circular, move, null, said(reason), List.of());
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

    /** A share of a locked circular. */
    private Circular.Share share(Circular circular, long shareId) {
        return shares.of(SCHOOL, circular.id()).stream()
                .filter(share -> share.id() == shareId)
                .findFirst()
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    /** Writes a share’s move. */
    private void move(Circular circular, Circular.Share share, ShareState.Move move) {
        var after = share.state().after(move);
        if (after == null) {
            throw new Refusal(CircularProblem.ILLEGAL_MOVE, circular.called());
        }
        shares.update(SCHOOL, Following.in(share, after));
    }

    /** The answers of a share that are not reviewed, or not ended, with their versions. */
    private Map<Long, Integer> answers(Circular.Share share, boolean reviewed) {
        return notices.find(SCHOOL, share.noticeId()).stream()
                .flatMap(notice -> notice.items().stream())
                .filter(item -> item.state() == ItemState.ANSWERED)
                .filter(item ->
                        reviewed || (item.answer() != null && item.answer().verdict() == null))
                .collect(Collectors.toMap(Notice.Item::id, Notice.Item::version));
    }

    @Override
    public void review(Actor by, long id, int version, long shareId, String text) {
        require(by, Permission.NOTICE_DRAFT);
        var circular = lock(by, id, version);
        var share = share(circular, shareId);
        var silent = share.state() == ShareState.WAITING && share.owedAt() != null;
        var asked = silent ? Following.in(share, ShareState.TO_REVIEW) : share;
        move(circular, asked, ShareState.Move.REVIEW);
        book.write(by, circular, Move.REVIEW, shareId, said(text), List.of());
        var answers = answers(share, false);
        if (!answers.isEmpty()) {
            notices.review(by, share.noticeId(), answers, Notice.Verdict.PLAUSIBLE, text);
        }
    }

    @Override
    public void retest(
            Actor by, long id, int version, long shareId, String text, List<Attachment> proof) {
        require(by, Permission.NOTICE_DRAFT);
        var circular = lock(by, id, version);
        var share = share(circular, shareId);
        move(circular, share, ShareState.Move.RETEST);
        book.write(by, circular, Move.RETEST, shareId, said(text), proof);
        var answers = answers(share, true);
        if (!answers.isEmpty()) {
            notices.review(by, share.noticeId(), answers, Notice.Verdict.ACCEPTED_ON_PAPER, text);
        }
    }

    @Override
    public void sendBack(Actor by, long id, int version, long shareId, String reason) {
        require(by, Permission.NOTICE_DRAFT);
        var circular = lock(by, id, version);
        var share = share(circular, shareId);
        var answers = answers(share, true);
        if (answers.isEmpty() || !share.state().allows(ShareState.Move.SEND_BACK)) {
            throw new Refusal(CircularProblem.ILLEGAL_MOVE, circular.called());
        }
        book.write(by, circular, Move.REVIEW, shareId, said(reason), List.of());
        notices.review(by, share.noticeId(), answers, Notice.Verdict.REJECTED, reason);
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
        var circular = lock(by, id, version);
        if (move != Move.REPORT && move != Move.REPORT_PARTLY && move != Move.SUPPLEMENT) {
            throw new Refusal(CircularProblem.ILLEGAL_MOVE, circular.called());
        }
        var whole = move == Move.REPORT;
        var carried =
                shares.of(SCHOOL, id).stream()
                        .filter(share -> !share.state().over())
                        .filter(share -> whole || shareIds.contains(share.id()))
                        .toList();
        if (carried.stream().anyMatch(share -> share.state() != ShareState.RETESTED)
                || (move == Move.REPORT_PARTLY && carried.isEmpty())) {
            throw new Refusal(CircularProblem.NOT_REVIEWED, circular.called());
        }
        var now = clock.now();
        int reports = circular.reports() + 1;
        var written =
                CircularBook.moved(
                        circular, CircularBook.after(circular, move), circular.round(), reports);
        circulars.update(SCHOOL, written);
        book.did(by, written, move, null, said(text), files);
        for (var share : carried) {
            move(circular, share, ShareState.Move.REPORT);
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

    @Override
    public void outcome(
            Actor by, long id, int version, Move move, String text, @Nullable Instant deadline) {
        require(by, Permission.NOTICE_DRAFT);
        var circular = lock(by, id, version);
        if (move == Move.ACCEPT) {
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
                CircularBook.moved(
                        circular,
                        CircularBook.after(circular, move),
                        circular.round() + 1,
                        circular.reports());
        circulars.update(SCHOOL, returned);
        book.did(by, returned, move, null, said(text), List.of());
        if (returned.startsClock()) {
            book.signal(
                    CircularSignal.REPORT_OWED, returned, now, returned.round(), circular.source());
        }
        deadline(returned, now, deadline);
    }
}
