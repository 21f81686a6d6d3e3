package org.fengsui.server.sensing.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.fengsui.server.sensing.FakeRegistry;
import org.fengsui.server.sensing.Scan;
import org.fengsui.server.sensing.SensingTest;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The findings of several scanners against a naive reference, over seeded random reports. */
@SensingTest
class MergeModelTest {

    private static final String HOST = "192.0.2.10";
    private static final String CVE = "CVE-2021-44228";
    private static final String OTHER_CVE = "CVE-2022-22965";
    private static final Instant SCANNED = TestClock.START.minusSeconds(86_400);

    private final FindingFixture campus;
    private final FakeRegistry registry;
    private final RecordProbe probe;

    MergeModelTest(
            Sightings sightings,
            Findings findings,
            FakeRegistry registry,
            RecordProbe probe,
            TestClock clock,
            TransactionTemplate transaction) {
        this.campus = new FindingFixture(sightings, findings, probe, clock, transaction);
        this.registry = registry;
        this.probe = probe;
    }

    @BeforeEach
    void aUnit() {
        registry.clear();
        registry.unit(1, "物理学院");
        registry.owns(1, HOST);
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
