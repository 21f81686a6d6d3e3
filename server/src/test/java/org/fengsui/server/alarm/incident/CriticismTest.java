package org.fengsui.server.alarm.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.alarm.incident.Criticism.Failing;
import org.fengsui.server.alarm.incident.Criticism.State;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 通报批评 (第十五条): from the record, with evidence, heard, approved, issued. */
@ServerTest
@Import(Campus.class)
class CriticismTest {

    private static final Scope SCHOOL = Scope.school();

    private final Campus campus;
    private final Incidents incidents;
    private final Criticisms criticisms;
    private final Ledger ledger;
    private final People people;
    private final TestClock clock;
    private final MockMvc mvc;

    private Actor cac = Actor.machine("before");
    private Actor leader = Actor.machine("before");

    CriticismTest(
            Campus campus,
            Incidents incidents,
            Criticisms criticisms,
            Ledger ledger,
            People people,
            TestClock clock,
            MockMvc mvc) {
        this.campus = campus;
        this.incidents = incidents;
        this.criticisms = criticisms;
        this.ledger = ledger;
        this.people = people;
        this.clock = clock;
        this.mvc = mvc;
    }

    @BeforeEach
    void aSchool() {
        clock.set("2026-09-29T10:00");
        campus.open();
        cac = people.school("cac", Role.CAC_OFFICE);
        leader = people.school("leader", Role.LEADING_GROUP);
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    /** The unit saw it in the morning and reports it at night. */
    private long reportedLate() {
        var seen = new Incident.Seen("首页被篡改", null, "物理学院网站", "外链", "不能访问", clock.now());
        clock.advance(Duration.ofHours(10));
        return incidents.report(campus.liaison(), null, seen, List.of());
    }

    private long proposed(@Nullable Long incident, List<String> more) {
        return criticisms.propose(
                cac,
                new Criticisms.Proposal(
                        campus.unit("wlx"),
                        incident,
                        Failing.DELAYED,
                        clock.today(),
                        "发现后未在 1 小时内报告",
                        more));
    }

    private Criticism criticism(long id) {
        return criticisms.find(SCHOOL, id).orElseThrow();
    }

    private int version(long id) {
        return criticism(id).version();
    }

    @Test
    void itIsProposedFromTheLedgerHeardApprovedAndIssuedUnderANumber() {
        long id = proposed(reportedLate(), List.of());
        assertThat(criticism(id).proofs())
                .anyMatch(proof -> proof.startsWith("事发紧急报告（第十五条）：2026-09-29 10:00 起算"));
        assertThat(criticism(id).holders())
                .anyMatch(
                        holder -> holder.contains("主要负责人 甲子") && holder.contains("2026-09-29 在岗"));
        var hearing = ledger.of(SCHOOL, List.of(new Subject("criticism", id))).getFirst();
        assertThat(hearing.duty()).isEqualTo("hear-unit");
        assertThat(hearing.dueExpression()).isEqualTo("5 working days");
        refused(IncidentProblem.NOT_HEARD, () -> criticisms.approve(leader, id, version(id), ""));
        criticisms.hear(campus.liaison(), id, version(id), "值班人员联系不上");
        refused(AccessProblem.NOT_THE_DECIDER, () -> criticisms.approve(cac, id, version(id), ""));
        criticisms.approve(leader, id, version(id), "同意");
        criticisms.issue(cac, id, version(id));
        assertThat(criticism(id).state()).isEqualTo(State.ISSUED);
        assertThat(criticism(id).number()).isEqualTo("网信批〔2026〕1号");
        assertThat(criticisms.files(campus.liaison().scope(), id)).hasSize(2);
        assertThat(criticisms.referral(SCHOOL, id)).hasSize(2);
        assertThat(criticisms.referral(campus.liaison().scope(), id)).isEmpty();
    }

    @Test
    void aUnitThatKeepsSilentIsCriticisedOnlyWhenItsTimeIsOver() {
        long id = proposed(reportedLate(), List.of());
        refused(IncidentProblem.NOT_HEARD, () -> criticisms.approve(leader, id, version(id), ""));
        clock.advance(Duration.ofDays(20));
        criticisms.approve(leader, id, version(id), "");
        assertThat(criticism(id).state()).isEqualTo(State.APPROVED);
        refused(
                IncidentProblem.ILLEGAL_MOVE,
                () -> criticisms.hear(campus.liaison(), id, version(id), "迟到的陈述"));
    }

    @Test
    void withoutEvidenceNothingIsProposed() {
        refused(IncidentProblem.NO_PROOF, () -> proposed(null, List.of(" ")));
        refused(
                CommonProblem.FORBIDDEN,
                () ->
                        criticisms.propose(
                                campus.operator(),
                                new Criticisms.Proposal(
                                        campus.unit("wlx"),
                                        null,
                                        Failing.OMITTED,
                                        clock.today(),
                                        "漏报",
                                        List.of("值班记录"))));
    }

    @Test
    void anotherUnitNeitherSeesItNorSpeaks() {
        long id = proposed(null, List.of("值班记录"));
        var other = people.ofUnit(campus.unit("sxx"), "sxx", Role.UNIT_LIAISON);
        assertThat(criticisms.find(other.scope(), id)).isEmpty();
        refused(CommonProblem.NOT_FOUND, () -> criticisms.hear(other, id, version(id), "不是我们"));
    }

    @Test
    void eachSideSeesItsNextStep() throws Exception {
        long incident = reportedLate();
        assertThat(people.page(mvc, cac, "/criticisms/new?incident=" + incident))
                .contains("事发紧急报告（第十五条）");
        long id = proposed(incident, List.of());
        assertThat(people.page(mvc, campus.liaison(), "/unit/criticisms")).contains("缓报");
        var unit = "/unit/criticisms/" + id;
        assertThat(people.page(mvc, campus.liaison(), unit))
                .contains("提交陈述")
                .doesNotContain("在岗人员");
        mvc.perform(
                        post(unit + "/hear")
                                .param("version", "1")
                                .param("statement", "情况说明")
                                .with(people.as(campus.liaison())))
                .andExpect(status().is3xxRedirection());
        var path = "/criticisms/" + id;
        assertThat(people.page(mvc, leader, path)).contains(path + "/approve", "情况说明");
        criticisms.approve(leader, id, version(id), "");
        assertThat(people.page(mvc, cac, path)).contains(path + "/issue", "在岗人员");
        criticisms.issue(cac, id, version(id));
        assertThat(people.page(mvc, cac, path, "en")).contains("网信批〔2026〕1号.pdf");
        assertThat(people.page(mvc, cac, path)).contains("责任追究移送记录");
        assertThat(people.page(mvc, cac, "/criticisms")).contains("已印发");
    }
}
