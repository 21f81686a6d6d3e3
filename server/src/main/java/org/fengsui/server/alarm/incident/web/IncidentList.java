package org.fengsui.server.alarm.incident.web;

import java.util.List;
import org.fengsui.server.alarm.incident.Incident;
import org.fengsui.server.alarm.incident.IncidentState;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;

/** What the list of incidents offers. */
final class IncidentList {

    /** An incident with its unit's name. */
    record Row(Incident incident, String unit) {}

    static final ListSpec<Row> LIST =
            ListSpec.<Row>of(
                            "incident.list",
                            "/incidents",
                            "-seen",
                            "i.id",
                            row -> Long.toString(row.incident().id()),
                            List.of(
                                    Column.<Row>of("title", (row, _) -> title(row))
                                            .sortedBy("i.title"),
                                    Column.<Row>of("unit", (row, _) -> Cell.words(row.unit())),
                                    Column.<Row>of(
                                            "category",
                                            (row, _) ->
                                                    Cell.words(
                                                            row.incident().found().categoryName())),
                                    Column.<Row>of(
                                                    "state",
                                                    (row, reader) ->
                                                            Cell.state(
                                                                    chip(
                                                                            row.incident().state(),
                                                                            reader)))
                                            .sortedBy("i.state"),
                                    Column.<Row>of(
                                                    "seen",
                                                    (row, _) ->
                                                            Cell.moment(
                                                                    row.incident().seen().seenAt()))
                                            .sortedBy("i.seen_at")))
                    .filters(
                            Filter.text("q"),
                            Filter.any(
                                    "state",
                                    "REPORTED",
                                    "CONFIRMED",
                                    "HANDLING",
                                    "CONTAINED",
                                    "CLOSED",
                                    "NOT_AN_INCIDENT"),
                            Filter.one("open", "yes"))
                    .rowsLeadTo(row -> "/incidents/" + row.incident().id())
                    .begunAt("/incidents/new", Permission.INCIDENT_WORK);

    private IncidentList() {}

    private static Cell title(Row row) {
        var incident = row.incident();
        return Cell.title(
                incident.seen().title(), incident.seen().place(), "/incidents/" + incident.id());
    }

    /** A state in one word. */
    static Chip chip(IncidentState state, Reader reader) {
        var word = reader.say("incident.state", state);
        return switch (state) {
            case REPORTED, CONFIRMED -> Chip.open(word);
            case HANDLING -> Chip.waiting(word);
            case CONTAINED, CLOSED -> Chip.done(word);
            case NOT_AN_INCIDENT -> Chip.quiet(word);
        };
    }
}
