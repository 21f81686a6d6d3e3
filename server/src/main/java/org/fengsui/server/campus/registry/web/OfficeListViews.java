package org.fengsui.server.campus.registry.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.domain.OfficeLists;
import org.fengsui.server.campus.registry.domain.Proposal;
import org.fengsui.server.campus.registry.domain.Vacancy;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Bulk;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.Filter.Option;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;

/** What the lists of proposals and of changed posts offer. */
final class OfficeListViews {

    /**
     * A proposal in the list.
     *
     * @param unit the name of the unit
     * @param cells what changes, before and after
     */
    record Proposed(Proposal proposal, String unit, List<ProposalPage.CellLine> cells) {

        String href() {
            return "/registry/proposals/" + proposal.id();
        }
    }

    static final ListSpec<Proposed> PROPOSALS =
            ListSpec.<Proposed>of(
                            "registry.proposals",
                            "/registry/proposals",
                            "state",
                            "p.id",
                            row -> Long.toString(row.proposal().id()),
                            List.of(
                                    Column.of("what", OfficeListViews::what),
                                    Column.<Proposed>of("unit", (row, _) -> Cell.words(row.unit()))
                                            .sortedBy("p.unit_id"),
                                    Column.of("changes", OfficeListViews::changes),
                                    Column.<Proposed>of("state", OfficeListViews::state)
                                            .sortedBy(OfficeLists.PROPOSALS_WAITING_FIRST),
                                    Column.<Proposed>of(
                                                    "proposed",
                                                    (row, _) ->
                                                            Cell.moment(
                                                                    row.proposal().proposed().at()))
                                            .sortedBy("p.proposed_at")
                                            .hidden(),
                                    Column.<Proposed>of(
                                                    "note",
                                                    (row, _) -> Cell.words(row.proposal().note()))
                                            .hidden()))
                    .filters(
                            Filter.text("q"),
                            new Filter("state", Filter.Kind.ANY, List.of()),
                            new Filter("kind", Filter.Kind.ANY, List.of()),
                            Filter.oneOf("unit"))
                    .bulk(
                            Bulk.of(
                                    "confirm",
                                    "/registry/proposals/confirm",
                                    Permission.REGISTRY_EDIT))
                    .rowsLeadTo(Proposed::href);

    static final ListSpec<VacancyLines.Line> VACANCIES =
            ListSpec.<VacancyLines.Line>of(
                            "registry.vacancies",
                            "/registry/vacancies",
                            "state",
                            "v.id",
                            line -> Long.toString(line.id()),
                            List.of(
                                    Column.<VacancyLines.Line>of(
                                                    "post",
                                                    (line, _) ->
                                                            Cell.words(line.post(), line.story()))
                                            .sortedBy("v.post"),
                                    Column.<VacancyLines.Line>of(
                                                    "unit",
                                                    (line, _) ->
                                                            Cell.title(
                                                                    line.unit(), "", toUnit(line)))
                                            .sortedBy("u.name"),
                                    Column.<VacancyLines.Line>of(
                                                    "state", (line, _) -> Cell.state(line.state()))
                                            .sortedBy(OfficeLists.VACANCIES_OPEN_FIRST),
                                    Column.of("clock", (line, _) -> Cell.clock(line.clock())),
                                    Column.of("note", (line, _) -> Cell.words(line.note())),
                                    Column.of("act", (line, _) -> act(line, 0)),
                                    Column.of("inPost", (line, _) -> act(line, 1))))
                    .filters(
                            Filter.text("q"),
                            new Filter("state", Filter.Kind.ANY, List.of()),
                            new Filter("post", Filter.Kind.ANY, List.of()),
                            Filter.oneOf("unit"));

    private OfficeListViews() {}

    /** What the filters of the proposals offer. */
    static Map<String, List<Option>> proposals(Map<Long, String> units, Reader reader) {
        return Map.of(
                "state",
                options(Proposal.State.values(), "registry.proposal.state", reader),
                "kind",
                options(Proposal.Kind.values(), "registry.proposal.kind", reader),
                "unit",
                units(units));
    }

    /** What the filters of the changed posts offer. */
    static Map<String, List<Option>> vacancies(Map<Long, String> units, Reader reader) {
        return Map.of(
                "state",
                options(Vacancy.State.values(), "registry.vacancy.state", reader),
                "post",
                options(Post.values(), "registry.post", reader),
                "unit",
                units(units));
    }

    private static List<Option> options(Enum<?>[] values, String key, Reader reader) {
        return Arrays.stream(values)
                .map(value -> new Option(value.name(), reader.say(key, value)))
                .toList();
    }

    private static List<Option> units(Map<Long, String> units) {
        return units.entrySet().stream()
                .map(unit -> Option.of(unit.getKey(), unit.getValue()))
                .toList();
    }

    private static String toUnit(VacancyLines.Line line) {
        return "/registry/units/" + line.unitId();
    }

    private static Cell act(VacancyLines.Line line, int at) {
        return line.acts().size() > at ? Cell.act(line.acts().get(at)) : Cell.words("");
    }

    private static Cell what(Proposed row, Reader reader) {
        var by = row.proposal().proposed();
        return Cell.title(
                ProposalPage.title(row.proposal(), reader),
                reader.say("registry.proposal.act", by.name(), reader.times().moment(by.at())),
                row.href());
    }

    private static Cell changes(Proposed row, Reader reader) {
        boolean changes = row.cells().stream().anyMatch(ProposalPage.CellLine::changes);
        return Cell.words(
                row.cells().stream()
                        .filter(cell -> cell.changes() == changes)
                        .map(cell -> change(cell, reader))
                        .collect(Collectors.joining(reader.chinese() ? "；" : "; ")));
    }

    /** Before and after; what changes nothing, such as the proof of an end, as it is. */
    private static String change(ProposalPage.CellLine cell, Reader reader) {
        if (!cell.changes()) {
            return reader.say("list.chip", cell.label(), cell.after());
        }
        return reader.say(
                "registry.proposals.change",
                cell.label(),
                cell.before().isEmpty() ? "—" : cell.before(),
                cell.after().isEmpty() ? "—" : cell.after());
    }

    private static Cell state(Proposed row, Reader reader) {
        return Cell.state(ProposalPage.chip(row.proposal().state(), true, reader));
    }
}
