package org.fengsui.server.sensing.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.FakeRegistry;
import org.fengsui.server.sensing.Scan;
import org.fengsui.server.sensing.SensingTest;
import org.fengsui.server.sensing.finding.domain.Acceptances;
import org.fengsui.server.sensing.finding.domain.Reattribution;
import org.fengsui.server.sensing.finding.domain.Suppressions;
import org.fengsui.server.sensing.finding.domain.Suppressions.Wish;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** 屏蔽规则: what a rule hides, who decides it, and how what it hid comes back. */
@SensingTest
class SuppressionTest {

    private static final String HOST = "192.0.2.10";
    private static final String OTHER = "192.0.2.11";
    private static final Instant SCANNED = TestClock.START.minusSeconds(7200);
    private static final LocalDate TODAY = TestClock.START.atZone(BusinessClock.ZONE).toLocalDate();
    private static final LocalDate UNTIL = TODAY.plusDays(30);
    private static final Actor OPERATOR = FindingFixture.OPERATOR;
    private static final Actor LEAD = FindingFixture.LEAD;

    private final FindingFixture campus;
    private final Findings findings;
    private final Suppressions suppressions;
    private final Acceptances acceptances;
    private final Reattribution reattribution;
    private final List<Periodic> works;
    private final FakeRegistry registry;
    private final RecordProbe probe;
    private final TestClock clock;
    private final TransactionTemplate transaction;
    private final People people;
    private final MockMvc mvc;

    SuppressionTest(
            Sightings sightings,
            Findings findings,
            Suppressions suppressions,
            Acceptances acceptances,
            Reattribution reattribution,
            List<Periodic> works,
            RecordProbe probe,
            TestClock clock,
            TransactionTemplate transaction,
            FakeRegistry registry,
            People people,
            MockMvc mvc) {
        this.campus = new FindingFixture(sightings, findings, probe, clock, transaction);
        this.findings = findings;
        this.suppressions = suppressions;
        this.acceptances = acceptances;
        this.reattribution = reattribution;
        this.works = works;
        this.registry = registry;
        this.probe = probe;
        this.clock = clock;
        this.transaction = transaction;
        this.people = people;
        this.mvc = mvc;
    }

    @BeforeEach
    void twoFindings() {
        registry.clear();
        registry.unit(1, "物理学院");
        registry.unit(2, "化学学院");
        registry.owns(1, HOST);
        registry.owns(1, OTHER);
        campus.absorb(scan(SCANNED, "Low"));
    }

    private static Scan scan(Instant at, String severity) {
        return Scan.at(at)
                .sees(HOST, 443, "1001", "旧协议", severity, false)
                .sees(OTHER, 443, "1001", "旧协议", severity, false);
    }

    private static Wish wish(@Nullable String check, @Nullable String network, Severity upTo) {
        return new Wish(check, network, null, null, upTo, "实验环境，月底拆除", UNTIL);
    }

    private List<String> work() {
        return findings.unnoticed(Scope.school(), 1, 10).stream()
                .map(it -> String.valueOf(it.ip()))
                .toList();
    }

    private void expiry() {
        works.stream()
                .filter(it -> it.name().equals("suppression-expiry"))
                .forEach(Periodic::runOnce);
    }

    private void endOf(LocalDate day) {
        var end = day.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
        clock.advance(Duration.between(clock.now(), end));
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, it -> assertThat(it.problem()).isEqualTo(problem));
    }

    @Test
    void whatIsAcceptedWhenItsRuleEndsComesBackWhenTheAcceptanceEnds() {
        suppressions.ask(OPERATOR, wish(null, "192.0.2.10", Severity.LOW));
        var id = List.of(campus.episode(HOST).id());
        acceptances.request(
                OPERATOR, id, new Acceptances.Wish("年底更换", "只允许运维网段访问", UNTIL.plusDays(30)));
        acceptances.decide(FindingFixture.CAC, id, true, "同意");
        endOf(UNTIL);
        expiry();

        endOf(UNTIL.plusDays(30));
        works.stream()
                .filter(it -> it.name().equals("acceptance-expiry"))
                .forEach(Periodic::runOnce);

        assertThat(work()).contains(HOST);
    }

    @Test
    void whatMatchesIsNobodysWorkAndStillRecorded() {
        suppressions.ask(OPERATOR, wish(null, "192.0.2.10", Severity.LOW));
        assertThat(work()).containsExactly(OTHER);
        assertThat(findings.summary(Scope.school()).open()).isEqualTo(1);

        campus.absorb(Scan.at(SCANNED.plusSeconds(60)).looksAt(HOST, Set.of(443), Set.of("1001")));
        assertThat(campus.episode(HOST).state()).isEqualTo(EpisodeState.CLOSED);
        campus.absorb(scan(SCANNED.plusSeconds(120), "Low"));
        assertThat(campus.episodes(HOST).getLast().presence()).isEqualTo(Presence.PRESENT);
        assertThat(work()).as("also what comes later is hidden").containsExactly(OTHER);
    }

    @Test
    void allThatARuleNamesMustMatch() {
        suppressions.ask(OPERATOR, wish("nessus:1001", "198.51.100.0/24", Severity.LOW));
        suppressions.ask(OPERATOR, wish("nessus:9", "192.0.2.0/24", Severity.LOW));
        suppressions.ask(OPERATOR, new Wish(null, null, 2L, null, Severity.LOW, "实验环境", UNTIL));
        assertThat(work()).containsExactly(HOST, OTHER);
        suppressions.ask(OPERATOR, wish("nessus:1001", "192.0.2.0/24", Severity.LOW));
        assertThat(work()).isEmpty();
    }

    @Test
    void aboveLowAnotherPersonDecides() {
        long id = suppressions.ask(OPERATOR, wish("nessus:1001", null, Severity.MEDIUM));
        assertThat(work()).hasSize(2);
        refused(AccessProblem.NOT_THE_DECIDER, () -> suppressions.decide(OPERATOR, id, true, "同意"));
        suppressions.decide(LEAD, id, true, "同意");
        assertThat(work()).isEmpty();
        refused(FindingProblem.SUPPRESSION_OVER, () -> suppressions.decide(LEAD, id, true, "同意"));

        long own = suppressions.ask(LEAD, wish("nessus:1002", null, Severity.HIGH));
        refused(AccessProblem.BOTH_SIDES, () -> suppressions.decide(LEAD, own, true, "同意"));
    }

    @Test
    void aRefusedRuleHidesNothing() {
        long id = suppressions.ask(OPERATOR, wish("nessus:1001", null, Severity.CRITICAL));
        suppressions.decide(LEAD, id, false, "应当修复");
        campus.absorb(scan(SCANNED.plusSeconds(60), "Low"));
        assertThat(work()).hasSize(2);
    }

    @Test
    void whenItsLastDayIsOverWhatItHidIsWorkAgain() {
        suppressions.ask(OPERATOR, wish("nessus:1001", null, Severity.LOW));
        clock.advance(
                Duration.between(
                        clock.now(), UNTIL.atTime(23, 59).atZone(BusinessClock.ZONE).toInstant()));
        expiry();
        assertThat(work()).isEmpty();
        endOf(UNTIL);
        expiry();
        expiry();
        assertThat(work()).containsExactly(HOST, OTHER);
        assertThat(
                        probe.sql(
                                        "select kind from finding.story where episode_id = :id order by id")
                                .param("id", campus.episode(HOST).id())
                                .query(String.class)
                                .list())
                .containsExactly("hidden", "shown");
    }

    @Test
    void whatAnotherRuleHidesStaysHidden() {
        long first = suppressions.ask(OPERATOR, wish("nessus:1001", null, Severity.LOW));
        suppressions.ask(OPERATOR, wish(null, "192.0.2.10", Severity.LOW));
        refused(FindingProblem.REASON_MISSING, () -> suppressions.end(OPERATOR, first, " "));
        suppressions.end(OPERATOR, first, "实验环境已拆除");
        assertThat(work()).containsExactly(OTHER);
        refused(FindingProblem.SUPPRESSION_OVER, () -> suppressions.end(OPERATOR, first, "再次"));
    }

    @Test
    void aPersonsWordGoesBeforeARule() {
        findings.confirm(OPERATOR, List.of(campus.episode(HOST).id()));
        suppressions.ask(OPERATOR, wish("nessus:1001", null, Severity.LOW));
        assertThat(work()).containsExactly(HOST);
        findings.confirm(OPERATOR, List.of(campus.episode(OTHER).id()));
        assertThat(work()).containsExactly(HOST, OTHER);
    }

    @Test
    void whatBecomesMoreSevereThanTheRuleIsWorkAgain() {
        suppressions.ask(OPERATOR, wish("nessus:1001", null, Severity.LOW));
        campus.absorb(scan(SCANNED.plusSeconds(60), "High"));
        assertThat(work()).containsExactly(HOST, OTHER);
        campus.absorb(scan(SCANNED.plusSeconds(120), "Low"));
        assertThat(work()).isEmpty();
    }

    @Test
    void aNewOwnerIsNotTheOneTheRuleNames() {
        suppressions.ask(OPERATOR, new Wish(null, null, 1L, null, Severity.LOW, "实验环境", UNTIL));
        assertThat(work()).isEmpty();
        registry.owns(2, HOST);
        transaction.executeWithoutResult(status ->
                probe.sql(
                                "insert into finding.reattribution (registry, requested_at)"
                                        + " values (0, '2026-01-01T00:00:00Z')")
                        .update());
        while (reattribution.workOne()) {
            // batch by batch
        }
        assertThat(findings.unnoticed(Scope.school(), 2, 10)).hasSize(1);
        assertThat(work()).isEmpty();
    }

    @Test
    void aYearIsTheMostAndNothingAtAllIsTooMuch() {
        for (var until : List.of(TODAY.minusDays(1), TODAY.plusYears(1).plusDays(1))) {
            refused(
                    FindingProblem.UNTIL_OUT_OF_RANGE,
                    () ->
                            suppressions.ask(
                                    OPERATOR,
                                    new Wish(
                                            "nessus:1",
                                            null,
                                            null,
                                            null,
                                            Severity.LOW,
                                            "x",
                                            until)));
        }
        refused(
                FindingProblem.SUPPRESSES_EVERYTHING,
                () -> suppressions.ask(OPERATOR, wish(null, null, Severity.LOW)));
        refused(
                FindingProblem.NOT_A_NETWORK,
                () -> suppressions.ask(OPERATOR, wish(null, "192.0.2.1/24", Severity.LOW)));
    }

    @Test
    void thePageAsksDecidesCountsAndEnds() throws Exception {
        var operator = people.school("operator", Role.OFFICE_OPERATOR);
        var lead = people.school("lead", Role.OFFICE_LEAD);
        mvc.perform(
                        post("/suppressions/new")
                                .param("check", "nessus:1001")
                                .param("upTo", "HIGH")
                                .param("until", UNTIL.toString())
                                .param("reason", "")
                                .with(people.as(operator)))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(
                        post("/suppressions/new")
                                .param("check", "nessus:1001")
                                .param("upTo", "HIGH")
                                .param("until", UNTIL.toString())
                                .param("reason", "实验环境")
                                .with(people.as(operator)))
                .andExpect(redirectedUrl("/suppressions"));
        var id = probe.sql("select id from finding.suppression").query(Long.class).single();
        assertThat(page(lead, "/suppressions")).contains("将屏蔽 2 条隐患", "实验环境");
        mvc.perform(
                        post("/suppressions/grant")
                                .param("id", id.toString())
                                .param("reason", "同意")
                                .with(people.as(lead)))
                .andExpect(redirectedUrl("/suppressions"));
        assertThat(page(operator, "/suppressions")).contains("共屏蔽 2 条隐患");
        assertThat(page(operator, "/findings?open=yes")).doesNotContain(HOST);
        assertThat(page(operator, "/findings?open=hidden&rule=" + id)).contains(HOST, OTHER);
        assertThat(page(operator, "/findings/" + campus.episode(HOST).findingId()))
                .contains("屏蔽规则生效至");
        mvc.perform(
                        post("/suppressions/end")
                                .param("id", id.toString())
                                .param("reason", "已拆除")
                                .with(people.as(operator)))
                .andExpect(redirectedUrl("/suppressions"));
        assertThat(page(operator, "/findings?open=yes")).contains(HOST);
        page(operator, "/suppressions/new?check=nessus:1001&network=192.0.2.10");
    }

    private String page(Actor who, String path) throws Exception {
        return people.page(mvc, who, path);
    }
}
