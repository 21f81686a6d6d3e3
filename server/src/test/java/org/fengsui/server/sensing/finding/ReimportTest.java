package org.fengsui.server.sensing.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.fengsui.engine.observation.Login;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.sensing.FakeRegistry;
import org.fengsui.server.sensing.RecordedEvents;
import org.fengsui.server.sensing.Scan;
import org.fengsui.server.sensing.SensingTest;
import org.fengsui.server.sensing.finding.domain.Reattribution;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** What a second report does to what the first one found. */
@SensingTest
class ReimportTest {

    private static final String HOST = "192.0.2.10";
    private static final String OTHER = "192.0.2.11";
    private static final Instant FIRST = Instant.parse("2026-03-01T01:00:00Z");
    private static final Instant LATER = FIRST.plus(Duration.ofDays(1));
    private static final Instant LATEST = FIRST.plus(Duration.ofDays(2));
    private static final Set<Integer> WEB = Set.of(80, 443);
    private static final Set<String> CHECKS = Set.of("1001", "1002", "1003");

    private final FindingFixture campus;
    private final Findings findings;
    private final FakeRegistry registry;
    private final RecordedEvents events;
    private final Reattribution reattribution;
    private final ApplicationEventPublisher publisher;
    private final TransactionTemplate transaction;

    ReimportTest(
            Sightings sightings,
            Findings findings,
            RecordProbe probe,
            TestClock clock,
            TransactionTemplate transaction,
            FakeRegistry registry,
            RecordedEvents events,
            Reattribution reattribution,
            ApplicationEventPublisher publisher) {
        this.campus = new FindingFixture(sightings, findings, probe, clock, transaction);
        this.findings = findings;
        this.registry = registry;
        this.events = events;
        this.reattribution = reattribution;
        this.publisher = publisher;
        this.transaction = transaction;
    }

    @BeforeEach
    void twoUnits() {
        registry.clear();
        registry.unit(1, "物理学院");
        registry.unit(2, "图书馆");
        registry.owns(1, HOST);
        registry.owns(1, OTHER);
        events.clear();
    }

    private static Scan found(Instant at) {
        return Scan.at(at).sees(HOST, 443, "1001").looksAt(HOST, WEB, CHECKS);
    }

    private static Scan clean(Instant at) {
        return Scan.at(at).looksAt(HOST, WEB, CHECKS);
    }

    @Test
    void theFirstReportOpensAnEpisodeOfTheUnit() {
        var tally = campus.absorb(found(FIRST));

        assertThat(tally).isEqualTo(new Tally(1, 0, 1, 0, 0, 0, 0, 0));
        var episode = campus.episode(HOST);
        assertThat(episode.state()).isEqualTo(EpisodeState.NEW);
        assertThat(episode.presence()).isEqualTo(Presence.PRESENT);
        assertThat(episode.unitId()).isEqualTo(1);
        assertThat(episode.severity()).isEqualTo(Severity.HIGH);
        assertThat(episode.check()).isEqualTo("nessus:1001");
        assertThat(episode.evidence()).isEqualTo("seen on " + HOST);
        assertThat(episode.description()).isEqualTo("What 1001 is");
        assertThat(events.of(EpisodesOpened.class)).containsExactly(new EpisodesOpened(1));
    }

    @Test
    void equalFingerprintsInOneReportAreFolded() {
        var tally =
                campus.absorb(
                        found(FIRST)
                                .sees(HOST, 443, "1001", "Title of 1001", "Low", false)
                                .sees(HOST, 80, "1001"));
        assertThat(tally.items()).isEqualTo(3);
        assertThat(tally.folded()).isEqualTo(1);
        assertThat(tally.opened()).isEqualTo(2);
        assertThat(campus.episodes(HOST))
                .allSatisfy(it -> assertThat(it.severity()).isEqualTo(Severity.HIGH));
    }

    @Test
    void whatIsFoldedKeepsTheEvidenceOfEachOnceAndNoMoreThanALimit() {
        var longer = "很长的输出".repeat(1600);
        campus.absorb(
                found(FIRST)
                        .prints("second line\0")
                        .sees(HOST, 443, "1001")
                        .sees(HOST, 443, "1001")
                        .prints("")
                        .sees(HOST, 443, "1001")
                        .prints(longer)
                        .sees(OTHER, 443, "1001")
                        .prints("先" + longer)
                        .sees(OTHER, 443, "1001"));
        assertThat(campus.episode(HOST).evidence()).isEqualTo("second line\n\nseen on " + HOST);
        assertThat(campus.episode(OTHER).evidence())
                .isEqualTo(("先" + longer + "\n\n" + longer).substring(0, 16_000));
    }

    @Test
    void theSameFindingsLaterChangeOnlyWhenTheyWereLastSeen() {
        campus.absorb(found(FIRST));
        var before = campus.episode(HOST);

        var tally = campus.absorb(found(LATER));

        assertThat(tally).isEqualTo(new Tally(1, 0, 0, 1, 0, 0, 0, 0));
        var after = campus.episode(HOST);
        assertThat(before.lastSeen()).isEqualTo(FIRST);
        assertThat(after.lastSeen()).isEqualTo(LATER);
        assertThat(after).usingRecursiveComparison().ignoringFields("lastSeen").isEqualTo(before);
    }

    @Test
    void anotherSeverityOrTitleIsTheSameFinding() {
        campus.absorb(found(FIRST));
        campus.absorb(
                Scan.at(LATER)
                        .sees(HOST, 443, "1001", "A better title", "Critical", false)
                        .looksAt(HOST, WEB, CHECKS));
        var episode = campus.episode(HOST);
        assertThat(episode.title()).isEqualTo("A better title");
        assertThat(episode.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(episode.state()).isEqualTo(EpisodeState.NEW);
    }

    @Test
    void whatIsMissingClosesWhenItWasCovered() {
        campus.absorb(found(FIRST));
        var tally = campus.absorb(clean(LATER));

        assertThat(tally.closed()).isEqualTo(1);
        var episode = campus.episode(HOST);
        assertThat(episode.state()).isEqualTo(EpisodeState.CLOSED);
        assertThat(episode.presence()).isEqualTo(Presence.GONE);
    }

    @Test
    void whatIsMissingStaysWhenPortOrCheckWereNotCovered() {
        campus.absorb(found(FIRST));
        campus.absorb(Scan.at(LATER).looksAt(HOST, Set.of(80), CHECKS));
        campus.absorb(Scan.at(LATEST).looksAt(HOST, WEB, Set.of("1002")));
        assertThat(campus.episode(HOST).presence()).isEqualTo(Presence.PRESENT);
    }

    @Test
    void aHostThatWasNotScannedClosesNothing() {
        campus.absorb(found(FIRST));
        campus.absorb(Scan.at(LATER).looksAt(OTHER, WEB, CHECKS));
        assertThat(campus.episode(HOST).state()).isEqualTo(EpisodeState.NEW);
    }

    @Test
    void anEmptyReportClosesNothing() {
        campus.absorb(found(FIRST));
        assertThat(campus.absorb(Scan.at(LATER))).isEqualTo(Tally.NOTHING);
        assertThat(campus.episode(HOST).state()).isEqualTo(EpisodeState.NEW);
    }

    @Test
    void aReportWithoutScanTimeClosesNothing() {
        campus.absorb(found(FIRST));
        campus.absorb(Scan.undated().looksAt(HOST, WEB, CHECKS));
        assertThat(campus.episode(HOST).state()).isEqualTo(EpisodeState.NEW);
    }

    @Test
    void aFailedLoginClosesNothingThatALoginFound() {
        campus.absorb(Scan.at(FIRST).seesByLogin(HOST, 443, "1001"));
        campus.absorb(Scan.at(LATER).looksAt(HOST, WEB, CHECKS, Login.FAILED));
        assertThat(campus.episode(HOST).state()).isEqualTo(EpisodeState.NEW);

        campus.absorb(Scan.at(LATEST).looksAt(HOST, WEB, CHECKS, Login.OK));
        assertThat(campus.episode(HOST).state()).isEqualTo(EpisodeState.CLOSED);
    }

    @Test
    void anOlderReportChangesNoState() {
        campus.absorb(found(LATER));
        var tally = campus.absorb(clean(FIRST));
        assertThat(tally.closed()).isZero();
        assertThat(campus.episode(HOST).state()).isEqualTo(EpisodeState.NEW);

        campus.absorb(clean(LATEST));
        campus.absorb(found(LATER.plusSeconds(60)));
        assertThat(campus.episode(HOST).state()).isEqualTo(EpisodeState.CLOSED);
    }

    @Test
    void whatOnlyAnOlderReportKnowsIsHistory() {
        campus.absorb(clean(LATER));
        var tally = campus.absorb(found(FIRST));
        assertThat(tally.opened()).isZero();
        assertThat(tally.history()).isEqualTo(1);
        var episode = campus.episode(HOST);
        assertThat(episode.state()).isEqualTo(EpisodeState.CLOSED);
        assertThat(episode.presence()).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void anOlderReportMovesTheFirstSightBack() {
        campus.absorb(found(LATER));
        campus.absorb(found(FIRST));
        assertThat(campus.episode(HOST).firstSeen()).isEqualTo(FIRST);
        assertThat(campus.episode(HOST).lastSeen()).isEqualTo(LATER);
    }

    @Test
    void aFixedThingSeenAgainIsANewEpisodeThatCitesTheFormer() {
        campus.absorb(found(FIRST));
        campus.absorb(clean(LATER));
        var tally = campus.absorb(found(LATEST));

        assertThat(tally.returned()).isEqualTo(1);
        var both = campus.episodes(HOST);
        assertThat(both).hasSize(2);
        assertThat(both.getFirst().state()).isEqualTo(EpisodeState.CLOSED);
        assertThat(both.getLast().state()).isEqualTo(EpisodeState.NEW);
        assertThat(both.getLast().formerId()).isEqualTo(both.getFirst().id());
        assertThat(both.getLast().regressed()).isTrue();
        assertThat(both.getLast().number()).isEqualTo(2);
    }

    @Test
    void aReturnUnderAnotherUnitIsNotItsRegression() {
        campus.absorb(found(FIRST));
        campus.absorb(clean(LATER));
        registry.owns(2, HOST);
        campus.absorb(found(LATEST));

        var returned = campus.episodes(HOST).getLast();
        assertThat(returned.unitId()).isEqualTo(2);
        assertThat(returned.regressed()).isFalse();
        assertThat(returned.formerId()).isNotNull();
    }

    @Test
    void theProofNamesReportHostPortCheckAndTime() {
        campus.absorb(found(FIRST));
        campus.claimed(HOST, FIRST.plusSeconds(60));
        campus.absorb(clean(LATER));

        assertThat(campus.episode(HOST).state()).isEqualTo(EpisodeState.CLOSED);
        assertThat(events.of(Verified.class)).hasSize(1);
        var verified = events.of(Verified.class).getFirst();
        assertThat(verified.at()).isEqualTo(LATER);
        assertThat(verified.proof())
                .contains("scan-2.nessus", HOST, "443", "nessus:1001", "2026-03-02 09:00");
    }

    @Test
    void whatIsGoneBeforeAnyAnswerWaitsForTheAnswer() {
        campus.absorb(found(FIRST));
        long id = campus.noticed(HOST);
        campus.absorb(clean(LATER));

        assertThat(campus.episode(HOST).state()).isEqualTo(EpisodeState.NOTIFIED);
        assertThat(campus.episode(HOST).presence()).isEqualTo(Presence.GONE);
        assertThat(events.of(Verified.class)).hasSize(1);

        findings.claimFixed(FindingFixture.OPERATOR, id, LATEST, "closed the port");
        assertThat(campus.episode(HOST).state()).isEqualTo(EpisodeState.CLOSED);
        assertThat(events.of(Verified.class)).hasSize(2);
        assertThat(events.of(VerificationRequested.class)).isEmpty();
    }

    @Test
    void whatIsSeenAfterTheClaimIsStillPresent() {
        campus.absorb(found(FIRST));
        long id = campus.claimed(HOST, FIRST.plusSeconds(60));
        assertThat(events.of(VerificationRequested.class))
                .containsExactly(new VerificationRequested(id));

        campus.absorb(found(LATER));
        campus.absorb(found(LATEST));

        assertThat(events.of(StillPresent.class)).hasSize(1);
        assertThat(events.of(StillPresent.class).getFirst().proof()).contains("nessus:1001", HOST);
        assertThat(campus.episode(HOST).state()).isEqualTo(EpisodeState.ANSWERED);
        findings.claimRejected(FindingFixture.OPERATOR, id, "复测仍存在");
        assertThat(campus.episode(HOST).state()).isEqualTo(EpisodeState.NOTIFIED);
    }

    @Test
    void whatWasSeenBeforeTheClaimDisprovesNothing() {
        campus.absorb(found(FIRST));
        campus.claimed(HOST, LATEST);
        campus.absorb(found(LATER));
        assertThat(events.of(StillPresent.class)).isEmpty();
    }

    @Test
    void twoVantagesDoNotOverruleEachOther() {
        campus.absorb("campus", found(FIRST));
        campus.absorb("internet", found(FIRST));
        campus.absorb("internet", clean(LATER));
        assertThat(campus.episode(HOST).presence()).isEqualTo(Presence.PRESENT);

        campus.absorb("campus", clean(LATEST));
        assertThat(campus.episode(HOST).presence()).isEqualTo(Presence.GONE);
        assertThat(campus.episode(HOST).state()).isEqualTo(EpisodeState.CLOSED);
    }

    @Test
    void aNewOwnerTakesOverOpenEpisodesOnly() {
        campus.absorb(found(FIRST));
        campus.absorb(clean(LATER));
        campus.absorb(found(LATEST).sees(OTHER, 80, "1002"));

        long edition = registry.owns(2, HOST);
        transaction.executeWithoutResult(status ->
                publisher.publishEvent(
                        new org.fengsui.server.campus.registry.RegistryChanged(edition)));
        reattribution.runOnce();

        assertThat(campus.episodes(HOST).getFirst().unitId()).isEqualTo(1);
        assertThat(campus.episodes(HOST).getLast().unitId()).isEqualTo(2);
        assertThat(campus.episode(OTHER).unitId()).isEqualTo(1);
    }
}
