package org.fengsui.server.account.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Yardstick.Tally;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A school of 2,000 units: the questions to the record say what a naive reading of it says. */
@ServerTest
class ManyUnitsTest {

    private static final int UNITS = 2_000;
    private static final int DUTIES = 60_000;
    private static final Instant FROM = Instant.parse("2025-12-31T16:00:00Z");
    private static final Instant TO = Instant.parse("2026-12-31T16:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final Scorecards scorecards;
    private final RecordProbe probe;
    private final TestClock clock;

    ManyUnitsTest(Scorecards scorecards, RecordProbe probe, TestClock clock) {
        this.scorecards = scorecards;
        this.probe = probe;
        this.clock = clock;
    }

    @BeforeEach
    void aLargeSchool() {
        clock.set("2026-11-20T10:00");
        probe.sql(
                        """
                        insert into registry.unit (code, name, responsible)
                        select 'u' || n, '示例单位' || n, true from generate_series(1, :units) n
                        """)
                .param("units", UNITS)
                .update();
        probe.sql(
                        """
                        insert into obligation.obligation (duty, article, subject_type, subject_id,
                            obligor, unit_id, occurrence, state, started_at, due_at,
                            original_due_at, provisional, due_expression, roll, profile_version,
                            calendar_version, met_at, held_micros, held_past_due_micros, waived_as)
                        select 'fix-vulnerability', '第十条', 'notice-item', n, 'unit:' || u.id, u.id,
                            1, state, due - interval '7 days', due, due, false, '5 working days',
                            'none', (select max(version) from obligation.profile), 1,
                            case when state in ('MET', 'PASSED_ON')
                                then due + (n % 97 - 80) * interval '7 hours' end,
                            held, held, case when state = 'WAIVED' then 'OTHER' end
                        from (select n, 1 + n % :units as nth,
                                timestamptz '2025-12-31 16:00+00' + n * interval '9 minutes' as due,
                                case when n % 11 = 0 then 'WAIVED' when n % 13 = 0 then 'OPEN'
                                    when n % 17 = 0 then 'PASSED_ON' else 'MET' end as state,
                                case when n % 5 = 0 then 36000000000 else 0 end as held
                            from generate_series(0, :duties - 1) n) d
                        join (select id, row_number() over (order by id) as nth
                            from registry.unit) u on u.nth = d.nth
                        """)
                .param("units", UNITS)
                .param("duties", DUTIES)
                .update();
        probe.sql("analyze").update();
    }

    /** What one reading of every row comes to, without any question that counts. */
    private Map<Obligor, Tally[]> naive() {
        var now = clock.now();
        Map<Obligor, Tally[]> all = new HashMap<>();
        probe.sql(
                        "select obligor, state, due_at, met_at, held_past_due_micros from"
                                + " obligation.obligation")
                .query(row -> {
                    var due = row.getObject("due_at", OffsetDateTime.class).toInstant();
                    var met = row.getObject("met_at", OffsetDateTime.class);
                    var state = row.getString("state");
                    var open = state.equals("OPEN");
                    if (state.equals("WAIVED")
                            || !due.isAfter(FROM)
                            || due.isAfter(TO)
                            || (open && !now.isAfter(due))) {
                        return;
                    }
                    var held = Duration.ofNanos(row.getLong("held_past_due_micros") * 1_000);
                    var end = open ? now : met.toInstant();
                    var late = Duration.between(due, end).minus(held);
                    var isLate = late.isPositive();
                    if (state.equals("PASSED_ON") && !isLate) {
                        return;
                    }
                    long days = isLate ? late.plus(DAY).minusNanos(1_000).dividedBy(DAY) : 0;
                    var before =
                            all.getOrDefault(
                                    Obligor.of(row.getString("obligor")),
                                    new Tally[] {Tally.NONE, Tally.NONE});
                    int one = isLate ? 1 : 0;
                    all.put(
                            Obligor.of(row.getString("obligor")),
                            new Tally[] {
                                plus(before[0], 1, one, held), plus(before[1], one, days, held)
                            });
                });
        return all;
    }

    private static Tally plus(Tally tally, long cases, long against, Duration held) {
        return new Tally(
                tally.cases() + cases, tally.against() + against, tally.office().plus(held));
    }

    @Test
    void theYearSaysWhatANaiveReadingSays() {
        var year = scorecards.year(Scope.school(), 2026);
        var naive = naive();
        assertThat(naive).hasSizeGreaterThan(UNITS - 1);
        assertThat(year.cards()).hasSize(UNITS + 2);
        for (var card : year.cards()) {
            var expected = naive.getOrDefault(card.obligor(), new Tally[] {Tally.NONE, Tally.NONE});
            assertThat(card.line("on-time"))
                    .satisfies(line -> assertThat(line.tally()).isEqualTo(expected[0]));
            assertThat(card.line("late-days"))
                    .satisfies(line -> assertThat(line.tally()).isEqualTo(expected[1]));
        }
    }
}
