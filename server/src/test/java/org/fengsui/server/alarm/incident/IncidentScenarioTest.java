package org.fengsui.server.alarm.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.alarm.incident.Incident.Assistance;
import org.fengsui.server.alarm.incident.Incident.Call;
import org.fengsui.server.alarm.incident.Incident.Seen;
import org.fengsui.server.alarm.incident.Incident.Stage;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.assessment.Assessment.Opinion;
import org.fengsui.server.sensing.assessment.AssessmentState;
import org.fengsui.server.sensing.assessment.Assessments;
import org.fengsui.server.sensing.assessment.Damage;
import org.fengsui.server.sensing.assessment.Importance;
import org.fengsui.server.sensing.assessment.Likelihood;
import org.fengsui.server.sensing.assessment.Report;
import org.fengsui.server.sensing.assessment.Reports;
import org.fengsui.server.sensing.assessment.Superior;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;

/** An incident from the report or the call to the lessons (第十二、十四、十五条), in time and late. */
@ServerTest
@Import(Campus.class)
class IncidentScenarioTest {

    private static final Scope SCHOOL = Scope.school();

    private final Campus campus;
    private final Incidents incidents;
    private final Assessments assessments;
    private final Reports reports;
    private final Ledger ledger;
    private final People people;
    private final TestClock clock;

    private Actor cac = Actor.machine("before");

    IncidentScenarioTest(
            Campus campus,
            Incidents incidents,
            Assessments assessments,
            Reports reports,
            Ledger ledger,
            People people,
            TestClock clock) {
        this.campus = campus;
        this.incidents = incidents;
        this.assessments = assessments;
        this.reports = reports;
        this.ledger = ledger;
        this.people = people;
        this.clock = clock;
    }

    @BeforeEach
    void aSchool() {
        clock.set("2026-09-29T10:00");
        campus.open();
        cac = people.school("cac", Role.CAC_OFFICE);
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private static Seen seen(Instant at) {
        return new Seen("首页被篡改", null, "物理学院网站", "出现博彩外链", "首页不能访问", at);
    }

    private static List<Attachment> picture() {
        var bytes = "截图说明\n".getBytes(StandardCharsets.UTF_8);
        return List.of(new Attachment("现场.txt", new ByteArrayResource(bytes)));
    }

    private int version(long id) {
        return incident(id).version();
    }

    private Incident incident(long id) {
        return incidents.find(SCHOOL, id).orElseThrow();
    }

    private Obligation duty(String key, long id) {
        return ledger.of(SCHOOL, List.of(new Subject("incident", id))).stream()
                .filter(one -> one.duty().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Call call(boolean answered) {
        return new Call("值班员", "丙寅", "000-5550-0002", answered, clock.now(), "");
    }

    /** Somebody calls the office, which writes it down. */
    private long byPhone() {
        return incidents.report(
                campus.operator(), campus.unit("wlx"), seen(clock.now()), List.of());
    }

    private long assessed(long id, Damage damage) {
        long assessment = incident(id).assessmentId();
        assessments.propose(
                campus.operator(),
                assessment,
                1,
                new Opinion(Importance.IMPORTANT, damage, Likelihood.HAPPENED, false, "首页被篡改"));
        assessments.decide(cac, assessment, 2);
        return assessment;
    }

    @Test
    void reportedByPhoneItIsToldScopedHandledReportedThreeTimesAndClosedInTime() {
        var known = clock.now();
        long id = byPhone();
        assertThat(duty("notify-incident-unit", id).due())
                .isEqualTo(known.plus(Duration.ofHours(1)));
        clock.advance(Duration.ofMinutes(10));
        incidents.called(campus.operator(), id, call(false));
        assertThat(duty("notify-incident-unit", id).state()).isEqualTo(ObligationState.OPEN);
        clock.advance(Duration.ofMinutes(10));
        var told = clock.now();
        incidents.called(campus.operator(), id, call(true));
        assertThat(duty("notify-incident-unit", id).state()).isEqualTo(ObligationState.MET);
        assertThat(duty("report-onset", id).due()).isEqualTo(told.plus(Duration.ofHours(1)));
        assertThat(duty("report-progress", id).due()).isEqualTo(told.plus(Duration.ofHours(8)));
        incidents.submit(campus.liaison(), id, Stage.ONSET, List.of("首页被篡改", "首页不能访问", "已断网"));
        assertThat(duty("report-onset", id).late(clock.now())).isFalse();
        long assessment = assessed(id, Damage.SEVERE);
        assertThat(reports.of(SCHOOL, assessment))
                .extracting(Report::superior)
                .contains(Superior.PROVINCE, Superior.CAC);
        incidents.confirm(campus.operator(), id, version(id), "NA-09");
        assertThat(incident(id).found().code2007()).isEqualTo("NAI");
        incidents.handle(campus.operator(), id, version(id), "断网取证");
        incidents.scope(
                campus.operator(),
                id,
                version(id),
                new Assistance("经办甲", clock.now(), "一台服务器", "无数据泄露"));
        assertThat(duty("scope-incident", id).state()).isEqualTo(ObligationState.MET);
        incidents.submit(campus.liaison(), id, Stage.PROGRESS, List.of("已断网", "无新增影响"));
        assertThat(duty("report-progress", id).state()).isEqualTo(ObligationState.MET);
        refused(
                IncidentProblem.ILLEGAL_MOVE,
                () -> incidents.submit(campus.liaison(), id, Stage.AFTERMATH, List.of("甲", "乙")));
        clock.advance(Duration.ofHours(2));
        incidents.contain(campus.operator(), id, version(id), clock.now(), "已清除外链");
        assertThat(duty("report-aftermath", id).due())
                .isEqualTo(Instant.parse("2026-10-12T16:00:00Z"));
        assertThat(assessments.find(SCHOOL, assessment).orElseThrow().handlingEndedAt())
                .isEqualTo(clock.now());
        incidents.submit(campus.liaison(), id, Stage.AFTERMATH, List.of("已整改", "已更换口令"));
        incidents.close(campus.lead(), id, version(id), "后台不对互联网开放");
        assertThat(incident(id).state()).isEqualTo(IncidentState.CLOSED);
        assertThat(incidents.papers(SCHOOL, id))
                .extracting(Incident.Paper::number)
                .containsExactly("事报〔2026〕1号", "事报〔2026〕2号", "事报〔2026〕3号");
        var first = incidents.papers(SCHOOL, id).getFirst();
        assertThat(incidents.files(SCHOOL, first.id()))
                .extracting(file -> file.name())
                .containsExactlyInAnyOrder("事报〔2026〕1号.docx", "事报〔2026〕1号.pdf");
    }

    @Test
    void aUnitsOwnReportIsItsFirstReportAndLateWhenItWaited() {
        var at = clock.now();
        long inTime = incidents.report(campus.liaison(), null, seen(at), picture());
        assertThat(duty("report-onset", inTime).state()).isEqualTo(ObligationState.MET);
        assertThat(duty("report-onset", inTime).late(clock.now())).isFalse();
        assertThat(duty("notify-incident-unit", inTime).state()).isEqualTo(ObligationState.MET);
        assertThat(incidents.evidence(SCHOOL, inTime))
                .singleElement()
                .satisfies(file -> assertThat(file.sha256()).hasSize(64));
        assertThat(incidents.acts(SCHOOL, inTime))
                .anySatisfy(act -> {
                    assertThat(act.what()).isEqualTo("EVIDENCE");
                    assertThat(act.note()).contains("SHA-256");
                });
        clock.advance(Duration.ofHours(9));
        long late = incidents.report(campus.liaison(), null, seen(at), List.of());
        assertThat(duty("report-onset", late).late(clock.now())).isTrue();
        assertThat(duty("report-progress", late).late(clock.now())).isTrue();
    }

    @Test
    void whatTheMonitoringFindsIsReportedByTheMachine() {
        long id =
                incidents.report(
                        Actor.machine("monitor"), campus.unit("wlx"), seen(clock.now()), List.of());
        assertThat(incident(id).source()).isEqualTo(Incident.Source.MONITOR);
        assertThat(incident(id).unitKnewAt()).isNull();
    }

    @Test
    void aTaskIsOwedByItsDueByWhoeverItWasGivenTo() {
        long id = byPhone();
        var due = clock.now().plus(Duration.ofHours(2));
        incidents.give(campus.operator(), id, "更换全部口令", "丙寅", true, due);
        incidents.give(campus.operator(), id, "封禁外链", "经办甲", false, due);
        var tasks = incidents.tasks(SCHOOL, id);
        var owed = ledger.of(SCHOOL, List.of(new Subject("incident-task", tasks.getFirst().id())));
        assertThat(owed)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.due()).isEqualTo(due);
                    assertThat(one.obligor().key()).isEqualTo("unit:" + campus.unit("wlx"));
                });
        refused(
                CommonProblem.FORBIDDEN,
                () -> incidents.done(campus.liaison(), id, tasks.getLast().id(), "已封禁"));
        clock.advance(Duration.ofHours(3));
        incidents.done(campus.liaison(), id, tasks.getFirst().id(), "已更换");
        assertThat(ledger.of(SCHOOL, List.of(new Subject("incident-task", tasks.getFirst().id()))))
                .singleElement()
                .satisfies(one -> assertThat(one.late(clock.now())).isTrue());
    }

    @Test
    void whatIsNoneEndsAllThatIsOwedAndNotByWhoReportedIt() {
        long id = byPhone();
        incidents.called(campus.operator(), id, call(true));
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () -> incidents.dismiss(campus.operator(), id, version(id), "误报"));
        incidents.dismiss(campus.lead(), id, version(id), "维护页面");
        assertThat(incident(id).state()).isEqualTo(IncidentState.NOT_AN_INCIDENT);
        assertThat(duty("report-onset", id).state()).isEqualTo(ObligationState.WAIVED);
        long own =
                incidents.report(campus.lead(), campus.unit("wlx"), seen(clock.now()), List.of());
        refused(
                AccessProblem.BOTH_SIDES,
                () -> incidents.dismiss(campus.lead(), own, version(own), "误报"));
    }

    @Test
    void aUnitThatReportsBeforeItIsCalledKnows() {
        long id = byPhone();
        incidents.submit(campus.liaison(), id, Stage.ONSET, List.of("首页被篡改", "已断网"));
        assertThat(incident(id).unitKnewAt()).isEqualTo(clock.now());
        assertThat(duty("report-onset", id).state()).isEqualTo(ObligationState.MET);
        assertThat(duty("notify-incident-unit", id).state()).isEqualTo(ObligationState.MET);
        incidents.called(campus.operator(), id, call(true));
        assertThat(duty("report-onset", id).state()).isEqualTo(ObligationState.MET);
    }

    @Test
    void whatIsOwedIsDoneBeforeItIsClosed() {
        long id = byPhone();
        incidents.confirm(campus.operator(), id, version(id), "NA-09");
        incidents.handle(campus.operator(), id, version(id), "");
        incidents.contain(campus.operator(), id, version(id), clock.now(), "已清除");
        refused(
                IncidentProblem.UNFINISHED,
                () -> incidents.close(campus.lead(), id, version(id), "已总结"));
    }

    @Test
    void whatIsNoneIsNotAssessedOrReportedUp() {
        long id = byPhone();
        long assessment = incident(id).assessmentId();
        incidents.dismiss(campus.lead(), id, version(id), "维护页面");
        assertThat(assessments.find(SCHOOL, assessment).orElseThrow().state())
                .isEqualTo(AssessmentState.WITHDRAWN);
        assertThat(ledger.of(SCHOOL, List.of(new Subject("assessment", assessment))))
                .extracting(Obligation::state)
                .containsOnly(ObligationState.WAIVED);
    }

    @Test
    void aUnitSeesItsOwnIncidentsAndNoOthers() {
        long id = byPhone();
        var other = people.ofUnit(campus.unit("sxx"), "sxx", Role.UNIT_LIAISON);
        assertThat(incidents.find(campus.liaison().scope(), id)).isPresent();
        assertThat(incidents.find(other.scope(), id)).isEmpty();
        refused(
                CommonProblem.NOT_FOUND,
                () -> incidents.submit(other, id, Stage.ONSET, List.of("甲", "乙")));
        refused(CommonProblem.NOT_FOUND, () -> incidents.attach(other, id, picture()));
    }
}
