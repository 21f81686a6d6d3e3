package org.fengsui.server.duty.obligation.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fengsui.server.platform.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * When the steps of one obligation fall due. A step is done once, fired or passed over; which ones
 * are done is a set of bits by the step's place in the duty.
 */
public final class StepPlan {

    /** Reminders wait for the morning only while the due is further away than this. */
    public static final Duration NEVER_HELD_BEFORE_DUE = Duration.ofHours(24);

    private final Duty duty;
    private final QuietHours quiet;
    private final Standing standing;

    /** The plan of an obligation as it stands. */
    public StepPlan(Duty duty, QuietHours quiet, Standing standing) {
        this.duty = duty;
        this.quiet = quiet;
        this.standing = standing;
    }

    /**
     * What a sweep does with one obligation.
     *
     * @param fired the latest step due; null where none is
     * @param skipped earlier ones due and not done, which are passed over
     * @param done the steps done after this
     * @param next when the next step falls due; null after the last
     */
    public record Outcome(
            @Nullable StepRule fired, List<StepRule> skipped, int done, @Nullable Instant next) {}

    /** The steps due at an instant: only the latest fires, so that nobody is told twice at once. */
    public Outcome at(Instant now, int done) {
        StepRule fired = null;
        Instant firedAt = null;
        var skipped = new ArrayList<StepRule>();
        int after = done;
        for (int place = 0; place < duty.steps().size(); place++) {
            var step = duty.steps().get(place);
            var at = isDone(done, place) ? Optional.<Instant>empty() : at(step);
            if (at.isEmpty() || at.get().isAfter(now)) {
                continue;
            }
            after |= 1 << place;
            if (firedAt == null || !at.get().isBefore(firedAt)) {
                if (fired != null) {
                    skipped.add(fired);
                }
                fired = step;
                firedAt = at.get();
            } else {
                skipped.add(step);
            }
        }
        return new Outcome(fired, skipped, after, next(after));
    }

    /** When the next step that is not done falls due; null where none is left. */
    public @Nullable Instant next(int done) {
        Instant next = null;
        for (int place = 0; place < duty.steps().size(); place++) {
            var at = isDone(done, place) ? null : at(duty.steps().get(place)).orElse(null);
            if (at != null && (next == null || at.isBefore(next))) {
                next = at;
            }
        }
        return next;
    }

    /**
     * The steps that stay done after the due has moved: one that now lies ahead happens again, so
     * that whoever lets the granted time pass is told like anybody else.
     */
    public int stillDone(Instant now, int done) {
        int still = done;
        for (int place = 0; place < duty.steps().size(); place++) {
            if (at(duty.steps().get(place)).filter(at -> at.isAfter(now)).isPresent()) {
                still &= ~(1 << place);
            }
        }
        return still;
    }

    /**
     * When a step falls due, in whole microseconds; empty where the period is too short for it. An
     * escalation is never due at the due itself, which is still on time.
     */
    public Optional<Instant> at(StepRule step) {
        return exact(step).map(at -> at.truncatedTo(ChronoUnit.MICROS));
    }

    private Optional<Instant> exact(StepRule step) {
        var period = Duration.between(standing.started(), standing.due());
        return switch (step.time()) {
            case StepTime.Half() ->
                    Optional.of(reminder(standing.due().minus(period.dividedBy(2))));
            case StepTime.Before(Duration lead) ->
                    lead.compareTo(period) < 0
                            ? Optional.of(reminder(standing.due().minus(lead)))
                            : Optional.empty();
            case StepTime.After(Duration delay) ->
                    Optional.of(
                            standing.due()
                                    .plus(delay)
                                    .plus(standing.heldPastDue())
                                    .plus(1, ChronoUnit.MICROS));
        };
    }

    private Instant reminder(Instant at) {
        var dueSoon = Duration.between(at, standing.due()).compareTo(NEVER_HELD_BEFORE_DUE) <= 0;
        return duty.quiet() && !dueSoon ? quiet.after(at) : at;
    }

    /** Whether one of the escalations that are done goes to a level of this role. */
    public static boolean reached(Duty duty, int done, Role role) {
        return IntStream.range(0, duty.steps().size())
                .filter(place -> isDone(done, place))
                .mapToObj(duty.steps()::get)
                .filter(step -> !step.time().reminds())
                .anyMatch(step -> duty.ladder().get(step.level()).roles().contains(role));
    }

    private static boolean isDone(int done, int place) {
        return (done & (1 << place)) != 0;
    }
}
