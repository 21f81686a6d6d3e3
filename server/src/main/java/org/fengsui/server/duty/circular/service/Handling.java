package org.fengsui.server.duty.circular.service;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fengsui.server.duty.circular.Circular;
import org.fengsui.server.duty.circular.CircularProblem;
import org.fengsui.server.duty.circular.CircularState.Move;
import org.fengsui.server.duty.circular.ShareState;
import org.fengsui.server.duty.circular.store.ShareStore;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** 审核、复查 of what one unit did about a locked circular. */
@Component
class Handling {

    private static final Scope SCHOOL = Scope.school();

    private final ShareStore shares;
    private final Notices notices;
    private final UnitTimes times;
    private final CircularBook book;

    Handling(ShareStore shares, Notices notices, UnitTimes times, CircularBook book) {
        this.shares = shares;
        this.notices = notices;
        this.times = times;
        this.book = book;
    }

    private Circular.Share share(Circular circular, long shareId) {
        return shares.of(SCHOOL, circular.id()).stream()
                .filter(share -> share.id() == shareId)
                .findFirst()
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    /** Writes a share’s move. */
    void move(Circular circular, Circular.Share share, ShareState.Move move) {
        var after = share.state().after(move);
        if (after == null) {
            throw new Refusal(CircularProblem.ILLEGAL_MOVE, circular.called());
        }
        shares.update(SCHOOL, Following.in(share, after));
    }

    private List<Notice.Item> answered(Circular.Share share) {
        return notices.find(SCHOOL, share.noticeId()).stream()
                .flatMap(notice -> notice.items().stream())
                .filter(item -> item.state() == ItemState.ANSWERED)
                .toList();
    }

    private static boolean unreviewed(Notice.Item item) {
        var answer = item.answer();
        return answer != null && answer.verdict() == null;
    }

    private void judge(
            Actor by,
            Circular.Share share,
            List<Notice.Item> items,
            Notice.Verdict verdict,
            String text) {
        Map<Long, Integer> versions =
                items.stream().collect(Collectors.toMap(Notice.Item::id, Notice.Item::version));
        if (!versions.isEmpty()) {
            notices.review(by, share.noticeId(), versions, verdict, text);
        }
    }

    /** 审核: the answers are plausible, or the unit stayed silent until its time was over. */
    void review(Actor by, Circular circular, long shareId, String text) {
        CircularBook.require(by, Permission.NOTICE_DRAFT);
        var share = share(circular, shareId);
        var asked = times.silent(share) ? Following.in(share, ShareState.TO_REVIEW) : share;
        move(circular, asked, ShareState.Move.REVIEW);
        book.write(by, circular, Move.REVIEW, shareId, CircularBook.said(text), List.of());
        var fresh = answered(share).stream().filter(Handling::unreviewed).toList();
        judge(by, share, fresh, Notice.Verdict.PLAUSIBLE, text);
    }

    /** 复查: how it was tested, and what was seen. */
    void retest(Actor by, Circular circular, long shareId, String text, List<Attachment> proof) {
        CircularBook.require(by, Permission.NOTICE_DRAFT);
        var share = share(circular, shareId);
        var answers = answered(share);
        if (answers.stream().anyMatch(Handling::unreviewed)) {
            throw new Refusal(CircularProblem.NOT_REVIEWED, circular.called());
        }
        move(circular, share, ShareState.Move.RETEST);
        book.write(by, circular, Move.RETEST, shareId, CircularBook.said(text), proof);
        judge(by, share, answers, Notice.Verdict.ACCEPTED_ON_PAPER, text);
    }

    /** The answer does not hold. */
    void sendBack(Actor by, Circular circular, long shareId, String reason) {
        CircularBook.require(by, Permission.NOTICE_DRAFT);
        var share = share(circular, shareId);
        var answers = answered(share);
        if (answers.isEmpty() || !share.state().allows(ShareState.Move.SEND_BACK)) {
            throw new Refusal(CircularProblem.ILLEGAL_MOVE, circular.called());
        }
        book.write(by, circular, Move.REVIEW, shareId, CircularBook.said(reason), List.of());
        judge(by, share, answers, Notice.Verdict.REJECTED, reason);
    }
}
