package org.fengsui.server.duty.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.kernel.Waiver;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** What the ledger's page lists, beside what plain Java finds. */
@ServerTest
@AutoConfigureMockMvc
@Import(Campus.class)
record LedgerListTest(
        Campus campus, People people, MockMvc mvc, RecordProbe probe, TestClock clock) {

    private static final List<ObligationState> STATES = List.of(ObligationState.values());

    private static final List<Waiver> WAIVERS = List.of(Waiver.values());

    private static final Pattern ROW = Pattern.compile("href=\"/ledger/([0-9]+)\"");

    /** An obligation as it stands in its table. */
    private record Row(
            String id,
            ObligationState state,
            @Nullable String waiver,
            String obligor,
            Instant due,
            @Nullable Instant met) {

        boolean late(Instant now) {
            var end = met == null ? now : met;
            return state != ObligationState.WAIVED && due.isBefore(end);
        }
    }

    @Test
    void eachFilterFindsWhatIsSoAndNothingElse() throws Exception {
        campus.open();
        campus.acknowledged(Campus.SWEET32);
        clock.advance(Duration.ofDays(2));
        var random = new Random(86);
        for (int n = 0; n < 40; n++) {
            another(random, n);
        }
        var rows = rows();
        var unit = rows.stream().map(Row::obligor).filter(one -> one.startsWith("unit:"));
        var obligors = List.of("", "it-office", "cac-office", unit.findFirst().orElseThrow());
        for (int round = 0; round < 40; round++) {
            var states = new ArrayList<ObligationState>();
            for (var state : ObligationState.values()) {
                if (random.nextInt(3) == 0) {
                    states.add(state);
                }
            }
            var late = List.of("", "yes", "no").get(random.nextInt(3));
            var waivers =
                    WAIVERS.stream().filter(_ -> random.nextInt(4) == 0).map(Waiver::name).toList();
            var obligor = obligors.get(random.nextInt(obligors.size()));
            var wanted =
                    rows.stream()
                            .filter(row -> states.isEmpty() || states.contains(row.state()))
                            .filter(row ->
                                    late.isEmpty() || late.equals("yes") == row.late(clock.now()))
                            .filter(row -> waivers.isEmpty() || waivers.contains(row.waiver()))
                            .filter(row -> obligor.isEmpty() || obligor.equals(row.obligor()))
                            .map(Row::id)
                            .toList();
            assertThat(listed(states, waivers, late, obligor))
                    .as("%s %s %s %s", states, waivers, late, obligor)
                    .containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    private List<String> listed(
            List<ObligationState> states, List<String> waivers, String late, String obligor)
            throws Exception {
        var asked = get("/ledger").param("sort", "due").with(people.as(campus.lead()));
        states.forEach(state -> asked.param("state", state.name()));
        waivers.forEach(waiver -> asked.param("waiver", waiver));
        if (!late.isEmpty()) {
            asked.param("late", late);
        }
        if (!obligor.isEmpty()) {
            asked.param("obligor", obligor);
        }
        var page =
                mvc.perform(asked)
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        return ROW.matcher(page).results().map(found -> found.group(1)).distinct().toList();
    }

    private void another(Random random, int n) {
        var state = STATES.get(random.nextInt(STATES.size()));
        boolean ended = state == ObligationState.MET || state == ObligationState.PASSED_ON;
        var due = clock.now().plus(Duration.ofHours(random.nextInt(-200, 200)));
        var met = clock.now().minus(Duration.ofHours(random.nextInt(0, 200)));
        probe.sql(
                        """
                        with another as (
                        insert into obligation.obligation
                            (duty, article, subject_type, subject_id, obligor, unit_id, occurrence,
                             state, started_at, due_at, original_due_at, provisional,
                             due_expression, roll, profile_version, calendar_version, met_at,
                             waived_as)
                        select duty, article, subject_type, subject_id,
                            case when :office then 'it-office' else obligor end,
                            case when :office then null else unit_id end,
                            100 + :n, :state, started_at, :due, :due, false,
                            due_expression, roll, profile_version, calendar_version, :met,
                            :waiver
                        from obligation.obligation where unit_id is not null order by id limit 1
                        returning id, unit_id, obligor)
                        insert into obligation.steps (obligation_id, unit_id, obligor, done)
                        select id, unit_id, obligor, 0 from another
                        """)
                .param("office", random.nextInt(3) == 0)
                .param("n", n)
                .param("state", state.name())
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("met", ended ? met.atOffset(ZoneOffset.UTC) : null)
                .param(
                        "waiver",
                        state == ObligationState.WAIVED
                                ? WAIVERS.get(random.nextInt(WAIVERS.size())).name()
                                : null)
                .update();
    }

    private List<Row> rows() {
        return probe.sql(
                        "select id, state, waived_as, obligor, due_at, met_at from obligation.obligation")
                .query((row, number) -> {
                    var met = row.getObject("met_at", OffsetDateTime.class);
                    return new Row(
                            row.getString("id"),
                            ObligationState.valueOf(row.getString("state")),
                            row.getString("waived_as"),
                            row.getString("obligor"),
                            row.getObject("due_at", OffsetDateTime.class).toInstant(),
                            met == null ? null : met.toInstant());
                })
                .list();
    }
}
