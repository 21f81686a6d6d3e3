package org.fengsui.server.duty.obligation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.fengsui.server.duty.obligation.Ledger.InterpretationDecision;
import org.fengsui.server.duty.obligation.domain.DecidedReading.Outcome;
import org.fengsui.server.duty.obligation.domain.Profile.Reading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecidedReadingTest {

    private static final Instant ENTERED = Instant.parse("2026-03-05T02:00:00Z");
    private static final InterpretationDecision DECIDED =
            new InterpretationDecision("网信办", LocalDate.parse("2026-03-04"), "网信办〔2026〕3号");

    private static Reading proposal(String zh, @Nullable InterpretationDecision named) {
        return new Reading(new Wording(zh, "in the profile’s English"), named);
    }

    private static DecidedReading decided(int number, Outcome outcome, String text) {
        return new DecidedReading(
                "review-time",
                number,
                outcome,
                "按 3 日掌握",
                new Wording(text, "reworded"),
                DECIDED,
                "",
                "己巳",
                ENTERED.plusSeconds(number));
    }

    @Test
    void itHoldsFromItsEntryAndTheLastHolds() {
        var decisions =
                List.of(
                        decided(1, Outcome.ADOPTED, "按 3 日掌握"),
                        decided(2, Outcome.REWORDED, "按 5 日掌握"));
        var proposal = proposal("按 3 日掌握", null);

        assertThat(DecidedReading.last(decisions, proposal, ENTERED)).isEmpty();
        assertThat(DecidedReading.last(decisions, proposal, ENTERED.plusSeconds(1)))
                .hasValue(decisions.getFirst());
        assertThat(DecidedReading.last(decisions, proposal, ENTERED.plusSeconds(2)))
                .hasValue(decisions.getLast());
    }

    @Test
    void aProfileThatWordsItAnewHasNotBeenDecided() {
        var decisions = List.of(decided(1, Outcome.REWORDED, "按 5 日掌握"));

        assertThat(DecidedReading.last(decisions, proposal("按 10 日掌握", null), Instant.MAX))
                .isEmpty();
    }

    @Test
    void aProfileThatTakesTheDecidedWordingOverIsDecided() {
        var decided = decided(1, Outcome.REWORDED, "按 5 日掌握");
        var taken = proposal("按 5 日掌握", null);

        assertThat(DecidedReading.last(List.of(decided), taken, Instant.MAX)).hasValue(decided);
        assertThat(decided.inPlaceOf(taken)).isEqualTo(new Reading(taken.text(), DECIDED));
    }

    @Test
    void whatTheProfileNamesAsDecidedOnALaterDayStands() {
        var decided = decided(1, Outcome.REWORDED, "按 5 日掌握");
        var later = new InterpretationDecision("网信办", LocalDate.parse("2026-04-01"), "");
        var earlier = new InterpretationDecision("网信办", LocalDate.parse("2026-01-01"), "");

        assertThat(decided.inPlaceOf(proposal("按 3 日掌握", later)).decision()).isEqualTo(later);
        assertThat(decided.inPlaceOf(proposal("按 3 日掌握", earlier)))
                .isEqualTo(new Reading(new Wording("按 5 日掌握", "reworded"), DECIDED));
    }
}
