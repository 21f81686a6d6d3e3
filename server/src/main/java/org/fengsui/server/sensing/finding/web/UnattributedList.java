package org.fengsui.server.sensing.finding.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Bulk;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.domain.UnattributedLine;
import org.springframework.web.util.UriComponentsBuilder;

/** What the list of places nobody answers for offers. */
final class UnattributedList {

    /** A place with the names of the units that come into question. */
    record Row(UnattributedLine line, String candidates) {

        static Row of(UnattributedLine line, Map<Long, String> units) {
            return new Row(
                    line,
                    line.candidates().stream()
                            .map(unit -> units.getOrDefault(unit, unit.toString()))
                            .collect(Collectors.joining("、")));
        }

        /** Its findings. */
        String href() {
            return link("/findings", "q", line.target())
                    .queryParam("open", "yes")
                    .queryParam("owner", "missing")
                    .encode()
                    .toUriString();
        }

        /** Where it is registered. */
        String register() {
            return place(line.target());
        }

        private static UriComponentsBuilder link(String path, String name, String value) {
            // a template variable, so that no character of a name is taken for the address’s own
            return UriComponentsBuilder.fromPath(path)
                    .queryParam(name, "{value}")
                    .uriVariables(Map.of("value", value));
        }
    }

    static final ListSpec<Row> LIST =
            ListSpec.<Row>of(
                            "unattributed.list",
                            "/findings/unattributed",
                            "-level",
                            "e.target",
                            row -> row.line().target(),
                            columns())
                    .filters(
                            Filter.text("q"),
                            Filter.any("outcome", "UNATTRIBUTED", "AMBIGUOUS", "POOL"))
                    .bulk(
                            Bulk.of(
                                    "notTraced",
                                    "/findings/unattributed/not-traced",
                                    Permission.FINDING_TRIAGE))
                    .rowsLeadTo(Row::href)
                    .begunAt("/registry/systems", Permission.REGISTRY_VIEW);

    private UnattributedList() {}

    /** Where an address is registered. */
    static String place(String target) {
        return Row.link("/registry/place", "address", target).encode().toUriString();
    }

    private static List<Column<Row>> columns() {
        return List.of(
                Column.<Row>of("level", (row, reader) -> level(row)).sortedBy("max(e.severity)"),
                Column.<Row>of("target", (row, reader) -> target(row)).sortedBy("e.target"),
                Column.<Row>of("count", (row, reader) -> count(row)).sortedBy("count(*)"),
                Column.<Row>of("why", UnattributedList::why),
                Column.<Row>of("candidates", (row, reader) -> Cell.words(row.candidates())),
                Column.<Row>of("first", (row, reader) -> Cell.moment(row.line().firstSeen()))
                        .sortedBy("min(e.first_seen)"),
                Column.<Row>of("act", UnattributedList::act));
    }

    private static Cell level(Row row) {
        return Cell.level(Level.of(row.line().worst()));
    }

    private static Cell target(Row row) {
        return Cell.title(row.line().target(), "", row.href());
    }

    private static Cell count(Row row) {
        return Cell.figure(row.line().count(), row.href());
    }

    private static Cell why(Row row, Reader reader) {
        return Cell.words(reader.say("finding.outcome", row.line().outcome()), row.line().reason());
    }

    private static Cell act(Row row, Reader reader) {
        return reader.actor().may(Permission.REGISTRY_EDIT)
                ? Cell.act(Action.link(reader.say("unattributed.register"), row.register()))
                : Cell.words("");
    }
}
