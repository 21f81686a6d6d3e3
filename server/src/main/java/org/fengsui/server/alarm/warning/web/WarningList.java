package org.fengsui.server.alarm.warning.web;

import java.util.List;
import org.fengsui.server.alarm.warning.Warning;
import org.fengsui.server.alarm.warning.WarningState;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;

/** What the list of warnings offers. */
final class WarningList {

    static final ListSpec<Warning> LIST =
            ListSpec.<Warning>of(
                            "warning.list",
                            "/warnings",
                            "-changed",
                            "w.id",
                            warning -> Long.toString(warning.id()),
                            List.of(
                                    Column.<Warning>of("title", WarningList::title)
                                            .sortedBy("t.title"),
                                    Column.<Warning>of("level", (warning, _) -> level(warning))
                                            .sortedBy(
                                                    "array_position(array['BLUE', 'YELLOW',"
                                                            + " 'ORANGE', 'RED'], t.level)"),
                                    Column.<Warning>of(
                                                    "state",
                                                    (warning, reader) ->
                                                            Cell.state(
                                                                    chip(warning.state(), reader)))
                                            .sortedBy("w.state"),
                                    Column.<Warning>of(
                                                    "published",
                                                    (warning, _) ->
                                                            Cell.moment(warning.publishedAt()))
                                            .sortedBy("w.published_at"),
                                    Column.<Warning>of("until", WarningList::until)
                                            .sortedBy("t.valid_until"),
                                    Column.<Warning>of("changed", (warning, _) -> version(warning))
                                            .sortedBy("w.changed_at")
                                            .hidden()))
                    .filters(
                            Filter.text("q"),
                            Filter.any("level", "RED", "ORANGE", "YELLOW", "BLUE"),
                            Filter.any(
                                    "state",
                                    "DRAFT",
                                    "PROPOSED",
                                    "RETURNED",
                                    "PUBLISHED",
                                    "LIFTED",
                                    "EXPIRED",
                                    "WITHDRAWN"),
                            Filter.one("waiting", "yes"))
                    .rowsLeadTo(warning -> "/warnings/" + warning.id())
                    .begunAt("/warnings/new", Permission.WARNING_DRAFT);

    private WarningList() {}

    private static Cell title(Warning warning, Reader reader) {
        var number = warning.number();
        var below = number == null ? reader.say("warning.number.none") : number;
        return Cell.title(
                warning.text().title(),
                warning.exercise() ? reader.say("warning.exercise.mark") + below : below,
                "/warnings/" + warning.id());
    }

    private static Cell level(Warning warning) {
        return Cell.level(Level.valueOf(warning.text().level().name()));
    }

    private static Cell until(Warning warning, Reader reader) {
        return Cell.words(reader.times().plainDue(warning.text().validUntil()));
    }

    private static Cell version(Warning warning) {
        return Cell.figure(warning.version());
    }

    /** A state in one word. */
    static Chip chip(WarningState state, Reader reader) {
        var word = reader.say("warning.state", state);
        return switch (state) {
            case DRAFT, RETURNED -> Chip.open(word);
            case PROPOSED -> Chip.waiting(word);
            case PUBLISHED -> Chip.done(word);
            case LIFTED, EXPIRED, WITHDRAWN -> Chip.quiet(word);
        };
    }
}
