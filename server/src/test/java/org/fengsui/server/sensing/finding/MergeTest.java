package org.fengsui.server.sensing.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

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
    private final RecordProbe probe;
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
        this.probe = probe;
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
        triage.requestFalsePositive(FindingFixture.OPERATOR, ids, "版本误判");
        triage.decideFalsePositive(FindingFixture.LEAD, ids, true, "同意");
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

    // A naive reference: one object for each finding, one report after the other.

    private record Print(String scanner, String host, int port, String check) {}

    private static final class Hole {
        private final Map<String, Print> prints = new TreeMap<>();
        private final Set<String> seenBy = new HashSet<>();
        private final String key;
        private boolean open = true;
        private int episodes = 1;

        Hole(Print first, String key) {
            prints.put(first.scanner(), first);
            seenBy.add(first.scanner());
            this.key = key;
        }
    }

    private static final List<String> SCANNERS = List.of("nessus", "openvas", "nuclei");
    private static final List<String> CHECKS = List.of("1", "2", "3");

    /** Which CVE numbers a scanner's check is about: 1 and 2 the same one, 3 two of them. */
    private static String[] numbers(String check) {
        return check.equals("3") ? new String[] {CVE, OTHER_CVE} : new String[] {CVE};
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theRecordSaysWhatTheNaiveReferenceSays(long seed) {
        var random = new Random(seed);
        var holes = new ArrayList<Hole>();
        for (int step = 0; step < 30; step++) {
            var scanner = SCANNERS.get(random.nextInt(SCANNERS.size()));
            var scan = Scan.at(SCANNED.plusSeconds(step)).by(scanner);
            var seen = new ArrayList<Print>();
            boolean looks = random.nextBoolean();
            if (looks) {
                scan.looksAt(HOST, Set.of(22, 443), Set.copyOf(CHECKS));
            }
            for (int port : List.of(22, 443)) {
                for (var check : CHECKS) {
                    if (random.nextInt(3) == 0) {
                        scan.seesCve(HOST, port, check, numbers(check));
                        seen.add(new Print(scanner, HOST, port, check));
                    }
                }
            }
            campus.absorb(scan);
            naively(holes, scanner, seen, looks);
            assertThat(recorded())
                    .as("seed %d, step %d", seed, step)
                    .containsExactlyInAnyOrderElementsOf(told(holes));
        }
    }

    private static void naively(List<Hole> holes, String scanner, List<Print> seen, boolean looks) {
        var fresh = new ArrayList<Hole>();
        var met = new HashSet<Hole>();
        var before = holes.stream().filter(it -> it.open).toList();
        for (var print : seen) {
            var known = holes.stream().filter(it -> it.prints.containsValue(print)).findFirst();
            if (known.isPresent()) {
                var hole = known.get();
                hole.seenBy.add(scanner);
                if (!hole.open) {
                    hole.open = true;
                    hole.episodes++;
                }
                continue;
            }
            var key = print.port() + " " + List.of(numbers(print.check()));
            var first =
                    before.stream()
                            .filter(it -> it.key.equals(key))
                            .filter(it -> !hadBefore(it, scanner, met))
                            .min((one, two) ->
                                    one.prints.toString().compareTo(two.prints.toString()));
            // all look for the first that fits; of several the lowest check gets it
            if (first.isPresent() && met.add(first.get())) {
                first.get().prints.put(scanner, print);
                first.get().seenBy.add(scanner);
            } else {
                fresh.add(new Hole(print, key));
            }
        }
        holes.addAll(fresh);
        if (looks) {
            for (var hole : holes) {
                var print = hole.prints.get(scanner);
                if (print != null && !seen.contains(print) && hole.seenBy.remove(scanner)) {
                    hole.open = !hole.seenBy.isEmpty();
                }
            }
        }
    }

    private static boolean hadBefore(Hole hole, String scanner, Set<Hole> metNow) {
        return hole.prints.containsKey(scanner) && !metNow.contains(hole);
    }

    private static List<String> told(List<Hole> holes) {
        return holes.stream()
                .map(it ->
                        it.prints.values().stream()
                                        .map(print ->
                                                print.scanner()
                                                        + ":"
                                                        + print.check()
                                                        + "@"
                                                        + print.port()
                                                        + (it.seenBy.contains(print.scanner())
                                                                ? "+"
                                                                : "-"))
                                        .sorted()
                                        .toList()
                                + (it.open ? " open " : " closed ")
                                + it.episodes)
                .toList();
    }

    private List<String> recorded() {
        return probe.sql(
                        """
                        select '[' || string_agg(
                                   p.check_key || '@' || p.port
                                       || case when exists (select from finding.sighting s
                                                             where s.fingerprint_id = p.id
                                                               and s.ended_at is null)
                                               then '+' else '-' end,
                                   ', ' order by p.check_key collate "C")
                               || ']' || case when e.state = 'CLOSED' then ' closed '
                                              else ' open ' end || e.number
                          from finding.fingerprint p
                          join finding.episode e on e.finding_id = p.finding_id and e.current
                         group by e.id, e.state, e.number
                        """)
                .query(String.class)
                .list();
    }
}
