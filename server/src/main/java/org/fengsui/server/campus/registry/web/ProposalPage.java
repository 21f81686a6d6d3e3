package org.fengsui.server.campus.registry.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.engine.attribution.Column;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.domain.Proposal;
import org.fengsui.server.campus.registry.domain.Proposal.State;
import org.fengsui.server.campus.registry.domain.Retirement;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Proposals as pages show them: units by name, words in the reader's language. */
@Component
class ProposalPage {

    private static final Set<Column> UNITS = Set.of(Column.UNIT, Column.OPERATOR, Column.USER);

    private final Registry registry;

    ProposalPage(Registry registry) {
        this.registry = registry;
    }

    /** A proposal in a list. */
    record Line(long id, String what, String unit, String proposed, Chip state, String outcome) {}

    /**
     * A row of the before and after table.
     *
     * @param present what is registered now where that is no longer what the unit saw; else null
     */
    record CellLine(String label, String before, String after, @Nullable String present) {

        /** Whether it differs; what only says what is meant stands without an arrow. */
        public boolean changes() {
            return !before.equals(after);
        }
    }

    /** The rows of the unit's own page. */
    List<Line> lines(List<Proposal> proposals, Reader reader) {
        var names = unitNames();
        return proposals.stream().map(each -> line(each, names, reader)).toList();
    }

    private static Line line(Proposal each, Map<Long, String> names, Reader reader) {
        return new Line(
                each.id(),
                title(each, reader),
                names.getOrDefault(each.unitId(), ""),
                reader.say(
                        "registry.proposal.act",
                        each.proposed().name(),
                        reader.times().moment(each.proposed().at())),
                chip(each.state(), false, reader),
                outcome(each, reader));
    }

    static String title(Proposal proposal, Reader reader) {
        return reader.say(
                "registry.proposal.title",
                reader.say("registry.proposal.kind", proposal.kind()),
                proposal.title());
    }

    static String outcome(Proposal proposal, Reader reader) {
        var decided = proposal.decided();
        if (decided == null) {
            return "";
        }
        var act =
                reader.say(
                        "registry.proposal.act",
                        decided.name(),
                        reader.times().moment(decided.at()));
        return proposal.reason().isEmpty()
                ? act
                : reader.say("registry.proposal.actWhy", act, proposal.reason());
    }

    /** Waiting is work for the office, and waiting for the unit. */
    static Chip chip(State state, boolean office, Reader reader) {
        var word = reader.say("registry.proposal.state", state);
        return switch (state) {
            case PROPOSED -> office ? Chip.open(word) : Chip.waiting(word);
            case CONFIRMED -> Chip.done(word);
            case REFUSED, WITHDRAWN -> Chip.quiet(word);
        };
    }

    /**
     * Before and after.
     *
     * @param present what is registered now, by column; empty where that is of no interest
     */
    List<CellLine> cells(Proposal proposal, Map<Column, String> present, Reader reader) {
        return cells(proposal, present, namesByCode(), reader);
    }

    /** The rows of the office's list. */
    List<OfficeListViews.Proposed> rows(List<Proposal> proposals, Reader reader) {
        var names = unitNames();
        var units = namesByCode();
        return proposals.stream()
                .map(each ->
                        new OfficeListViews.Proposed(
                                each,
                                names.getOrDefault(each.unitId(), ""),
                                cells(each, Map.of(), units, reader)))
                .toList();
    }

    private Map<String, String> namesByCode() {
        return registry.units(Scope.school()).stream()
                .collect(Collectors.toMap(Registry.Unit::code, Registry.Unit::name));
    }

    private static List<CellLine> cells(
            Proposal proposal,
            Map<Column, String> present,
            Map<String, String> units,
            Reader reader) {
        var proof = proposal.proof();
        if (proof != null) {
            return proven(proof, reader);
        }
        return proposal.cells().stream()
                .map(cell -> {
                    var now = present.getOrDefault(cell.column(), cell.before());
                    var moved = !now.equals(cell.before());
                    return new CellLine(
                            label(proposal.kind(), cell.column(), reader),
                            text(cell.column(), cell.before(), units, reader),
                            text(cell.column(), cell.after(), units, reader),
                            moved ? text(cell.column(), now, units, reader) : null);
                })
                .toList();
    }

    private static List<CellLine> proven(Retirement.Proof proof, Reader reader) {
        var checked = proof.checkedBy() + " " + reader.times().plain(proof.checkedAt());
        return List.of(
                said("registry.retire.method", proof.method(), reader),
                said("registry.retire.checked", checked, reader),
                said("registry.retire.evidence", proof.evidence(), reader));
    }

    private static CellLine said(String label, String text, Reader reader) {
        return new CellLine(reader.say(label), text, text, null);
    }

    /** Of posts, days are those of the appointment. */
    static String label(Proposal.Kind kind, Column column, Reader reader) {
        var key =
                switch (column) {
                    case UNIT ->
                            kind.ofPeople() ? "registry.units.unit" : "registry.proposal.owner";
                    case OPERATOR -> "registry.systems.col.operator";
                    case USER -> "registry.proposal.user";
                    case VALID_FROM -> "registry.appoint.from";
                    case VALID_TO ->
                            kind.ofPeople() ? "registry.lastDay" : "registry.column.VALID_TO";
                    case CODE ->
                            kind.ofPeople() ? "registry.proposal.code" : "registry.column.CODE";
                    case NAME ->
                            kind.ofPeople() ? "registry.people.col.name" : "registry.column.NAME";
                    default -> "registry.column." + column.name();
                };
        return reader.say(key);
    }

    private static String text(
            Column column, String value, Map<String, String> units, Reader reader) {
        if (value.isEmpty()) {
            return "";
        }
        if (UNITS.contains(column)) {
            return units.getOrDefault(value, value);
        }
        return switch (column) {
            case IMPORTANT, OFF_CAMPUS, PAUSED, TECHNICAL_STAFF, INTERACTIVE ->
                    reader.say("yes".equals(value) ? "registry.yes" : "registry.no");
            case GRADE -> reader.say("registry.grade." + value);
            case POSTS -> reader.say("registry.post", Post.valueOf(value));
            case NETWORK_KIND ->
                    reader.say("registry.networkKind." + value.toUpperCase(Locale.ROOT));
            default -> value;
        };
    }

    Map<Long, String> unitNames() {
        return registry.unitNames(Scope.school());
    }
}
