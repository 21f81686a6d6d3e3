package org.fengsui.server.sensing.finding.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.domain.SuppressionLine;
import org.fengsui.server.sensing.finding.domain.SuppressionState;
import org.fengsui.server.sensing.finding.domain.SuppressionState.Move;
import org.jspecify.annotations.Nullable;

/** What the list of rules of suppression offers. */
final class SuppressionList {

    /**
     * A row with what other rooms say of it.
     *
     * @param about what it matches, in words
     */
    record Row(SuppressionLine line, String about) {

        static Row of(
                SuppressionLine line,
                Map<Long, String> units,
                Map<Long, String> systems,
                Reader reader) {
            var parts = new ArrayList<String>();
            add(parts, "check", line.check(), reader);
            add(parts, "network", line.network(), reader);
            add(parts, "unit", named(line.unitId(), units), reader);
            add(parts, "system", named(line.systemId(), systems), reader);
            return new Row(line, String.join(" · ", parts));
        }

        private static @Nullable String named(@Nullable Long id, Map<Long, String> names) {
            return id == null ? null : names.getOrDefault(id, id.toString());
        }

        private static void add(
                List<String> parts, String what, @Nullable String value, Reader reader) {
            if (value != null) {
                parts.add(reader.say("suppression.about." + what, value));
            }
        }

        String href() {
            return "/findings?open=hidden&rule=" + line.id();
        }
    }

    static final ListSpec<Row> LIST =
            ListSpec.<Row>of(
                            "suppression.list",
                            "/suppressions",
                            "-asked",
                            "s.id",
                            row -> Long.toString(row.line().id()),
                            columns())
                    .filters(
                            Filter.any(
                                    "state",
                                    Stream.of(SuppressionState.values())
                                            .map(Enum::name)
                                            .toArray(String[]::new)))
                    .rowsLeadTo(Row::href)
                    .begunAt("/findings?open=yes", Permission.FINDING_TRIAGE);

    private SuppressionList() {}

    private static List<Column<Row>> columns() {
        return List.of(
                Column.<Row>of("about", (row, reader) -> about(row)),
                Column.<Row>of("upTo", (row, reader) -> level(row)).sortedBy("s.up_to"),
                Column.<Row>of("state", (row, reader) -> state(row, reader)),
                Column.<Row>of("findings", (row, reader) -> findings(row)),
                Column.<Row>of("until", SuppressionList::until).sortedBy("s.until_day"),
                Column.<Row>of("asked", SuppressionList::asked).sortedBy("s.requested_at"),
                Column.<Row>of("decided", SuppressionList::decided).hidden(),
                Column.<Row>of("act", SuppressionList::act));
    }

    private static Cell about(Row row) {
        return Cell.title(row.about(), row.line().reason(), row.href());
    }

    private static Cell level(Row row) {
        return Cell.level(Level.of(row.line().upTo()));
    }

    private static Cell state(Row row, Reader reader) {
        return Cell.state(Looks.suppression(row.line().state(), reader));
    }

    private static Cell findings(Row row) {
        return Cell.figure(row.line().findings(), row.href());
    }

    private static Cell until(Row row, Reader reader) {
        var line = row.line();
        var day = reader.times().date(line.until());
        if (line.endedAt() == null) {
            return Cell.words(day);
        }
        var ended = reader.say("suppression.endedAt", reader.times().moment(line.endedAt()));
        return Cell.words(
                day,
                line.endedName() == null
                        ? ended
                        : ended + " " + line.endedName() + ": " + line.endedWhy());
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
        boolean can =
                reader.actor().may(Permission.FINDING_TRIAGE)
                        && row.line().state().allows(Move.END);
        return can
                ? Cell.act(
                        Action.reason(
                                        reader.say("suppression.end"),
                                        "/suppressions/end",
                                        reader.say("suppression.end.ask"))
                                .with("id", row.line().id()))
                : Cell.words("");
    }
}
