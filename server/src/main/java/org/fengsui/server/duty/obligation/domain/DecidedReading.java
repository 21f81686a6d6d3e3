package org.fengsui.server.duty.obligation.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fengsui.server.duty.obligation.Ledger.InterpretationDecision;
import org.fengsui.server.duty.obligation.domain.Profile.Reading;

/**
 * What the CAC office decided of a reading of the profile (第十六条). It is about one wording: where a
 * later profile words the reading anew, that has not been decided.
 *
 * @param reading key of the reading
 * @param number from 1, for each reading
 * @param outcome what was decided
 * @param proposed the profile's Chinese wording that was decided about
 * @param text how it is read from then on
 * @param decision who decided it on which day by which document
 * @param reason why; may be empty
 * @param writtenBy the person who entered it
 * @param at when it was entered; it holds for what is written after it
 */
public record DecidedReading(
        String reading,
        int number,
        Outcome outcome,
        String proposed,
        Wording text,
        InterpretationDecision decision,
        String reason,
        String writtenBy,
        Instant at) {

    /** What can be decided. */
    public enum Outcome {
        /** It is read as proposed. */
        ADOPTED,
        /** The proposed wording is rejected and another holds. */
        REWORDED
    }

    /** Whether it is about this wording, or a profile has taken its own over since. */
    public boolean about(Reading proposal) {
        var wording = proposal.text().zh();
        return wording.equals(proposed) || wording.equals(text.zh());
    }

    /** The last of them that is about a reading and was entered by an instant, this included. */
    public static Optional<DecidedReading> last(
            List<DecidedReading> decisions, Reading proposal, Instant by) {
        return decisions.stream()
                .filter(one -> one.about(proposal) && !one.at().isAfter(by))
                .max(Comparator.comparingInt(DecidedReading::number));
    }

    /** The reading as it was decided; what the profile names as decided on a later day stands. */
    public Reading inPlaceOf(Reading proposal) {
        var named = proposal.decision();
        if (named != null && named.on().isAfter(decision.on())) {
            return proposal;
        }
        var taken = Objects.equals(proposal.text().zh(), text.zh());
        return new Reading(taken ? proposal.text() : text, decision);
    }
}
