package org.fengsui.server.duty.obligation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.fengsui.engine.calendar.DueExpression;
import org.fengsui.engine.calendar.Roll;
import org.fengsui.engine.calendar.WorkCalendar;
import org.fengsui.engine.calendar.YearPlan;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.kernel.Waiver;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Instant START = Instant.parse("2026-03-05T02:00:00Z");
    private static final Standing OPEN = started(START);
    private static final Instant DUE = OPEN.due();

    private static Standing started(Instant at) {
        return Standing.started(
                WorkCalendar.bundled().due(new DueExpression.WorkingDays(5), at, Roll.NONE), 0);
    }

    @Test
    void aClockStartsOpenWithItsDue() {
        assertThat(OPEN.state()).isEqualTo(ObligationState.OPEN);
        assertThat(DUE).isEqualTo(Instant.parse("2026-03-12T16:00:00Z"));
        assertThat(OPEN.originalDue()).isEqualTo(DUE);
    }

    @Test
    void fromEachStateOnlyTheLegalMovesChangeSomething() {
        var met = OPEN.met(START.plusSeconds(60)).orElseThrow();
        var waived = OPEN.waived(Waiver.NOT_OURS).orElseThrow();

        assertThat(moves(OPEN))
                .containsExactlyInAnyOrder(
                        ObligationState.MET, ObligationState.PASSED_ON, ObligationState.WAIVED);
        assertThat(moves(met)).containsExactly(ObligationState.OPEN);
        assertThat(moves(waived)).isEmpty();
        assertThat(waived.waived()).isEqualTo(Waiver.NOT_OURS);
        assertThat(met.extended(DUE.plusSeconds(1))).isEmpty();
        assertThat(waived.extended(DUE.plusSeconds(1))).isEmpty();
    }

    private static EnumSet<ObligationState> moves(Standing standing) {
        var at = START.plusSeconds(3600);
        var reached = EnumSet.noneOf(ObligationState.class);
        for (var after :
                List.of(
                        standing.met(at),
                        standing.unmet(at),
                        standing.passedOn(at),
                        standing.waived(Waiver.NOT_OURS))) {
            after.map(Standing::state).ifPresent(reached::add);
        }
        return reached;
    }

    @Test
    void anAnswerThatDoesNotHoldBringsTheOriginalDueBackAndNotesTheOfficesDays() {
        var again =
                OPEN.met(DUE.minus(Duration.ofDays(1)))
                        .flatMap(met -> met.unmet(DUE.plus(Duration.ofDays(2))))
                        .orElseThrow();

        assertThat(again.state()).isEqualTo(ObligationState.OPEN);
        assertThat(again.due()).isEqualTo(DUE);
        assertThat(again.met()).isNull();
        assertThat(again.held()).isEqualTo(Duration.ofDays(3));
        assertThat(again.heldPastDue()).isEqualTo(Duration.ofDays(2));
    }

    @Test
    void officeTimeAddsUpOverSeveralRounds() {
        var again =
                OPEN.met(START.plusSeconds(100))
                        .flatMap(met -> met.unmet(START.plusSeconds(150)))
                        .flatMap(open -> open.met(START.plusSeconds(300)))
                        .flatMap(met -> met.unmet(START.plusSeconds(325)))
                        .orElseThrow();

        assertThat(again.held()).isEqualTo(Duration.ofSeconds(75));
        assertThat(again.heldPastDue()).isEqualTo(Duration.ZERO);
    }

    @Test
    void anExtensionStandsBesideTheFirstDueAndOnlyMovesLater() {
        var later = DUE.plus(Duration.ofDays(3));

        var extended = OPEN.extended(later).orElseThrow();

        assertThat(extended.due()).isEqualTo(later);
        assertThat(extended.originalDue()).isEqualTo(DUE);
        assertThat(extended.extended(DUE)).isEmpty();
        assertThat(extended.extended(later)).isEmpty();
    }

    @Test
    void aPublishedCalendarMovesAProvisionalDueLaterButNeverEarlier() {
        var atYearsEnd = started(Instant.parse("2026-12-25T02:00:00Z"));
        var naive = atYearsEnd.due();
        assertThat(atYearsEnd.provisional()).isTrue();
        assertThat(naive).isEqualTo(Instant.parse("2027-01-01T16:00:00Z"));

        var longHoliday = recomputed(atYearsEnd, "off 2027-01-01 2027-01-03 元旦");
        var workedNewYear =
                recomputed(
                        atYearsEnd, "work 2026-12-26 2026-12-27 元旦\noff 2027-01-01 2027-01-03 元旦");

        assertThat(longHoliday.map(Standing::due)).contains(Instant.parse("2027-01-04T16:00:00Z"));
        assertThat(longHoliday.map(Standing::provisional)).contains(false);
        assertThat(workedNewYear.map(Standing::due)).contains(naive);
        assertThat(workedNewYear.map(Standing::provisional)).contains(false);
    }

    private static Optional<Standing> recomputed(Standing standing, String days) {
        var plan = YearPlan.parse("year 2027\npaper test\n" + days + "\n").getFirst();
        var due =
                WorkCalendar.bundled()
                        .with(plan)
                        .due(new DueExpression.WorkingDays(5), standing.started(), Roll.NONE);
        return standing.recomputed(due, 1);
    }

    @Test
    void aSettledDueIsNeverRecomputed() {
        var due = WorkCalendar.bundled().due(new DueExpression.WorkingDays(9), START, Roll.NONE);

        assertThat(OPEN.recomputed(due, 1)).isEmpty();
    }
}
