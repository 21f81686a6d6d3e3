package org.fengsui.server.sensing.finding.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.domain.AcceptanceLine;
import org.fengsui.server.sensing.finding.domain.AcceptanceState;

/** What the list of accepted risks offers. */
final class AcceptanceList {

    /** A row with its unit's name; empty for nobody's. */
    record Row(AcceptanceLine line, String unit) {

        static Row of(AcceptanceLine line, Map<Long, String> units) {
            return new Row(
                    line, line.unitId() == null ? "" : units.getOrDefault(line.unitId(), ""));
        }

        String href() {
            return "/findings/" + line.findingId();
        }
    }

    static final ListSpec<Row> LIST =
            ListSpec.<Row>of(
                            "acceptance.list",
                            "/acceptances",
                            "-asked",
                            "a.id",
                            row -> Long.toString(row.line().id()),
                            columns())
                    .filters(
                            Filter.any(
                                    "state",
                                    Stream.of(AcceptanceState.values())
                                            .map(Enum::name)
                                            .toArray(String[]::new)),
                            Filter.oneOf("unit"))
                    .rowsLeadTo(Row::href)
                    .begunAt("/findings?open=yes", Permission.FINDING_VIEW);

    private AcceptanceList() {}

    private static List<Column<Row>> columns() {
        return List.of(
                Column.<Row>of("level", (row, reader) -> level(row)).sortedBy("e.severity"),
                Column.<Row>of("title", (row, reader) -> title(row)),
                Column.<Row>of("unit", AcceptanceList::unit),
                Column.<Row>of("state", AcceptanceList::state),
                Column.<Row>of("until", AcceptanceList::until).sortedBy("a.until_day"),
                Column.<Row>of("measure", (row, reader) -> measure(row)),
                Column.<Row>of("asked", AcceptanceList::asked).sortedBy("a.requested_at"),
                Column.<Row>of("decided", AcceptanceList::decided).hidden(),
                Column.<Row>of("act", AcceptanceList::act));
    }

    private static Cell level(Row row) {
        return Cell.level(Level.of(row.line().severity()));
    }

    private static Cell title(Row row) {
        return Cell.title(row.line().title(), row.line().place(), row.href());
    }

    private static Cell unit(Row row, Reader reader) {
        return Cell.words(
                row.unit().isEmpty() ? reader.say("finding.outcome.UNATTRIBUTED") : row.unit());
    }

    private static Cell state(Row row, Reader reader) {
        return Cell.state(Looks.acceptance(row.line().state(), reader));
    }

    private static Cell until(Row row, Reader reader) {
        var line = row.line();
        return Cell.words(
                reader.times().date(line.until()),
                line.endedAt() == null
                        ? ""
                        : reader.say("acceptance.endedAt", reader.times().moment(line.endedAt())));
    }

    private static Cell measure(Row row) {
        return Cell.words(row.line().measure(), row.line().reason());
    }

    private static Cell asked(Row row, Reader reader) {
        return Cell.words(
                row.line().requestedName(), reader.times().moment(row.line().requestedAt()));
    }

    private static Cell decided(Row row, Reader reader) {
        var line = row.line();
        return line.decidedName() == null
                ? Cell.words("")
                : Cell.words(
                        line.decidedName() + " " + reader.times().moment(line.decidedAt()),
                        Objects.requireNonNullElse(line.decision(), ""));
    }

    private static Cell act(Row row, Reader reader) {
        return row.line().state() == AcceptanceState.ACCEPTED && decides(row.line(), reader)
                ? Cell.act(revoke(row.line(), reader))
                : Cell.words("");
    }

    /** Whether this person is on the deciding side. */
    static boolean decides(AcceptanceLine line, Reader reader) {
        var actor = reader.actor();
        return actor.accountId() != line.requestedBy() && actor.decides(Decision.ACCEPT_RISK);
    }

    static Action revoke(AcceptanceLine line, Reader reader) {
        return Action.reason(
                        reader.say("acceptance.revoke"),
                        "/acceptances/revoke",
                        reader.say("acceptance.revoke.ask"))
                .with("id", line.episodeId());
    }
}
