package org.fengsui.server.sensing.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.SensingTest;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was open when, and how long it took, against counting one by one. */
@SensingTest
class TrendsTest {

    private static final Instant START = TestClock.START.minus(Duration.ofDays(100));

    private final Trends trends;
    private final RecordProbe probe;

    TrendsTest(Trends trends, RecordProbe probe) {
        this.trends = trends;
        this.probe = probe;
    }

    /** An episode's times in hours since the start; negative where there is none. */
    private record Life(int rank, int opened, int closed, int accepted, int ended) {

        boolean openAt(int hour) {
            boolean there = opened <= hour && (closed < 0 || closed > hour);
            boolean accepting = accepted >= 0 && accepted <= hour && (ended < 0 || ended > hour);
            return there && !accepting;
        }
    }

    @Test
    void whatWasOpenIsCountedAsIfOneByOne() {
        var random = new Random(20211103);
        List<Life> lives = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            lives.add(life(random));
        }
        for (int i = 0; i < lives.size(); i++) {
            write(i + 1L, lives.get(i));
        }
        List<Integer> hours = List.of(0, 40, 41, 100, 333, 500, 1000);

        var open = trends.openAt(Scope.school(), hours.stream().map(TrendsTest::at).toList());

        for (int i = 0; i < hours.size(); i++) {
            int hour = hours.get(i);
            for (int rank = 0; rank < 5; rank++) {
                int wanted = rank;
                long counted =
                        lives.stream()
                                .filter(life -> life.rank() == wanted && life.openAt(hour))
                                .count();
                assertThat(open.get(i).bySeverity().get(severity(rank)))
                        .as("rank %s at hour %s", rank, hour)
                        .isEqualTo(counted);
            }
        }
    }

    @Test
    void theTimeToFixCountsToTheFirstBoundThatHoldsIt() {
        write(1, new Life(3, 0, 24, -1, -1));
        write(2, new Life(3, 0, 25, -1, -1));
        write(3, new Life(3, 0, 500, -1, -1));
        write(4, new Life(3, 0, -1, -1, -1));
        write(5, new Life(3, 0, 2000, -1, -1));

        var counts =
                trends.timesToFix(
                        Scope.school(),
                        at(0),
                        at(1000),
                        List.of(Duration.ofDays(1), Duration.ofDays(3)));

        assertThat(counts).containsExactly(1L, 1L, 1L);
    }

    @Test
    void aUnitCountsItsOwn() {
        write(1, new Life(3, 0, -1, -1, -1));

        var open = trends.openAt(new Scope.Units(Set.of(99L)), List.of(at(10)));

        assertThat(open.getFirst().bySeverity()).containsEntry(Severity.HIGH, 0L);
    }

    private static Life life(Random random) {
        int opened = random.nextInt(600);
        boolean closes = random.nextBoolean();
        int closed = closes ? opened + random.nextInt(400) : -1;
        if (random.nextInt(4) > 0) {
            return new Life(random.nextInt(5), opened, closed, -1, -1);
        }
        int end = closes ? closed : opened + 300;
        int accepted = opened + random.nextInt(Math.max(1, end - opened));
        int ended =
                closes || random.nextBoolean()
                        ? accepted + random.nextInt(Math.max(1, end - accepted + 1))
                        : -1;
        return new Life(random.nextInt(5), opened, closed, accepted, ended);
    }

    private static Severity severity(int rank) {
        return List.of(
                        Severity.INFO,
                        Severity.LOW,
                        Severity.MEDIUM,
                        Severity.HIGH,
                        Severity.CRITICAL)
                .get(rank);
    }

    private static Instant at(int hour) {
        return START.plus(Duration.ofHours(hour));
    }

    private void write(long id, Life life) {
        probe.sql(
                        """
                        with w as (
                            insert into finding.wording (digest, description, solution)
                            values (decode(md5(:key), 'hex'), '', '') returning id),
                        f as (
                            insert into finding.finding (check_key, title, category, severity,
                                refs, evidence, wording_id, content_hash)
                            select 'nessus:1', '弱口令', 'WEB', :rank, '{}', '', id, 0 from w
                            returning id),
                        e as (
                            insert into finding.episode (finding_id, number, state, presence,
                                supporting, visible_to, outcome, rule, reason, registry_version,
                                category, severity, check_key, target, opened_at, first_seen,
                                closed_at, closed_as)
                            select id, 1, case when :closed::timestamptz is null then 'NEW'
                                else 'CLOSED' end, 'PRESENT', '{}', '{}', 'UNATTRIBUTED', '', '',
                                1, 'WEB', :rank, 'nessus:1', '192.0.2.1', :opened, :opened,
                                :closed, case when :closed::timestamptz is null then null
                                else 'VERIFIED' end
                              from f
                            returning id)
                        insert into finding.acceptance (episode_id, state, reason, measure,
                            until_day, ends_at, requested_by, requested_name, requested_at,
                            decided_by, decided_name, decided_at, former_state, ended_at)
                        select id, case when :ended::timestamptz is null then 'ACCEPTED'
                            else 'REVOKED' end, '', '', '2027-01-01', '2027-01-02Z', 1, '甲',
                            :accepted, 2, '乙', :accepted, 'NEW', :ended
                          from e where :accepted::timestamptz is not null
                        """)
                .param("key", "life " + id)
                .param("rank", life.rank())
                .param("opened", at(life.opened()).atOffset(ZoneOffset.UTC))
                .param("closed", stamp(life.closed()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("accepted", stamp(life.accepted()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("ended", stamp(life.ended()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private static @Nullable OffsetDateTime stamp(int hour) {
        return hour < 0 ? null : at(hour).atOffset(ZoneOffset.UTC);
    }
}
