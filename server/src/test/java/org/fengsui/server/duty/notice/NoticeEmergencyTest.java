package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Waiver;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 应急签发 (RULES 1, 6): one person issues, the second signature follows. */
@ServerTest
@Import(Campus.class)
record NoticeEmergencyTest(
        Campus campus, Notices notices, Ledger ledger, People people, MockMvc mvc) {

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private Obligation signature(long id) {
        return ledger.of(Scope.school(), List.of(new Subject("notice", id))).getFirst();
    }

    @Test
    void theDutyOfficerIssuesAloneAndTheLeadSignsByTheNextWorkingDay() {
        long id = campus.proposed(Campus.SWEET32);
        var officer = people.school("night", Role.DUTY_OFFICER);
        int version = campus.notice(id).version();
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () -> notices.issueInEmergency(campus.operator(), id, version, "正在被利用"));
        refused(
                NoticeProblem.REASON_MISSING,
                () -> notices.issueInEmergency(officer, id, version, " "));
        notices.issueInEmergency(officer, id, version, "漏洞正在被利用，负责人联系不上");

        assertThat(campus.notice(id).number()).isEqualTo("信办整〔2026〕1号");
        assertThat(signature(id).state()).isEqualTo(ObligationState.OPEN);
        campus.deliver();
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.DELIVERED);
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () -> notices.countersign(officer, id, campus.notice(id).version()));
        notices.countersign(campus.lead(), id, campus.notice(id).version());

        assertThat(signature(id).state()).isEqualTo(ObligationState.MET);
        assertThat(signature(id).late(campus.now())).isFalse();
        var emergency = notices.emergency(Scope.school(), id).orElseThrow();
        assertThat(Objects.requireNonNull(emergency.signed()).name())
                .isEqualTo(campus.lead().name());
        refused(
                NoticeProblem.ILLEGAL_MOVE,
                () -> notices.countersign(campus.lead(), id, campus.notice(id).version()));
    }

    @Test
    void whoeverIssuedAloneDoesNotSignTwiceAlsoWithBothRoles() {
        long id = campus.proposed(Campus.SWEET32);
        var both = people.school("both", Role.DUTY_OFFICER, Role.OFFICE_LEAD);
        notices.issueInEmergency(both, id, campus.notice(id).version(), "深夜");
        refused(
                AccessProblem.BOTH_SIDES,
                () -> notices.countersign(both, id, campus.notice(id).version()));
        campus.passTo("2026-03-07T00:01");
        assertThat(signature(id).late(campus.now())).isTrue();
    }

    @Test
    void whoeverDraftedItAndIsOnDutyIssuesItAloneAndTheDutyAloneDraftsNothing() {
        var night = people.school("night", Role.OFFICE_OPERATOR, Role.DUTY_OFFICER);
        campus.scanner.open(Campus.PHYSICS.ip(), Campus.SWEET32);
        campus.scan();
        var found = campus.unnoticed("wlx");
        var duty = people.school("phone", Role.DUTY_OFFICER);
        refused(CommonProblem.FORBIDDEN, () -> notices.draft(duty, Notices.Draft.of(found)));
        long id = notices.draft(night, Notices.Draft.of(found));
        int version = campus.notice(id).version();
        refused(AccessProblem.NOT_THE_DECIDER, () -> notices.issue(night, id, version));
        notices.issueInEmergency(night, id, version, "深夜，漏洞正在被利用");

        assertThat(campus.notice(id).drafter().name()).isEqualTo("night");
        assertThat(signature(id).state()).isEqualTo(ObligationState.OPEN);
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () -> notices.countersign(night, id, campus.notice(id).version()));
        notices.countersign(campus.lead(), id, campus.notice(id).version());
        assertThat(signature(id).state()).isEqualTo(ObligationState.MET);
    }

    @Test
    void whatIsWithdrawnIsNotSignedAnyMore() throws Exception {
        long id = campus.proposed(Campus.SWEET32);
        var officer = people.school("night", Role.DUTY_OFFICER);
        notices.issueInEmergency(officer, id, campus.notice(id).version(), "深夜");
        var page = "/notices/" + id;
        assertThat(people.page(mvc, campus.lead(), page)).contains(page + "/countersign");

        notices.withdraw(campus.lead(), id, campus.notice(id).version(), "资产不是我校的");

        var duty = signature(id);
        assertThat(duty.state()).isEqualTo(ObligationState.WAIVED);
        assertThat(duty.waived()).isEqualTo(Waiver.WITHDRAWN);
        assertThat(people.page(mvc, campus.lead(), page)).doesNotContain("/countersign");
        refused(
                NoticeProblem.ILLEGAL_MOVE,
                () -> notices.countersign(campus.lead(), id, campus.notice(id).version()));
    }

    @Test
    void whatTwoPersonsIssuedHasNothingToSign() {
        long id = campus.issued(Campus.SWEET32);
        assertThat(notices.emergency(Scope.school(), id)).isEmpty();
        refused(
                NoticeProblem.ILLEGAL_MOVE,
                () -> notices.countersign(campus.lead(), id, campus.notice(id).version()));
    }
}
