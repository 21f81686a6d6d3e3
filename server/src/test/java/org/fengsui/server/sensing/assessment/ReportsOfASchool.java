package org.fengsui.server.sensing.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.assessment.Assessment.Opinion;
import org.fengsui.server.sensing.assessment.Assessment.Seen;
import org.fengsui.server.sensing.assessment.Report.Dispatch;
import org.fengsui.server.sensing.assessment.Report.Way;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.annotation.Import;

/** An assessment and what is reported of it: who does what, and what is owed. */
@ServerTest
@Import(Campus.class)
abstract class ReportsOfASchool {

    static final Scope SCHOOL = Scope.school();

    final Campus campus;
    final Assessments assessments;
    final Reports reports;
    final Ledger ledger;
    final People people;
    final TestClock clock;

    Actor cac = Actor.machine("before");
    Actor leader = Actor.machine("before");

    ReportsOfASchool(
            Campus campus,
            Assessments assessments,
            Reports reports,
            Ledger ledger,
            People people,
            TestClock clock) {
        this.campus = campus;
        this.assessments = assessments;
        this.reports = reports;
        this.ledger = ledger;
        this.people = people;
        this.clock = clock;
    }

    /** How long the law leaves a school to report up, since the finding. */
    Duration up() {
        return Duration.ofHours(2);
    }

    @BeforeEach
    void aSchool() {
        clock.set("2026-09-29T10:00");
        campus.open();
        cac = people.school("cac", Role.CAC_OFFICE);
        leader = people.school("leader", Role.LEADING_GROUP);
    }

    static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    Seen seen() {
        return new Seen(null, "门户首页被篡改", "首页出现外链", clock.now(), List.of(campus.unit("wlx")));
    }

    static Opinion opinion(Damage damage, Likelihood likelihood, boolean crime) {
        return new Opinion(Importance.IMPORTANT, damage, likelihood, crime, "已核实");
    }

    /** Found now, proposed by the operator, decided by the CAC office. */
    long decided(Opinion opinion) {
        long id = assessments.open(campus.operator(), seen(), opinion);
        assessments.decide(cac, id, version(id));
        return id;
    }

    long serious() {
        return decided(opinion(Damage.SEVERE, Likelihood.HAPPENED, false));
    }

    int version(long id) {
        return assessments.find(SCHOOL, id).orElseThrow().version();
    }

    Report report(long id, Superior superior) {
        return reports.of(SCHOOL, id).stream()
                .filter(one -> one.superior() == superior)
                .findFirst()
                .orElseThrow();
    }

    List<Superior> owed(long id) {
        return reports.of(SCHOOL, id).stream()
                .filter(one -> one.state() != ReportState.DROPPED)
                .map(Report::superior)
                .toList();
    }

    Obligation duty(String key, Subject subject) {
        return ledger.of(SCHOOL, List.of(subject)).stream()
                .filter(one -> one.duty().equals(key))
                .findFirst()
                .orElseThrow();
    }

    Obligation duty(String key, long id, Superior superior) {
        return duty(key, new Subject("assessment-report", report(id, superior).id()));
    }

    Dispatch dispatch(String... items) {
        return new Dispatch(Way.PHONE, clock.now(), "值班员甲", "", List.of(items));
    }

    void ask(long id) {
        reports.ask(campus.operator(), id, version(id), "请批准上报");
    }

    void send(long id, Superior superior) {
        reports.send(
                campus.lead(),
                id,
                version(id),
                report(id, superior).id(),
                dispatch("物理学院网站", "首页被篡改"));
    }

    void sendAhead(long id, Superior superior) {
        reports.sendAhead(
                cac, id, version(id), report(id, superior).id(), dispatch("物理学院网站", "首页被篡改"));
    }
}
