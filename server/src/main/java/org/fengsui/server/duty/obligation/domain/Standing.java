package org.fengsui.server.duty.obligation.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fengsui.engine.calendar.Due;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.kernel.Waiver;
import org.jspecify.annotations.Nullable;

/**
 * Where an obligation stands after its entries so far. Each method is one kind of entry and gives
 * the standing after it, or nothing where the entry would change nothing.
 *
 * <p>OPEN → MET by an answer; MET → OPEN when the answer did not hold, with the due it had; OPEN →
 * WAIVED for good, or PASSED_ON where it goes on elsewhere. The due moves later only: by an
 * extension while OPEN, or by a published calendar.
 *
 * @param state open, met, passed on or waived
 * @param started when the clock started
 * @param due the due now
 * @param originalDue the first due
 * @param provisional whether a missing calendar may still move it
 * @param calendarVersion the edition the due was computed with
 * @param met when it was met or passed on; null while OPEN or WAIVED
 * @param waived as what it is WAIVED; null while it is not
 * @param held how long the offices held answers they sent back in the end
 * @param heldPastDue the part of it after the due: escalation waits that long, lateness does not
 */
public record Standing(
        ObligationState state,
        Instant started,
        Instant due,
        Instant originalDue,
        boolean provisional,
        int calendarVersion,
        @Nullable Instant met,
        @Nullable Waiver waived,
        Duration held,
        Duration heldPastDue) {

    /** A clock that has just started. */
    public static Standing started(Due due, int calendarVersion) {
        return new Standing(
                ObligationState.OPEN,
                due.start(),
                due.at(),
                due.at(),
                due.provisional(),
                calendarVersion,
                null,
                null,
                Duration.ZERO,
                Duration.ZERO);
    }

    /** MET: both halves are done at that instant. */
    public Optional<Standing> met(Instant at) {
        if (state != ObligationState.OPEN) {
            return Optional.empty();
        }
        return Optional.of(with(ObligationState.MET, at, held, heldPastDue));
    }

    /** UNMET: what met it did not hold; the due is the one it had, the office's days are noted. */
    public Optional<Standing> unmet(Instant at) {
        if (state != ObligationState.MET || met == null) {
            return Optional.empty();
        }
        var from = met.isAfter(due) ? met : due;
        return Optional.of(
                with(
                        ObligationState.OPEN,
                        null,
                        held.plus(span(met, at)),
                        heldPastDue.plus(span(from, at))));
    }

    /** WAIVED: it need not be met. What was met stays met. */
    public Optional<Standing> waived(Waiver as) {
        if (state != ObligationState.OPEN) {
            return Optional.empty();
        }
        return Optional.of(
                new Standing(
                        ObligationState.WAIVED,
                        started,
                        due,
                        originalDue,
                        provisional,
                        calendarVersion,
                        null,
                        as,
                        held,
                        heldPastDue));
    }

    /** PASSED_ON: another obligation goes on with it; lateness stays as it was at that instant. */
    public Optional<Standing> passedOn(Instant at) {
        if (state != ObligationState.OPEN) {
            return Optional.empty();
        }
        return Optional.of(with(ObligationState.PASSED_ON, at, held, heldPastDue));
    }

    /** EXTENDED: a later due was granted; empty where it is not later or nothing is open. */
    public Optional<Standing> extended(Instant granted) {
        if (state != ObligationState.OPEN || !granted.isAfter(due)) {
            return Optional.empty();
        }
        return Optional.of(
                new Standing(
                        state,
                        started,
                        granted,
                        originalDue,
                        false,
                        calendarVersion,
                        null,
                        null,
                        held,
                        heldPastDue));
    }

    /**
     * TAKEN_OVER: the ledger of before, or whoever is owed it, set this due; it is the first one
     * and no calendar moves it.
     */
    public Optional<Standing> takenOver(Instant told) {
        if (state != ObligationState.OPEN || told.isBefore(started)) {
            return Optional.empty();
        }
        return Optional.of(
                new Standing(
                        state,
                        started,
                        told,
                        told,
                        false,
                        calendarVersion,
                        null,
                        null,
                        held,
                        heldPastDue));
    }

    /** RECOMPUTED: a calendar was published. A due that was served never moves earlier. */
    public Optional<Standing> recomputed(Due computed, int version) {
        if (state == ObligationState.WAIVED || !provisional) {
            return Optional.empty();
        }
        var later = computed.at().isAfter(due) ? computed.at() : due;
        if (later.equals(due) && computed.provisional()) {
            return Optional.empty();
        }
        return Optional.of(
                new Standing(
                        state,
                        started,
                        later,
                        originalDue,
                        computed.provisional(),
                        version,
                        met,
                        waived,
                        held,
                        heldPastDue));
    }

    private Standing with(
            ObligationState next, @Nullable Instant at, Duration heldNow, Duration pastDueNow) {
        return new Standing(
                next,
                started,
                due,
                originalDue,
                provisional,
                calendarVersion,
                at,
                null,
                heldNow,
                pastDueNow);
    }

    private static Duration span(Instant from, Instant to) {
        return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
    }
}
