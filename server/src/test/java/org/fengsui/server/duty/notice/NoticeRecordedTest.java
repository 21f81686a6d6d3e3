package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.duty.notice.Notice.AnswerKind;
import org.fengsui.server.duty.notice.Notice.Verdict;
import org.fengsui.server.duty.notice.Notice.Via;
import org.fengsui.server.duty.notice.Notices.NewAnswer;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** 代录 (RULES 6): answers by telephone and on paper. */
@ServerTest
@Import(Campus.class)
record NoticeRecordedTest(Campus campus, Notices notices) {

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private NewAnswer said() {
        return new NewAnswer(
                AnswerKind.FIXED, "已停用弱加密套件", campus.now().minus(Duration.ofHours(1)), List.of());
    }

    @Test
    void anAnswerByTelephoneMeetsTheDutyAndAnotherPersonReviewsIt() {
        long id = campus.issued(Campus.SWEET32);
        var open = campus.notice(id).items().getFirst();
        refused(
                NoticeProblem.NOT_SERVED,
                () ->
                        notices.recordAnswer(
                                campus.operator(),
                                open.id(),
                                open.version(),
                                Via.PHONE,
                                "丙寅",
                                said()));
        campus.deliver();
        refused(
                CommonProblem.FIELD_INVALID,
                () ->
                        notices.recordAnswer(
                                campus.operator(),
                                open.id(),
                                open.version(),
                                Via.PHONE,
                                " ",
                                said()));
        notices.recordAnswer(campus.operator(), open.id(), open.version(), Via.PHONE, "丙寅", said());

        var notice = campus.notice(id);
        var answered = notice.items().getFirst();
        var answer = Objects.requireNonNull(answered.answer());
        assertThat(answer.via()).isEqualTo(Via.PHONE);
        assertThat(answer.saidBy()).isEqualTo("丙寅");
        assertThat(notice.state()).isEqualTo(NoticeState.ANSWERED);
        assertThat(Objects.requireNonNull(notice.acknowledged()).name()).isEqualTo("丙寅");
        assertThat(campus.duties(id).getFirst().state()).isEqualTo(ObligationState.MET);
        refused(
                AccessProblem.BOTH_SIDES,
                () ->
                        notices.review(
                                campus.operator(),
                                answered.id(),
                                answered.version(),
                                Verdict.PLAUSIBLE,
                                ""));
        notices.review(
                campus.lead(), answered.id(), answered.version(), Verdict.PLAUSIBLE, "已回拨核实");
    }

    @Test
    void anAnswerOnPaperComesWithItsScan() {
        long id = campus.acknowledged(Campus.SWEET32);
        var open = campus.notice(id).items().getFirst();
        refused(
                NoticeProblem.SCAN_MISSING,
                () ->
                        notices.recordAnswer(
                                campus.operator(),
                                open.id(),
                                open.version(),
                                Via.PAPER,
                                "丙寅",
                                said()));
        refused(
                CommonProblem.FORBIDDEN,
                () ->
                        notices.recordAnswer(
                                campus.liaison(),
                                open.id(),
                                open.version(),
                                Via.PAPER,
                                "丙寅",
                                campus.fixed()));
        notices.recordAnswer(
                campus.operator(), open.id(), open.version(), Via.PAPER, "丙寅", campus.fixed());
        assertThat(campus.notice(id).items().getFirst().state()).isEqualTo(ItemState.ANSWERED);
    }
}
