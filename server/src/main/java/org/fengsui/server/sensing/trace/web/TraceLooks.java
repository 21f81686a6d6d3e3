package org.fengsui.server.sensing.trace.web;

import java.util.Objects;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.trace.LookUpRecords.UploadState;
import org.fengsui.server.sensing.trace.TaskState;
import org.fengsui.server.sensing.trace.domain.Hit;
import org.fengsui.server.sensing.trace.domain.Hit.Outcome;

/** How states look. */
final class TraceLooks {

    private TraceLooks() {}

    static Chip state(UploadState state, boolean same, Reader reader) {
        var word = reader.say("trace.upload.state", state);
        return switch (state) {
            case RECEIVED, READING -> Chip.waiting(word);
            case DONE -> same ? Chip.quiet(reader.say("trace.upload.same")) : Chip.done(word);
            case REFUSED -> Chip.late(word);
        };
    }

    static Chip state(TaskState state, Reader reader) {
        var word = reader.say("trace.state", state);
        return switch (state) {
            case OPEN -> Chip.open(word);
            case NOTIFIED -> Chip.waiting(word);
            case DONE -> Chip.done(word);
            case NOT_TRACED, DROPPED, TO_UNIT -> Chip.quiet(word);
        };
    }

    static Chip outcome(Outcome outcome, Reader reader) {
        var word = reader.say("trace.outcome", outcome);
        return switch (outcome) {
            case TRACED -> Chip.done(word);
            case AMBIGUOUS -> Chip.open(word);
            case NOT_TRACED -> Chip.quiet(word);
        };
    }

    /** Why it leads to no account, or to how many. */
    static String why(Hit hit, Reader reader) {
        var answer = hit.answer();
        return switch (answer.outcome()) {
            case TRACED -> "";
            case AMBIGUOUS ->
                    reader.say(
                            answer.others() ? "trace.candidates.others" : "trace.candidates",
                            answer.accounts().size());
            case NOT_TRACED -> reader.say("trace.gap", Objects.requireNonNull(answer.gap()));
        };
    }

    /** {@code 203.0.113.7:40100/tcp}, as it stands in the finding. */
    static String place(Hit hit) {
        var port = hit.port() == null ? "" : " " + hit.port();
        var transport = hit.transport() == null ? "" : "/" + hit.transport();
        return hit.address() + port + (port.isEmpty() ? "" : transport);
    }
}
