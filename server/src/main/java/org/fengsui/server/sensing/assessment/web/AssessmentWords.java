package org.fengsui.server.sensing.assessment.web;

import java.util.Arrays;
import java.util.List;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.assessment.AssessmentState;
import org.fengsui.server.sensing.assessment.Grade;
import org.fengsui.server.sensing.assessment.Report;

/** What this room's states and choices are called. */
final class AssessmentWords {

    private AssessmentWords() {}

    static Chip chip(AssessmentState state, Reader reader) {
        var word = reader.say("assessment.state", state);
        return switch (state) {
            case OPEN, RETURNED -> Chip.open(word);
            case PROPOSED, REPROPOSED -> Chip.waiting(word);
            case DECIDED -> Chip.done(word);
            case WITHDRAWN -> Chip.quiet(word);
        };
    }

    static Chip chip(Report report, Reader reader) {
        var word = reader.say("assessment.report.state", report.state());
        if (report.toRatify()) {
            return Chip.waiting(word + " · " + reader.say("assessment.report.toRatify"));
        }
        return switch (report.state()) {
            case OWED, APPROVED, REFUSED -> Chip.open(word);
            case ASKED -> Chip.waiting(word);
            case SENT, SUPPLEMENTED, SUMMARISED -> Chip.done(word);
            case DROPPED -> Chip.quiet(word);
        };
    }

    static Level level(Grade grade) {
        return Level.valueOf(grade.name());
    }

    /** The constants of an enum with their words. */
    static <E extends Enum<E>> List<Option> options(Class<E> type, String prefix, Reader reader) {
        return Arrays.stream(type.getEnumConstants())
                .map(one -> new Option(one.name(), reader.say(prefix, one)))
                .toList();
    }
}
