package org.fengsui.server.sensing.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.sensing.FakeRegistry;
import org.fengsui.server.sensing.RecordedEvents;
import org.fengsui.server.sensing.Scan;
import org.fengsui.server.sensing.SensingTest;
import org.fengsui.server.sensing.finding.RisksMoved.Move;
import org.fengsui.server.sensing.finding.domain.Acceptances;
import org.fengsui.server.sensing.finding.domain.Acceptances.Wish;
import org.fengsui.server.sensing.finding.domain.Triage;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** 风险接受: what is let stand for a time, who decides it, and how it ends. */
@SensingTest
class AcceptanceTest {

    private static final String HOST = "192.0.2.10";
    private static final String OTHER = "192.0.2.11";
    private static final Instant SCANNED = TestClock.START.minusSeconds(7200);
    private static final LocalDate TODAY = TestClock.START.atZone(BusinessClock.ZONE).toLocalDate();
    private static final LocalDate UNTIL = TODAY.plusDays(30);
    private static final Actor OPERATOR = FindingFixture.OPERATOR;
    private static final Actor CAC = FindingFixture.CAC;

    private final FindingFixture campus;
    private final Findings findings;
    private final Acceptances acceptances;
    private final Triage triage;
    private final List<Periodic> works;
    private final FakeRegistry registry;
    private final RecordedEvents events;
    private final RecordProbe probe;
    private final TestClock clock;

    AcceptanceTest(
            Sightings sightings,
            Findings findings,
            Acceptances acceptances,
            Triage triage,
            List<Periodic> works,
            RecordProbe probe,
            TestClock clock,
            TransactionTemplate transaction,
            FakeRegistry registry,
            RecordedEvents events) {
        this.campus = new FindingFixture(sightings, findings, probe, clock, transaction);
        this.findings = findings;
        this.acceptances = acceptances;
        this.triage = triage;
        this.works = works;
        this.registry = registry;
        this.events = events;
        this.probe = probe;
        this.clock = clock;
    }

    @BeforeEach
    void twoFindings() {
        registry.clear();
        registry.unit(1, "物理学院");
        registry.owns(1, HOST);
        registry.owns(1, OTHER);
        campus.absorb(Scan.at(SCANNED).sees(HOST, 443, "1001").sees(OTHER, 443, "1001"));
        events.clear();
    }

    private long id(String host) {
        return campus.episodes(host).getLast().id();
    }

    private EpisodeState state(String host) {
        return campus.episodes(host).getLast().state();
    }

    private static Wish wish(LocalDate until) {
        return new Wish("厂商已停止支持，年底更换", "只允许校内访问", until);
    }

    private void accept(String host) {
        acceptances.request(OPERATOR, List.of(id(host)), wish(UNTIL));
        acceptances.decide(CAC, List.of(id(host)), true, "同意，按期更换");
    }

    /** The step that ends what is over. */
    private void expiry() {
        works.stream()
                .filter(it -> it.name().equals("acceptance-expiry"))
                .forEach(Periodic::runOnce);
    }

    private void after(LocalDate day) {
        var end = day.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
        clock.advance(Duration.between(clock.now(), end));
    }

    private List<String> stories(String host) {
        return probe.sql("select kind from finding.story where episode_id = :id order by id")
                .param("id", id(host))
                .query(String.class)
                .list();
    }

    private List<String> states(String host) {
        return probe.sql("select state from finding.acceptance where episode_id = :id order by id")
                .param("id", id(host))
                .query(String.class)
                .list();
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, it -> assertThat(it.problem()).isEqualTo(problem));
    }

    @Test
    void whatIsAcceptedIsNobodysWork() {
        accept(HOST);

        assertThat(state(HOST)).isEqualTo(EpisodeState.ACCEPTED);
        assertThat(findings.summary(Scope.school()).open()).isEqualTo(1);
        assertThat(findings.unnoticed(Scope.school(), 1, 10))
                .extracting(Findings.Episode::id)
                .containsExactly(id(OTHER));
        refused(
                FindingProblem.RISK_ACCEPTED,
                () ->
                        findings.noticed(
                                OPERATOR, List.of(id(HOST)), 1, "10", FindingFixture.NOTICE));
        refused(FindingProblem.RISK_ACCEPTED, () -> findings.confirm(OPERATOR, List.of(id(HOST))));
    }

    @Test
    void theCacOfficeDecidesAndNobodyElse() {
        acceptances.request(OPERATOR, List.of(id(HOST)), wish(UNTIL));
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () -> acceptances.decide(FindingFixture.LEAD, List.of(id(HOST)), true, "同意"));
        acceptances.request(CAC, List.of(id(OTHER)), wish(UNTIL));
        refused(
                AccessProblem.BOTH_SIDES,
                () -> acceptances.decide(CAC, List.of(id(OTHER)), true, "同意"));
        assertThat(state(HOST)).isEqualTo(EpisodeState.NEW);
    }

    @Test
    void atMostAYearAheadAndNotWithoutAMeasure() {
        var ids = List.of(id(HOST));
        for (var until : List.of(TODAY, TODAY.minusDays(1), TODAY.plusYears(1).plusDays(1))) {
            refused(
                    FindingProblem.UNTIL_OUT_OF_RANGE,
                    () -> acceptances.request(OPERATOR, ids, wish(until)));
        }
        refused(
                FindingProblem.MEASURE_MISSING,
                () -> acceptances.request(OPERATOR, ids, new Wish("不能停机", " ", UNTIL)));
        refused(
                FindingProblem.REASON_MISSING,
                () -> acceptances.request(OPERATOR, ids, new Wish(" ", "隔离", UNTIL)));
        acceptances.request(OPERATOR, ids, wish(TODAY.plusYears(1)));
        assertThat(states(HOST)).containsExactly("REQUESTED");
    }

    @Test
    void aDayThatPassedBeforeTheDecisionIsNotGranted() {
        acceptances.request(OPERATOR, List.of(id(HOST)), wish(TODAY.plusDays(1)));
        after(TODAY.plusDays(1));
        refused(
                FindingProblem.UNTIL_OUT_OF_RANGE,
                () -> acceptances.decide(CAC, List.of(id(HOST)), true, "同意"));
    }

    @Test
    void oneRequestForAnEpisodeAtATime() {
        acceptances.request(OPERATOR, List.of(id(HOST)), wish(UNTIL));
        refused(
                FindingProblem.ACCEPTANCE_LIVE,
                () -> acceptances.request(OPERATOR, List.of(id(HOST), id(OTHER)), wish(UNTIL)));
        acceptances.decide(CAC, List.of(id(HOST)), false, "可以隔离修复");
        acceptances.request(OPERATOR, List.of(id(HOST)), wish(UNTIL));
        assertThat(states(HOST)).containsExactly("REFUSED", "REQUESTED");
        assertThat(state(HOST)).isEqualTo(EpisodeState.NEW);
    }

    @Test
    void seenAgainItStaysAccepted() {
        accept(HOST);
        var tally =
                campus.absorb(
                        Scan.at(SCANNED.plusSeconds(60))
                                .sees(HOST, 443, "1001")
                                .sees(OTHER, 443, "1001"));
        assertThat(tally.opened() + tally.returned()).isZero();
        assertThat(campus.episode(HOST).state()).isEqualTo(EpisodeState.ACCEPTED);
    }

    @Test
    void proofThatItIsGoneClosesItAndEndsTheAcceptance() {
        accept(HOST);
        campus.absorb(Scan.at(SCANNED.plusSeconds(60)).looksAt(HOST, Set.of(443), Set.of("1001")));
        assertThat(state(HOST)).isEqualTo(EpisodeState.CLOSED);
        assertThat(states(HOST)).containsExactly("CONCLUDED");
        after(UNTIL);
        expiry();
        assertThat(state(HOST)).isEqualTo(EpisodeState.CLOSED);
        assertThat(moved(Move.RETURNED)).isEmpty();
    }

    @Test
    void aRequestLapsesWithItsEpisode() {
        acceptances.request(OPERATOR, List.of(id(HOST)), wish(UNTIL));
        triage.request(OPERATOR, Ruling.FALSE_POSITIVE, List.of(id(HOST)), "误报");
        triage.decide(FindingFixture.LEAD, Ruling.FALSE_POSITIVE, List.of(id(HOST)), true, "同意");
        assertThat(states(HOST)).containsExactly("LAPSED");
        refused(
                FindingProblem.NO_ACCEPTANCE,
                () -> acceptances.decide(CAC, List.of(id(HOST)), true, "同意"));
    }

    @Test
    void whenItsLastDayIsOverItIsWorkAgain() {
        accept(HOST);
        clock.advance(
                Duration.between(
                        clock.now(), UNTIL.atTime(23, 59).atZone(BusinessClock.ZONE).toInstant()));
        expiry();
        assertThat(state(HOST)).isEqualTo(EpisodeState.ACCEPTED);

        after(UNTIL);
        expiry();
        expiry();
        assertThat(state(HOST)).isEqualTo(EpisodeState.NEW);
        assertThat(states(HOST)).containsExactly("EXPIRED");
        assertThat(stories(HOST))
                .containsExactly("acceptance-asked", "acceptance-granted", "acceptance-expired");
        assertThat(moved(Move.RETURNED)).hasSize(1);
        assertThat(moved(Move.RETURNED).getFirst().episodeIds()).containsExactly(id(HOST));
    }

    private List<RisksMoved> moved(Move move) {
        return events.of(RisksMoved.class).stream().filter(it -> it.move() == move).toList();
    }

    @Test
    void thatItIsAskedForAndThatItEndsSoonIsSaidOnce() {
        accept(HOST);
        assertThat(moved(Move.ASKED).getFirst().episodeIds()).containsExactly(id(HOST));
        expiry();
        assertThat(moved(Move.ENDING)).isEmpty();

        after(UNTIL.minusDays(14));
        expiry();
        expiry();

        assertThat(moved(Move.ENDING)).hasSize(1);
        assertThat(state(HOST)).isEqualTo(EpisodeState.ACCEPTED);
    }

    @Test
    void aConfirmedOneIsNotToBeNoticedMeanwhileAndThenAgain() {
        findings.confirm(OPERATOR, List.of(id(HOST)));
        accept(HOST);
        assertThat(events.of(Signalled.class).getLast().signal()).isEqualTo(FindingSignal.DROPPED);

        after(UNTIL);
        expiry();
        assertThat(state(HOST)).isEqualTo(EpisodeState.CONFIRMED);
        var again = events.of(Signalled.class).getLast();
        assertThat(again.signal()).isEqualTo(FindingSignal.CONFIRMED);
        assertThat(again.occurrence()).isEqualTo(2);
    }

    @Test
    void theSecondClockOfTheOfficeEndsWithItsOwnOccurrence() {
        findings.confirm(OPERATOR, List.of(id(HOST)));
        accept(HOST);
        after(UNTIL);
        expiry();

        acceptances.request(OPERATOR, List.of(id(HOST)), wish(UNTIL.plusDays(30)));
        acceptances.decide(CAC, List.of(id(HOST)), true, "同意");

        var dropped = events.of(Signalled.class).getLast();
        assertThat(dropped.signal()).isEqualTo(FindingSignal.DROPPED);
        assertThat(dropped.occurrence()).isEqualTo(2);
    }

    @Test
    void aNoticeIsToldAndHoldsItNoMore() {
        campus.claimed(HOST, SCANNED.plusSeconds(60));
        accept(HOST);
        assertThat(events.of(RiskAccepted.class)).hasSize(1);
        assertThat(events.of(RiskAccepted.class).getFirst().until()).isEqualTo(UNTIL);
        assertThat(findings.summary(Scope.school()).awaitingRetest()).isZero();

        after(UNTIL);
        expiry();
        assertThat(state(HOST)).isEqualTo(EpisodeState.CONFIRMED);
        findings.noticed(OPERATOR, List.of(id(HOST)), 1, "10", FindingFixture.NOTICE);
        assertThat(state(HOST)).isEqualTo(EpisodeState.NOTIFIED);
    }

    @Test
    void whatIsGoneAlreadyIsOverAtOnce() {
        campus.noticed(HOST);
        acceptances.request(OPERATOR, List.of(id(HOST)), wish(UNTIL));
        campus.absorb(Scan.at(SCANNED.plusSeconds(60)).looksAt(HOST, Set.of(443), Set.of("1001")));
        assertThat(state(HOST)).isEqualTo(EpisodeState.NOTIFIED);
        acceptances.decide(CAC, List.of(id(HOST)), true, "同意");
        assertThat(state(HOST)).isEqualTo(EpisodeState.CLOSED);
        assertThat(states(HOST)).containsExactly("CONCLUDED");
        assertThat(events.of(RiskAccepted.class)).hasSize(1);
    }

    @Test
    void theCacOfficeEndsItEarly() {
        accept(HOST);
        refused(
                AccessProblem.NOT_THE_DECIDER,
                () -> acceptances.revoke(OPERATOR, List.of(id(HOST)), "措施未落实"));
        acceptances.revoke(CAC, List.of(id(HOST)), "措施未落实");
        assertThat(state(HOST)).isEqualTo(EpisodeState.NEW);
        assertThat(states(HOST)).containsExactly("REVOKED");
        refused(
                FindingProblem.NO_ACCEPTANCE,
                () -> acceptances.revoke(CAC, List.of(id(HOST)), "再次"));
    }
}
