package org.fengsui.server.sensing.assessment.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Form.Fact;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.assessment.Report;
import org.fengsui.server.sensing.assessment.Report.Item;
import org.fengsui.server.sensing.assessment.Report.Sent;
import org.jspecify.annotations.Nullable;

/**
 * A report as a page shows it.
 *
 * @param superior to whom
 * @param state where it stands
 * @param bar its clock; null where none runs
 * @param ahead from when it may go ahead of the approval, finished text; empty where that is no
 *     matter
 * @param acts what the reader can do
 * @param sent what went out, oldest first
 */
record ReportLine(
        String superior,
        Chip state,
        @Nullable ClockBar bar,
        String ahead,
        List<Action> acts,
        List<SentLine> sent) {

    /** What is written down later than this says when, and by whom. */
    private static final Duration AT_ONCE = Duration.ofMinutes(5);

    ReportLine {
        acts = List.copyOf(acts);
        sent = List.copyOf(sent);
    }

    /**
     * What went out.
     *
     * @param title which, how, when, to whom, under what number
     * @param items what it said, item by item
     */
    record SentLine(String title, List<Fact> items) {

        SentLine {
            items = List.copyOf(items);
        }
    }

    static List<SentLine> sent(Report report, List<Sent> all, Reader reader) {
        return all.stream()
                .filter(sent -> sent.reportId() == report.id())
                .map(sent -> sent(sent, reader))
                .toList();
    }

    private static SentLine sent(Sent sent, Reader reader) {
        var dispatch = sent.dispatch();
        var title =
                reader.say(
                        "assessment.sent",
                        reader.say("assessment.kind", sent.kind()),
                        reader.say("assessment.way", dispatch.way()),
                        reader.times().plain(dispatch.at()),
                        dispatch.to(),
                        dispatch.reference());
        var late =
                Duration.between(dispatch.at(), sent.recordedAt()).compareTo(AT_ONCE) > 0
                        ? reader.say(
                                "assessment.sent.recorded",
                                reader.times().plain(sent.recordedAt()),
                                sent.who())
                        : "";
        var marks =
                (late.isEmpty() ? "" : " · " + late)
                        + (sent.ahead() ? " · " + reader.say("assessment.sent.ahead") : "")
                        + (dispatch.partial() ? " · " + reader.say("assessment.sent.partial") : "");
        return new SentLine(
                title + marks,
                Arrays.stream(Item.values())
                        .filter(item -> !dispatch.item(item).isEmpty())
                        .map(item ->
                                new Fact(reader.say("assessment.item", item), dispatch.item(item)))
                        .toList());
    }
}
