package org.fengsui.server.sensing.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.fengsui.server.platform.kernel.Kept;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.FakeRegistry;
import org.fengsui.server.sensing.RecordedAudit;
import org.fengsui.server.sensing.Scan;
import org.fengsui.server.sensing.SensingTest;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What a scanner saw is forgotten when nobody has needed it for the days of the table. */
@SensingTest
class ClosedEvidenceTest {

    private static final String HOST = "192.0.2.10";
    private static final Instant FIRST = TestClock.START.minus(Duration.ofDays(9));
    private static final Duration KEPT = Duration.ofDays(1095);

    private final FindingFixture campus;
    private final Periodic retention;
    private final Kept.ForATime kind;
    private final FakeRegistry registry;
    private final RecordedAudit audit;
    private final RecordProbe probe;
    private final TestClock clock;
    private final TransactionTemplate transaction;

    ClosedEvidenceTest(
            Sightings sightings,
            Findings findings,
            List<Periodic> works,
            List<Kept.ForATime> kinds,
            FakeRegistry registry,
            RecordedAudit audit,
            RecordProbe probe,
            TestClock clock,
            TransactionTemplate transaction) {
        this.campus = new FindingFixture(sightings, findings, probe, clock, transaction);
        this.retention =
                works.stream()
                        .filter(it -> it.name().equals("retention"))
                        .findFirst()
                        .orElseThrow();
        this.kind =
                kinds.stream()
                        .filter(it -> it.kind().equals("closed-evidence"))
                        .findFirst()
                        .orElseThrow();
        this.registry = registry;
        this.audit = audit;
        this.probe = probe;
        this.clock = clock;
        this.transaction = transaction;
    }

    @BeforeEach
    void aUnit() {
        registry.clear();
        registry.unit(1, "物理学院");
        registry.owns(1, HOST);
    }

    private static Scan seen(Instant at) {
        return Scan.at(at)
                .sees(HOST, 443, "1001")
                .sees(HOST, 443, "1002")
                .looksAt(HOST, Set.of(443), Set.of("1001", "1002"));
    }

    /** One of the two findings is proved gone, the other stays open. */
    private void oneIsClosed() {
        campus.absorb(seen(FIRST));
        campus.absorb(
                Scan.at(FIRST.plus(Duration.ofDays(1)))
                        .sees(HOST, 443, "1002")
                        .looksAt(HOST, Set.of(443), Set.of("1001", "1002")));
        assertThat(withEvidence()).containsExactly("nessus:1001", "nessus:1002");
    }

    private List<String> withEvidence() {
        return probe.sql(
                        "select check_key from finding.finding where evidence <> '' order by check_key")
                .query(String.class)
                .list();
    }

    @Test
    void onlyThatOfWhatHasBeenClosedForTheTimeGoesAndOnlyOnce() {
        long entries = entries();
        oneIsClosed();
        clock.advance(KEPT.minus(Duration.ofHours(1)));
        retention.runOnce();
        assertThat(withEvidence()).as("one hour too early").hasSize(2);

        clock.advance(Duration.ofHours(25));
        assertThat(due()).isEqualTo(1);
        retention.runOnce();
        assertThat(withEvidence()).as("what is open keeps it").containsExactly("nessus:1002");
        assertThat(forgotten()).isEqualTo(1);
        assertThat(due()).isZero();

        clock.advance(Duration.ofHours(25));
        retention.runOnce();
        assertThat(forgotten()).isEqualTo(1);
        assertThat(entries()).isEqualTo(entries + 1);
    }

    private long entries() {
        return audit.actions().stream().filter("retention.forgotten"::equals).count();
    }

    @Test
    void eachBatchGoesOnBehindTheLast() {
        campus.absorb(seen(FIRST));
        campus.absorb(
                Scan.at(FIRST.plus(Duration.ofDays(1)))
                        .looksAt(HOST, Set.of(443), Set.of("1001", "1002")));
        campus.absorb(
                Scan.at(FIRST.plus(Duration.ofDays(1)))
                        .sees(HOST, 8443, "1003")
                        .looksAt(HOST, Set.of(443, 8443), Set.of("1001", "1002", "1003")));
        clock.advance(KEPT.plus(Duration.ofDays(2)));
        var before = clock.now().minus(KEPT);

        var first = forget(before, 0);
        assertThat(first.count()).isEqualTo(1);
        var second = forget(before, first.last());
        assertThat(second.count()).isEqualTo(1);
        assertThat(second.last()).isGreaterThan(first.last());
        var last = forget(before, second.last());
        assertThat(last).isEqualTo(new Kept.Batch(0, second.last()));
        assertThat(withEvidence()).containsExactly("nessus:1003");
    }

    private Kept.Batch forget(Instant before, long after) {
        return Objects.requireNonNull(
                transaction.execute(_ -> kind.forget(Scope.school(), before, after, 1)));
    }

    @Test
    void whatIsKeptForEverIsNeverDue() {
        oneIsClosed();
        probe.sql(
                        """
                        insert into upkeep.retention (kind, set_by, set_name, set_at, set_reason)
                        values ('closed-evidence', 1, '孙安全', '2026-01-01', '再审')
                        """)
                .update();
        clock.advance(KEPT.multipliedBy(9));
        retention.runOnce();
        assertThat(withEvidence()).hasSize(2);
    }

    @Test
    void seenAgainItHasItsEvidenceAnew() {
        oneIsClosed();
        clock.advance(KEPT.plus(Duration.ofDays(1)));
        retention.runOnce();
        assertThat(withEvidence()).containsExactly("nessus:1002");
        campus.absorb(seen(clock.now()));
        assertThat(withEvidence()).containsExactly("nessus:1001", "nessus:1002");
    }

    private long due() {
        Long due = transaction.execute(_ -> kind.due(Scope.school(), clock.now().minus(KEPT)));
        return due == null ? -1 : due;
    }

    private long forgotten() {
        return probe.sql("select forgotten from upkeep.retention where kind = 'closed-evidence'")
                .query(Long.class)
                .single();
    }
}
