package org.fengsui.server.sensing.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.FakeRegistry;
import org.fengsui.server.sensing.Scan;
import org.fengsui.server.sensing.SensingTest;
import org.fengsui.server.sensing.finding.domain.Merges;
import org.fengsui.server.sensing.finding.domain.Source;
import org.fengsui.server.sensing.finding.domain.Triage;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** One hole that two scanners report is one finding: how it is met, ends, and is taken apart. */
@SensingTest
class MergeTest {

    private static final String HOST = "192.0.2.10";
    private static final String CVE = "CVE-2021-44228";
    private static final String OTHER_CVE = "CVE-2022-22965";
    private static final Instant SCANNED = TestClock.START.minusSeconds(86_400);

    private final FindingFixture campus;
    private final Findings findings;
    private final Merges merges;
    private final Triage triage;
    private final FakeRegistry registry;
    private final Files files;
    private final People people;
    private final MockMvc mvc;

    MergeTest(
            Sightings sightings,
            Findings findings,
            Merges merges,
            Triage triage,
            FakeRegistry registry,
            RecordProbe probe,
            TestClock clock,
            TransactionTemplate transaction,
            Files files,
            People people,
            MockMvc mvc) {
        this.campus = new FindingFixture(sightings, findings, probe, clock, transaction);
        this.findings = findings;
        this.merges = merges;
        this.triage = triage;
        this.registry = registry;
        this.files = files;
        this.people = people;
        this.mvc = mvc;
    }

    @BeforeEach
    void aUnit() {
        registry.clear();
        registry.unit(1, "物理学院");
        registry.owns(1, HOST);
    }

    private static Scan nessus(int second) {
        return Scan.at(SCANNED.plusSeconds(second));
    }

    private static Scan openvas(int second) {
        return Scan.at(SCANNED.plusSeconds(second)).by("openvas");
    }

    private void both() {
        campus.absorb(nessus(0).seesCve(HOST, 443, "155999", CVE));
        campus.absorb(openvas(1).seesCve(HOST, 443, "1.3.6.1", CVE));
    }

    private List<Source> sources() {
        return merges.sources(Scope.school(), campus.episodes(HOST).getFirst().findingId());
    }

    @Test
    void whatTwoScannersReportIsOneFindingWithBothSources() {
        both();
        assertThat(campus.episode(HOST).check()).isEqualTo("nessus:155999");
        assertThat(sources())
                .extracting(it -> it.check() + " " + it.present() + " " + it.lastSeen())
                .containsExactly(
                        "nessus:155999 true " + SCANNED,
                        "openvas:1.3.6.1 true " + SCANNED.plusSeconds(1));
    }

    @Test
    void itIsOverOnlyWhenEachScannerThatSawItCoveredAndMissedIt() {
        both();
        campus.absorb(nessus(2).looksAt(HOST, Set.of(443), Set.of("155999")));
        assertThat(campus.episode(HOST).presence()).isEqualTo(Presence.PRESENT);
        assertThat(sources()).extracting(Source::present).containsExactly(false, true);
        campus.absorb(openvas(3).looksAt(HOST, Set.of(80), Set.of("1.3.6.1")));
        assertThat(campus.episode(HOST).state())
                .as("the port was not covered")
                .isEqualTo(EpisodeState.NEW);
        campus.absorb(openvas(4).looksAt(HOST, Set.of(443), Set.of("1.3.6.1")));
        assertThat(campus.episode(HOST).state()).isEqualTo(EpisodeState.CLOSED);
    }

    @Test
    void aManualRetestEndsItForAllScanners() {
        both();
        long id = campus.claimed(HOST, SCANNED.plusSeconds(60));
        var evidence =
                files.store(
                        FindingFixture.OPERATOR,
                        new Subject("episode", id),
                        1L,
                        Files.Kind.EVIDENCE,
                        "shot.png",
                        new ByteArrayInputStream(new byte[] {1}));
        findings.recordManualRetest(
                FindingFixture.OPERATOR,
                id,
                new ManualRetest(
                        SCANNED.plusSeconds(3600),
                        "王老师",
                        null,
                        "重放请求",
                        "1. 登录",
                        List.of(evidence.id()),
                        ManualRetest.Result.FIXED));
        assertThat(campus.episode(HOST).state()).isEqualTo(EpisodeState.CLOSED);
        assertThat(sources()).extracting(Source::present).containsExactly(false, false);
    }

    @Test
    void severalNumbersMeetOnlyWhereAllOfThemAreTheSame() {
        campus.absorb(nessus(0).seesCve(HOST, 443, "1", CVE, OTHER_CVE));
        campus.absorb(openvas(1).seesCve(HOST, 443, "2", CVE));
        assertThat(campus.episodes(HOST)).as("one of two is another hole").hasSize(2);
        campus.absorb(
                openvas(2).seesCve(HOST, 443, "2", CVE).seesCve(HOST, 443, "3", OTHER_CVE, CVE));
        assertThat(campus.episodes(HOST)).as("in any order").hasSize(2);
    }

    @Test
    void anotherPortOrNoNumberOrTheSameScannerIsAnotherFinding() {
        campus.absorb(nessus(0).seesCve(HOST, 443, "1", CVE).seesCve(HOST, 443, "2", CVE));
        assertThat(campus.episodes(HOST)).as("two checks of one scanner").hasSize(2);
        campus.absorb(openvas(1).seesCve(HOST, 8443, "9", CVE).sees(HOST, 443, "8"));
        assertThat(campus.episodes(HOST)).hasSize(4);
    }

    @Test
    void whatANoticeHoldsGoesFirst() {
        campus.absorb(nessus(0).seesCve(HOST, 443, "1", CVE).seesCve(HOST, 443, "2", CVE));
        var second =
                campus.episodes(HOST).stream()
                        .filter(it -> it.check().equals("nessus:2"))
                        .findFirst()
                        .orElseThrow();
        findings.noticed(
                FindingFixture.OPERATOR, List.of(second.id()), 1, "10", FindingFixture.NOTICE);
        campus.absorb(openvas(1).seesCve(HOST, 443, "9", CVE));
        assertThat(merges.sources(Scope.school(), second.findingId())).hasSize(2);
        assertThat(findings.episodes(Scope.school(), List.of(second.id())).getFirst().state())
                .isEqualTo(EpisodeState.NOTIFIED);
    }

    @Test
    void aFalsePositiveOfOneScannerTakesNoOther() {
        campus.absorb(nessus(0).seesCve(HOST, 443, "1", CVE));
        var ids = List.of(campus.episode(HOST).id());
        triage.request(FindingFixture.OPERATOR, Ruling.FALSE_POSITIVE, ids, "版本误判");
        triage.decide(FindingFixture.LEAD, Ruling.FALSE_POSITIVE, ids, true, "同意");
        campus.absorb(openvas(1).seesCve(HOST, 443, "9", CVE));
        assertThat(campus.episodes(HOST))
                .extracting(Findings.Episode::state)
                .containsExactly(EpisodeState.CLOSED, EpisodeState.NEW);
    }

    @Test
    void aPersonTakesThemApartAndNoReportJoinsThemAgain() {
        both();
        var joined = sources().getLast();
        assertThatThrownBy(() ->
                        merges.takeApart(FindingFixture.OPERATOR, joined.fingerprintId(), " "))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        it -> assertThat(it.problem()).isEqualTo(FindingProblem.REASON_MISSING));
        merges.takeApart(FindingFixture.OPERATOR, joined.fingerprintId(), "不是同一组件");
        assertThat(campus.episodes(HOST))
                .extracting(it -> it.check() + " " + it.state() + " " + it.presence())
                .containsExactly("nessus:155999 NEW PRESENT", "openvas:1.3.6.1 NEW PRESENT");
        campus.absorb(openvas(2).seesCve(HOST, 443, "1.3.6.1", CVE));
        campus.absorb(nessus(3).looksAt(HOST, Set.of(443), Set.of("155999")));
        assertThat(campus.episodes(HOST))
                .extracting(Findings.Episode::state)
                .containsExactly(EpisodeState.CLOSED, EpisodeState.NEW);
        assertThatThrownBy(() ->
                        merges.takeApart(FindingFixture.OPERATOR, joined.fingerprintId(), "再次"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        it -> assertThat(it.problem()).isEqualTo(CommonProblem.NOT_FOUND));
    }

    @Test
    void whatOnlyTheOtherScannerStillSawIsGoneWhenTheyAreTakenApart() {
        both();
        campus.absorb(nessus(2).looksAt(HOST, Set.of(443), Set.of("155999")));
        merges.takeApart(FindingFixture.OPERATOR, sources().getLast().fingerprintId(), "不是同一组件");
        assertThat(campus.episodes(HOST))
                .extracting(it -> it.state() + " " + it.presence())
                .containsExactly("CLOSED GONE", "NEW PRESENT");
    }

    @Test
    void thePageShowsBothSourcesAndTakesThemApart() throws Exception {
        both();
        var operator = people.school("operator", Role.OFFICE_OPERATOR);
        long finding = campus.episode(HOST).findingId();
        var page =
                mvc.perform(
                                get("/findings/" + finding)
                                        .locale(Locale.SIMPLIFIED_CHINESE)
                                        .with(people.as(operator)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(page).contains("nessus:155999", "openvas:1.3.6.1", "拆分").doesNotContain("??");
        mvc.perform(
                        post("/findings/apart")
                                .param("id", Long.toString(sources().getLast().fingerprintId()))
                                .param("reason", "不是同一组件")
                                .with(people.as(operator)))
                .andExpect(
                        redirectedUrl("/findings/" + campus.episodes(HOST).getLast().findingId()));
    }
}
