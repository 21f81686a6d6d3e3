package org.fengsui.server.duty.measure.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fengsui.server.duty.measure.Measure;
import org.fengsui.server.duty.measure.Measure.Act;
import org.fengsui.server.duty.measure.MeasureState;
import org.fengsui.server.duty.measure.MeasureState.Move;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Step;
import org.fengsui.server.platform.page.Step.Place;
import org.jspecify.annotations.Nullable;

/**
 * A measure's page in words: its head with the one next step, and the stages it goes through.
 *
 * @param measure the measure
 * @param acts what was done, oldest first
 * @param unit the unit's name
 * @param reader who reads
 */
record MeasurePage(Measure measure, List<Act> acts, String unit, Reader reader) {

    /** The stages, with the move that reaches each. */
    private static final List<Move> STAGES =
            List.of(
                    Move.ORDER,
                    Move.CONFIRM,
                    Move.VERIFY,
                    Move.ASK_RESTORATION,
                    Move.PASS_RETEST,
                    Move.LIFT);

    MeasurePage {
        acts = List.copyOf(acts);
    }

    /** A state in one word. */
    static Chip chip(MeasureState state, Reader reader) {
        var word = reader.say("measure.state", state);
        return switch (state) {
            case PROPOSED, ORDERED, RESTORATION_ASKED, RETESTED -> Chip.open(word);
            case CONFIRMED, VERIFIED -> Chip.waiting(word);
            case LIFTED -> Chip.done(word);
            case REVOKED, ENDED -> Chip.quiet(word);
        };
    }

    /** What it is, whose, in which state. */
    DetailHead head() {
        return DetailHead.of(measure.called(), unit)
                .under(reader.say("measure.list.title"), "/measures")
                .state(chip(measure.state(), reader));
    }

    /** The same with what this reader can do; who can, where the next step is another's. */
    DetailHead headWithActs() {
        var head = head();
        for (var move : moves()) {
            var act = Action.link(label(move, reader), path(measure, move));
            head = leads(move) && head.primary() == null ? head.primary(act) : head.more(act);
        }
        var other = whoCan();
        return head.primary() == null && other != null ? head.whoCan(other) : head;
    }

    /** What an office does: it enters the application that is the unit’s to make. */
    static String label(Move move, Reader reader) {
        return move == Move.ASK_RESTORATION
                ? reader.say("measure.record.title")
                : reader.say("measure.move", move);
    }

    /** Whether the move is the step that follows, and not one that turns aside. */
    private static boolean leads(Move move) {
        return switch (move) {
            case ORDER, CONFIRM, VERIFY, PASS_RETEST, LIFT -> true;
            case PROPOSE, ASSIGN, FIND_INEFFECTIVE, ASK_RESTORATION, FAIL_RETEST, REVOKE, END ->
                    false;
        };
    }

    private List<Move> moves() {
        var actor = reader.actor();
        var executor = measure.executorId();
        var executes = executor != null && executor == actor.accountId();
        return Stream.of(Move.values())
                .filter(measure.state()::allows)
                .filter(move ->
                        switch (move) {
                            case ORDER, ASSIGN, LIFT, REVOKE -> actor.may(Permission.MEASURE_ORDER);
                            case CONFIRM -> executes;
                            case VERIFY, FIND_INEFFECTIVE ->
                                    !executes && actor.may(Permission.NOTICE_DRAFT);
                            case PASS_RETEST -> actor.may(Permission.NOTICE_DRAFT);
                            case FAIL_RETEST ->
                                    measure.state() == MeasureState.RETESTED
                                            ? actor.may(Permission.MEASURE_ORDER)
                                            : actor.may(Permission.NOTICE_DRAFT);
                            case ASK_RESTORATION -> actor.may(Permission.NOTICE_DRAFT);
                            case PROPOSE, END -> false;
                        })
                .toList();
    }

    /** Whose the next step is; null when it is over. */
    @Nullable String whoCan() {
        return switch (measure.state()) {
            case PROPOSED -> reader.say("measure.whoCan.order");
            case ORDERED -> reader.say("measure.whoCan.confirm", measure.executor());
            case CONFIRMED -> reader.say("measure.whoCan.verify", measure.executor());
            case VERIFIED -> reader.say("measure.whoCan.ask", unit);
            case RESTORATION_ASKED -> reader.say("measure.whoCan.retest");
            case RETESTED -> reader.say("measure.whoCan.lift");
            case LIFTED, REVOKED, ENDED -> null;
        };
    }

    /** Where a move's form is. */
    static String path(Measure measure, Move move) {
        return "/measures/"
                + measure.id()
                + "/"
                + move.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The stages, and when each was reached last; one that is over before has none ahead. */
    List<Step> steps() {
        var steps = new ArrayList<Step>();
        int here = reached();
        for (int at = 0; at < STAGES.size(); at++) {
            var place = at < here ? Place.DONE : at == here ? Place.HERE : Place.AHEAD;
            var label = reader.say("measure.stage", STAGES.get(at));
            steps.add(new Step(label, place == Place.DONE ? when(STAGES.get(at)) : "", place));
        }
        return switch (measure.state()) {
            case REVOKED, ENDED -> List.of();
            default -> steps;
        };
    }

    private int reached() {
        return switch (measure.state()) {
            case PROPOSED, REVOKED, ENDED -> 0;
            case ORDERED -> 1;
            case CONFIRMED -> 2;
            case VERIFIED -> 3;
            case RESTORATION_ASKED -> 4;
            case RETESTED -> 5;
            case LIFTED -> STAGES.size();
        };
    }

    private String when(Move stage) {
        return acts.reversed().stream()
                .filter(act -> act.move() == stage)
                .findFirst()
                .map(act -> reader.times().moment(act.at()))
                .orElse("");
    }
}
