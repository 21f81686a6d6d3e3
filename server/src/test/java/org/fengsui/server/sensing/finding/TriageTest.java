package org.fengsui.server.sensing.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.FakeRegistry;
import org.fengsui.server.sensing.RecordedEvents;
import org.fengsui.server.sensing.Scan;
import org.fengsui.server.sensing.SensingTest;
import org.fengsui.server.sensing.finding.domain.FindingBook;
import org.fengsui.server.sensing.finding.domain.Triage;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What people decide about episodes, and who may. */
@SensingTest
class TriageTest {

    private static final String HOST = "192.0.2.10";
    private static final String OTHER = "192.0.2.11";
    private static final Instant SCANNED = TestClock.START.minusSeconds(7200);
    private static final Actor OPERATOR = FindingFixture.OPERATOR;
    private static final Actor LEAD = FindingFixture.LEAD;
    private static final Subject NOTICE = FindingFixture.NOTICE;
    private static final Subject CIRCULAR = new Subject("notice", 2);

    private final FindingFixture campus;
    private final Findings findings;
    private final Triage triage;
    private final FindingBook book;
    private final Files files;
    private final FakeRegistry registry;
    private final RecordedEvents events;

    TriageTest(
            Sightings sightings,
            Findings findings,
            Triage triage,
            FindingBook book,
            Files files,
            RecordProbe probe,
            TestClock clock,
            TransactionTemplate transaction,
            FakeRegistry registry,
            RecordedEvents events) {
        this.campus = new FindingFixture(sightings, findings, probe, clock, transaction);
        this.findings = findings;
        this.triage = triage;
        this.book = book;
        this.files = files;
        this.registry = registry;
        this.events = events;
    }

    @BeforeEach
    void twoFindings() {
        registry.clear();
        registry.unit(1, "物理学院");
        registry.unit(2, "图书馆");
        registry.owns(1, HOST);
        registry.owns(2, OTHER);
        campus.absorb(Scan.at(SCANNED).sees(HOST, 443, "1001").sees(OTHER, 443, "1001"));
        events.clear();
    }

    private long id(String host) {
        return campus.episodes(host).getLast().id();
    }

    private EpisodeState state(String host) {
        return campus.episodes(host).getLast().state();
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, it -> assertThat(it.problem()).isEqualTo(problem));
    }

    private static Actor ofUnit(long unit) {
        return new Actor(
                40 + unit, "联络员", Set.of(Role.UNIT_LIAISON), unit, new Scope.Units(Set.of(unit)));
    }

    @Test
    void confirmingStartsTheOfficesClockOnce() {
        findings.confirm(OPERATOR, List.of(id(HOST), id(OTHER)));
        findings.confirm(OPERATOR, List.of(id(HOST)));

        assertThat(state(HOST)).isEqualTo(EpisodeState.CONFIRMED);
        var signals = events.of(Signalled.class);
        assertThat(signals).hasSize(2);
        assertThat(signals)
                .allSatisfy(it -> {
                    assertThat(it.signal()).isEqualTo(FindingSignal.CONFIRMED);
                    assertThat(it.obligor()).isEqualTo(new Obligor.ItOffice());
                });
    }

    @Test
    void aNoticeOfOneUnitTakesOnlyItsFindings() {
        refused(
                FindingProblem.NOT_OF_UNIT,
                () -> findings.noticed(OPERATOR, List.of(id(HOST), id(OTHER)), 1, "10", NOTICE));
        assertThat(state(HOST)).isEqualTo(EpisodeState.NEW);
    }

    @Test
    void anEpisodeIsNoticedOncePerBasis() {
        findings.noticed(OPERATOR, List.of(id(HOST)), 1, "10", NOTICE);
        refused(
                FindingProblem.ALREADY_NOTICED,
                () -> findings.noticed(OPERATOR, List.of(id(HOST)), 1, "10", CIRCULAR));
        findings.noticed(OPERATOR, List.of(id(HOST)), 1, "9", CIRCULAR);
        assertThat(state(HOST)).isEqualTo(EpisodeState.NOTIFIED);

        findings.released(OPERATOR, List.of(id(HOST)), NOTICE, "撤回");
        assertThat(state(HOST)).isEqualTo(EpisodeState.NOTIFIED);
        findings.released(OPERATOR, List.of(id(HOST)), CIRCULAR, "撤回");
        assertThat(state(HOST)).isEqualTo(EpisodeState.CONFIRMED);
    }

    @Test
    void aConfirmedFindingInANoticeMeetsTheOfficesDuty() {
        findings.confirm(OPERATOR, List.of(id(HOST)));
        findings.noticed(OPERATOR, List.of(id(HOST)), 1, "10", NOTICE);
        assertThat(events.of(Signalled.class).getLast().signal()).isEqualTo(FindingSignal.NOTICED);
    }

    @Test
    void nothingIsClaimedOutsideANotice() {
        refused(
                FindingProblem.ILLEGAL_MOVE,
                () -> findings.claimFixed(OPERATOR, id(HOST), SCANNED, "patched"));
    }

    @Test
    void aRepeatedClaimChangesNothing() {
        campus.claimed(HOST, SCANNED);
        findings.claimFixed(OPERATOR, id(HOST), SCANNED.plusSeconds(1), "again");
        assertThat(events.of(VerificationRequested.class)).hasSize(1);
        assertThat(findings.summary(Scope.school()).awaitingRetest()).isEqualTo(1);
    }

    @Test
    void aWithdrawnNoticeEndsTheRetest() {
        campus.claimed(HOST, SCANNED);
        findings.released(OPERATOR, List.of(id(HOST)), NOTICE, "撤回");
        assertThat(state(HOST)).isEqualTo(EpisodeState.CONFIRMED);
        assertThat(findings.summary(Scope.school()).awaitingRetest()).isZero();
    }

    @Test
    void aFalsePositiveStaysOne() {
        triage.request(OPERATOR, Ruling.FALSE_POSITIVE, List.of(id(HOST)), "版本已回移补丁");
        triage.decide(LEAD, Ruling.FALSE_POSITIVE, List.of(id(HOST)), true, "同意");
        var tally =
                campus.absorb(
                        Scan.at(SCANNED.plusSeconds(60))
                                .sees(HOST, 443, "1001")
                                .sees(OTHER, 443, "1001"));

        assertThat(tally.opened() + tally.returned()).isZero();
        assertThat(campus.episode(HOST).state()).isEqualTo(EpisodeState.CLOSED);
        assertThat(campus.episode(HOST).presence()).isEqualTo(Presence.PRESENT);
    }

    @Test
    void whatIsNotOursStaysSoAndClosesTheOfficesClock() {
        findings.confirm(OPERATOR, List.of(id(HOST)));
        triage.request(OPERATOR, Ruling.NOT_OURS, List.of(id(HOST)), "域名早已转让");
        triage.decide(LEAD, Ruling.NOT_OURS, List.of(id(HOST)), true, "已核实");
        assertThat(events.of(Signalled.class).getLast())
                .satisfies(it -> {
                    assertThat(it.signal()).isEqualTo(FindingSignal.DROPPED);
                    assertThat(it.cause()).contains("非我校", "已核实");
                });
        var tally = campus.absorb(Scan.at(SCANNED.plusSeconds(60)).sees(HOST, 443, "1001"));

        assertThat(tally.opened() + tally.returned()).isZero();
        assertThat(campus.episode(HOST).state()).isEqualTo(EpisodeState.CLOSED);
        assertThat(campus.episode(HOST).presence()).isEqualTo(Presence.PRESENT);
    }

    @Test
    void whoAskedForNotOursDoesNotDecideItAndAnOperatorNever() {
        triage.request(LEAD, Ruling.NOT_OURS, List.of(id(HOST)), "不是学校的");
        refused(
                AccessProblem.BOTH_SIDES,
                () -> triage.decide(LEAD, Ruling.NOT_OURS, List.of(id(HOST)), true, "同意"));
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () -> triage.decide(OPERATOR, Ruling.NOT_OURS, List.of(id(HOST)), true, "同意"));
        assertThat(state(HOST)).isEqualTo(EpisodeState.NEW);
    }

    @Test
    void whatWasAskedAsOneRulingIsNotDecidedAsTheOther() {
        triage.request(OPERATOR, Ruling.NOT_OURS, List.of(id(HOST)), "不是学校的");
        refused(
                FindingProblem.NO_REQUEST,
                () -> triage.decide(LEAD, Ruling.FALSE_POSITIVE, List.of(id(HOST)), true, "同意"));
        refused(
                FindingProblem.REQUEST_PENDING,
                () -> triage.request(OPERATOR, Ruling.FALSE_POSITIVE, List.of(id(HOST)), "误报"));
    }

    @Test
    void whoAskedDoesNotDecideAndAnOperatorNever() {
        triage.request(LEAD, Ruling.FALSE_POSITIVE, List.of(id(HOST)), "误报");
        refused(
                AccessProblem.BOTH_SIDES,
                () -> triage.decide(LEAD, Ruling.FALSE_POSITIVE, List.of(id(HOST)), true, "同意"));
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () ->
                        triage.decide(
                                OPERATOR, Ruling.FALSE_POSITIVE, List.of(id(HOST)), true, "同意"));
        assertThat(state(HOST)).isEqualTo(EpisodeState.NEW);
    }

    @Test
    void aRefusedRequestLeavesItOpenAndCanBeAskedAgain() {
        triage.request(OPERATOR, Ruling.FALSE_POSITIVE, List.of(id(HOST)), "误报");
        refused(
                FindingProblem.REQUEST_PENDING,
                () -> triage.request(OPERATOR, Ruling.FALSE_POSITIVE, List.of(id(HOST)), "误报"));
        triage.decide(LEAD, Ruling.FALSE_POSITIVE, List.of(id(HOST)), false, "确有其事");
        triage.request(OPERATOR, Ruling.FALSE_POSITIVE, List.of(id(HOST)), "新证据");
        assertThat(state(HOST)).isEqualTo(EpisodeState.NEW);
    }

    @Test
    void whatIsAskedEndsWithTheFindingAndNoLateGrantRulesOutWhatWasFixed() {
        triage.request(OPERATOR, Ruling.FALSE_POSITIVE, List.of(id(HOST)), "误报");
        triage.request(OPERATOR, Ruling.FALSE_POSITIVE, List.of(id(OTHER)), "另一处误报");
        campus.absorb(Scan.at(SCANNED.plusSeconds(60)).looksAt(HOST, Set.of(443), Set.of("1001")));
        assertThat(state(HOST)).isEqualTo(EpisodeState.CLOSED);
        assertThat(book.askedRulings(Scope.school()))
                .singleElement()
                .satisfies(asked -> assertThat(asked.episodeIds()).containsExactly(id(OTHER)));
        for (var grant : List.of(true, false)) {
            refused(
                    FindingProblem.ILLEGAL_MOVE,
                    () ->
                            triage.decide(
                                    LEAD,
                                    Ruling.FALSE_POSITIVE,
                                    List.of(id(HOST), id(OTHER)),
                                    grant,
                                    "同意"));
        }
        refused(FindingProblem.ILLEGAL_MOVE, () -> findings.callNotOurs(LEAD, id(HOST), "不是学校的"));

        campus.absorb(Scan.at(SCANNED.plusSeconds(120)).sees(HOST, 443, "1001"));
        assertThat(campus.episodes(HOST)).as("it comes back").hasSize(2);
    }

    @Test
    void aFalsePositiveInANoticeIsToldToIt() {
        campus.noticed(HOST);
        triage.request(OPERATOR, Ruling.FALSE_POSITIVE, List.of(id(HOST)), "误报");
        triage.decide(LEAD, Ruling.FALSE_POSITIVE, List.of(id(HOST)), true, "同意");
        assertThat(events.of(RuledOut.class)).hasSize(1);
    }

    @Test
    void aReasonIsNeeded() {
        refused(
                FindingProblem.REASON_MISSING,
                () -> triage.request(OPERATOR, Ruling.FALSE_POSITIVE, List.of(id(HOST)), " "));
    }

    @Test
    void aUnitSeesItsOwnEpisodesOnlyAndStillThoseItWasServed() {
        var physics = new Scope.Units(Set.of(1L));
        assertThat(findings.episodes(physics, List.of(id(HOST), id(OTHER)))).hasSize(1);
        assertThat(findings.summary(physics).open()).isEqualTo(1);
        refused(
                CommonProblem.NOT_FOUND,
                () -> findings.claimFixed(ofUnit(1), id(OTHER), SCANNED, "ours"));
    }

    @Test
    void theSummaryCounts() {
        campus.absorb(Scan.at(SCANNED).sees("192.0.2.99", 22, "1002", "x", "Critical", false));
        var summary = findings.summary(Scope.school());
        assertThat(summary.open()).isEqualTo(3);
        assertThat(summary.unattributed()).isEqualTo(1);
        assertThat(summary.openBySeverity())
                .containsEntry(Severity.CRITICAL, 1L)
                .containsEntry(Severity.HIGH, 2L)
                .containsEntry(Severity.LOW, 0L);
    }

    private ManualRetest retest(ManualRetest.Result result, long... evidence) {
        return new ManualRetest(
                SCANNED.plusSeconds(3600),
                "王老师",
                null,
                "重放请求",
                "1. 登录",
                Arrays.stream(evidence).boxed().toList(),
                result);
    }

    private long evidence() {
        return files.store(
                        OPERATOR,
                        new Subject("episode", id(HOST)),
                        1L,
                        Files.Kind.EVIDENCE,
                        "shot.txt",
                        new ByteArrayInputStream(new byte[] {1}))
                .id();
    }

    @Test
    void aPersonsProofClosesTheClaim() {
        campus.claimed(HOST, SCANNED.plusSeconds(60));
        findings.recordManualRetest(
                OPERATOR, id(HOST), retest(ManualRetest.Result.FIXED, evidence()));
        assertThat(state(HOST)).isEqualTo(EpisodeState.CLOSED);
        assertThat(events.of(Verified.class).getFirst().proof()).contains("王老师", "重放请求");

        campus.absorb(Scan.at(SCANNED.plusSeconds(3000)).sees(HOST, 443, "1001"));
        assertThat(campus.episodes(HOST)).hasSize(1);
        campus.absorb(Scan.at(SCANNED.plusSeconds(4000)).sees(HOST, 443, "1001"));
        assertThat(campus.episodes(HOST)).hasSize(2);
        assertThat(campus.episodes(HOST).getLast().regressed()).isTrue();
    }

    @Test
    void aPersonsDisproofFailsTheClaim() {
        campus.claimed(HOST, SCANNED.plusSeconds(60));
        findings.recordManualRetest(
                OPERATOR, id(HOST), retest(ManualRetest.Result.STILL_PRESENT, evidence()));
        assertThat(state(HOST)).isEqualTo(EpisodeState.ANSWERED);
        assertThat(events.of(StillPresent.class)).hasSize(1);
    }

    @Test
    void accessCutOffIsMitigatedNotFixed() {
        campus.claimed(HOST, SCANNED.plusSeconds(60));
        findings.recordManualRetest(
                OPERATOR, id(HOST), retest(ManualRetest.Result.CUT_OFF, evidence()));
        assertThat(campus.episode(HOST).presence()).isEqualTo(Presence.MITIGATED);
        assertThat(state(HOST)).isEqualTo(EpisodeState.ANSWERED);
    }

    @Test
    void theTesterIsNotOfTheUnitAndBringsEvidence() {
        campus.claimed(HOST, SCANNED.plusSeconds(60));
        refused(
                FindingProblem.RETEST_INCOMPLETE,
                () ->
                        findings.recordManualRetest(
                                OPERATOR, id(HOST), retest(ManualRetest.Result.FIXED)));
        long file = evidence();
        refused(
                FindingProblem.TESTER_OF_UNIT,
                () ->
                        findings.recordManualRetest(
                                ofUnit(1), id(HOST), retest(ManualRetest.Result.FIXED, file)));
    }
}
