package org.fengsui.server.duty.circular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.duty.circular.CircularState.Move;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.notice.CircularNotices;
import org.fengsui.server.duty.notice.Notice.AnswerKind;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** What can go wrong on the way of a circular, and how the office puts it right. */
@ServerTest
@Import({Campus.class, CircularSteps.class})
class CircularCorrectionsTest {

    private final Campus campus;
    private final Circulars circulars;
    private final Notices notices;
    private final CircularSteps steps;
    private final TestClock clock;

    CircularCorrectionsTest(
            Campus campus,
            Circulars circulars,
            Notices notices,
            CircularSteps steps,
            TestClock clock) {
        this.campus = campus;
        this.circulars = circulars;
        this.notices = notices;
        this.steps = steps;
        this.clock = clock;
    }

    @BeforeEach
    void aSchool() {
        clock.set("2026-09-30T18:00");
        campus.open();
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    @Test
    void aNoticeWithdrawnBeforeItsServiceLeavesTheWayToNotOurs() {
        long id = steps.received(null);
        circulars.forward(campus.operator(), id, steps.version(id), List.of(steps.to("wlx")));
        refused(
                CircularProblem.ILLEGAL_MOVE,
                () ->
                        circulars.close(
                                campus.operator(), id, steps.version(id), Move.FIND_NONE, "非我校"));
        long notice = steps.share(id).noticeId();
        notices.withdraw(campus.lead(), notice, campus.notice(notice).version(), "不是我校");
        steps.look();
        assertThat(steps.share(id).state()).isEqualTo(ShareState.WITHDRAWN);
        circulars.close(campus.operator(), id, steps.version(id), Move.FIND_NONE, "非我校");
        assertThat(steps.circular(id).state()).isEqualTo(CircularState.NONE_AFFECTED);
        assertThat(steps.duty("circular", id, "forward-circular").state())
                .isEqualTo(ObligationState.WAIVED);
        steps.reported(id);
    }

    @Test
    void aUnitThatWasForgottenIsOwedItsNoticeFromTheOriginalDue() {
        long id = steps.received(null);
        steps.forwarded(id);
        var met = steps.duty("circular", id, "forward-circular");
        assertThat(met.state()).isEqualTo(ObligationState.MET);
        clock.set("2026-10-02T09:00");
        circulars.forward(campus.operator(), id, steps.version(id), List.of(steps.to("sxx")));
        var owed = steps.duty("circular", id, "forward-circular");
        assertThat(owed.state()).isEqualTo(ObligationState.OPEN);
        assertThat(owed.due()).isEqualTo(met.due());
        steps.issued(circulars.shares(Scope.school(), id).getLast().noticeId());
        var served = steps.duty("circular", id, "forward-circular");
        assertThat(served.state()).isEqualTo(ObligationState.MET);
        assertThat(served.late(clock.now())).isTrue();
        assertThat(steps.circular(id).state()).isEqualTo(CircularState.FORWARDED);
    }

    @Test
    void whoLookedBeforeAnAnswerCameDoesNotDecideAboutIt() {
        long id = steps.received(null);
        long notice = steps.forwarded(id);
        clock.set("2026-10-01T17:30");
        steps.look();
        int silent = steps.version(id);
        steps.answers(notice, AnswerKind.FIXED, List.of());
        refused(
                CommonProblem.STALE,
                () ->
                        circulars.review(
                                campus.operator(), id, silent, steps.share(id).id(), "单位未反馈"));
    }

    @Test
    void anAnswerAfterTheReviewIsReviewedBeforeItIsRetested() {
        long id = steps.received(null);
        long notice = steps.forwarded(id);
        clock.set("2026-10-01T17:30");
        steps.look();
        long share = steps.share(id).id();
        circulars.review(campus.operator(), id, steps.version(id), share, "单位未反馈");
        steps.answers(notice, AnswerKind.FIXED, List.of());
        assertThat(steps.share(id).state()).isEqualTo(ShareState.TO_REVIEW);
        refused(
                CircularProblem.NOT_REVIEWED,
                () ->
                        circulars.retest(
                                campus.operator(),
                                id,
                                steps.version(id),
                                share,
                                "外网复测",
                                List.of()));
        steps.reviewedAndRetested(id);
        assertThat(steps.share(id).state()).isEqualTo(ShareState.RETESTED);
    }

    @Test
    void whatWasSentBackIsNotReviewedAsSilentBeforeItsDue() {
        long id = steps.received(null);
        long notice = steps.forwarded(id);
        steps.answers(notice, AnswerKind.FIXED, List.of());
        long share = steps.share(id).id();
        circulars.sendBack(campus.operator(), id, steps.version(id), share, "仍可上传");
        refused(
                CircularProblem.ILLEGAL_MOVE,
                () -> circulars.review(campus.operator(), id, steps.version(id), share, "未反馈"));
        clock.set("2026-10-01T17:01");
        circulars.review(campus.operator(), id, steps.version(id), share, "未反馈");
        assertThat(steps.share(id).state()).isEqualTo(ShareState.REVIEWED);
    }

    @Test
    void aReportThatWasSentBackIsNotSentAgainWithNothingDone() {
        long id = steps.received(null);
        long notice = steps.forwarded(id);
        steps.answers(notice, AnswerKind.FIXED, List.of());
        steps.reviewedAndRetested(id);
        steps.reported(id);
        circulars.outcome(campus.operator(), id, steps.version(id), Move.RETURN, "仍可上传", null);
        refused(CircularProblem.NOTHING_NEW, () -> steps.reported(id));
        long again = steps.forwarded(id);
        assertThat(again).isNotEqualTo(notice);
        assertThat(steps.duty("circular", id, "forward-circular").state())
                .as("the same unit was not forgotten")
                .isEqualTo(ObligationState.MET);
    }

    @Test
    void textsHaveTheirLengthAndALineIsOneLine() {
        var now = clock.now();
        for (var subject : List.of("很".repeat(201), "一行\r\n两行")) {
            refused(
                    CircularProblem.TEXT_TOO_LONG,
                    () ->
                            circulars.register(
                                    campus.operator(), steps.call(subject, "正文", now), List.of()));
        }
        refused(
                CircularProblem.TEXT_TOO_LONG,
                () ->
                        circulars.register(
                                campus.operator(),
                                steps.call("标题", "字".repeat(50_001), now),
                                List.of()));
        long id = steps.received(null);
        var one = steps.to("wlx");
        var many =
                new CircularNotices.Draft(
                        one.unitId(),
                        one.topic(),
                        "",
                        IntStream.range(0, 201).mapToObj(_ -> one.items().getFirst()).toList());
        refused(
                CircularProblem.TOO_MANY_ITEMS,
                () -> circulars.forward(campus.operator(), id, steps.version(id), List.of(many)));
    }
}
