package org.fengsui.server.campus.registry.domain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.RegistryProblem;
import org.fengsui.server.campus.registry.domain.Proposal.Kind;
import org.fengsui.server.campus.registry.domain.RowChange.Cell;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Works out what a proposal would change. What it may be about is what the unit sees; it is checked
 * against the whole school, because it may name units the proposer does not see.
 */
@Component
class ProposalDrafts {

    /** Stands for the code of a new row while the office has not chosen one. */
    private static final String ANY_CODE = "new";

    private final HoldingsReader reader;
    private final AppointmentStore appointments;

    ProposalDrafts(HoldingsReader reader, AppointmentStore appointments) {
        this.reader = reader;
        this.appointments = appointments;
    }

    /** A proposal before anybody has made it. */
    record Draft(
            long unitId,
            Kind kind,
            @Nullable Long rowId,
            @Nullable Integer rowVersion,
            String title,
            List<Cell> cells) {}

    Draft added(Scope scope, Kind kind, Map<Column, String> cells) {
        var standing = reader.read(Scope.school());
        var typed = only(kind, cells);
        var code = typed.getOrDefault(Column.CODE, "").strip();
        if (!code.isEmpty() && standing.find(kind.row(), code) != null) {
            throw new Refusal(RegistryProblem.CODE_TAKEN, code);
        }
        typed.put(Column.CODE, code.isEmpty() ? ANY_CODE : code);
        var row = RowEdit.added(kind.row(), typed, standing);
        var changes = new ArrayList<Cell>();
        if (!code.isEmpty()) {
            changes.add(new Cell(Column.CODE, "", code));
        }
        changes.addAll(RowChange.between(null, row, false));
        // Whoever only operates or uses a system does not register it.
        long unit = ownUnit(scope, standing, answering(row).limit(1));
        return new Draft(unit, kind, null, null, row.name(), changes);
    }

    Draft changed(Scope scope, Kind kind, long id, int version, Map<Column, String> cells) {
        var standing = reader.read(Scope.school());
        var known = seen(scope, kind.row(), id, version);
        var whole = wholeRow(standing, kind.row(), id);
        var after = RowEdit.changed(whole, only(kind, cells), standing);
        return new Draft(
                ownUnit(scope, standing, answering(whole.row())),
                kind,
                id,
                known.version(),
                whole.row().name(),
                RowChange.between(whole.row(), after, false));
    }

    /** The codes of the units that answer for a row, the nearest first; a pool has none. */
    private static Stream<@Nullable String> answering(RegistryRow row) {
        return switch (row) {
            case RegistryRow.Unit unit -> Stream.of(unit.code());
            case RegistryRow.Person person -> Stream.of(person.unit());
            case RegistryRow.InformationSystem system ->
                    Stream.of(system.unit(), system.operator(), system.user());
            case RegistryRow.Network network -> Stream.of(network.unit());
        };
    }

    Draft retirement(Scope scope, long id, int version) {
        var known = seen(scope, RowKind.SYSTEM, id, version);
        var standing = reader.read(Scope.school());
        var system = wholeRow(standing, RowKind.SYSTEM, id).row();
        long unit = ownUnit(scope, standing, answering(system));
        return new Draft(unit, Kind.SYSTEM_RETIRE, id, known.version(), system.name(), List.of());
    }

    Draft personChange(Scope scope, long id, int version, Map<Column, String> cells) {
        var standing = reader.read(Scope.school());
        var known = seen(scope, RowKind.PERSON, id, version);
        var whole = wholeRow(standing, RowKind.PERSON, id);
        var after = RowEdit.changed(whole, only(Kind.PERSON_CHANGE, cells), standing);
        var posts =
                appointments.ofPerson(scope, id).stream()
                        .map(Appointment::unitId)
                        .filter(scope::sees)
                        .findFirst();
        var home = (RegistryRow.Person) whole.row();
        long unit = posts.orElseGet(() -> ownUnit(scope, standing, Stream.of(home.unit())));
        return new Draft(
                unit,
                Kind.PERSON_CHANGE,
                id,
                known.version(),
                home.name(),
                RowChange.between(home, after, false));
    }

    Draft appointment(
            Scope scope,
            long unitId,
            Post post,
            Map<Column, String> cells,
            @Nullable Long replacing) {
        var standing = reader.read(Scope.school());
        var unit = seen(scope, RowKind.UNIT, unitId, null);
        var typed = only(Kind.POST_APPOINT, cells);
        var from = day(typed, Column.VALID_FROM);
        // Whom the unit does not see is taken as typed; the office compares when it confirms.
        var known = reader.read(scope).people().get(typed.getOrDefault(Column.CODE, ""));
        if (known != null) {
            typed.put(Column.NAME, known.row().name());
            typed.remove(Column.EMAIL);
            typed.remove(Column.PHONE);
        }
        var person = new EnumMap<>(typed);
        person.remove(Column.VALID_FROM);
        person.remove(Column.POSTS);
        person.put(Column.UNIT, unit.row().code());
        var row = (RegistryRow.Person) RowEdit.added(RowKind.PERSON, person, standing);
        var before = replacing == null ? null : held(scope, replacing);
        if (before != null && (before.unitId() != unitId || before.post() != post)) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        if (before != null && !before.from().isBefore(from)) {
            throw new Refusal(
                    RegistryProblem.ENDS_BEFORE_IT_BEGINS,
                    before.personName(),
                    before.from().toString());
        }
        var changes = new ArrayList<Cell>();
        changes.add(new Cell(Column.UNIT, unit.row().code(), unit.row().code()));
        changes.add(new Cell(Column.POSTS, post.name(), post.name()));
        changes.add(new Cell(Column.CODE, before == null ? "" : before.personCode(), row.code()));
        changes.add(new Cell(Column.NAME, before == null ? "" : before.personName(), row.name()));
        if (known == null) {
            add(changes, Column.EMAIL, row.email());
            add(changes, Column.PHONE, row.phone());
        }
        changes.add(new Cell(Column.VALID_FROM, "", from.toString()));
        return new Draft(unitId, Kind.POST_APPOINT, replacing, null, row.name(), changes);
    }

    private static void add(List<Cell> changes, Column column, @Nullable String text) {
        if (text != null) {
            changes.add(new Cell(column, "", text));
        }
    }

    Draft end(Scope scope, long appointmentId, Map<Column, String> cells) {
        var held = held(scope, appointmentId);
        var unit = seen(scope, RowKind.UNIT, held.unitId(), null);
        var typed = only(Kind.POST_END, cells);
        var lastDay = day(typed, Column.VALID_TO);
        if (lastDay.isBefore(held.from())) {
            throw new Refusal(
                    RegistryProblem.ENDS_BEFORE_IT_BEGINS,
                    held.personName(),
                    held.from().toString());
        }
        var before = Objects.toString(held.to(), "");
        if (before.equals(lastDay.toString())) {
            throw new Refusal(RegistryProblem.PROPOSAL_EMPTY, held.personName());
        }
        var changes =
                List.of(
                        new Cell(Column.UNIT, unit.row().code(), unit.row().code()),
                        new Cell(Column.POSTS, held.post().name(), held.post().name()),
                        new Cell(Column.NAME, held.personName(), held.personName()),
                        new Cell(Column.VALID_TO, before, lastDay.toString()));
        return new Draft(
                held.unitId(), Kind.POST_END, appointmentId, null, held.personName(), changes);
    }

    /** What stands of the columns that a proposal speaks of. */
    Map<Column, String> present(Proposal proposal) {
        var present = new EnumMap<Column, String>(Column.class);
        var rowId = proposal.rowId();
        if (rowId == null) {
            return present;
        }
        var cells = new HashMap<Column, String>();
        switch (proposal.kind()) {
            case SYSTEM_CHANGE, UNIT_CHANGE, NETWORK_CHANGE, PERSON_CHANGE -> {
                var known = reader.read(Scope.school()).find(proposal.kind().row(), rowId);
                if (known != null) {
                    cells.putAll(RowCells.of(known.row(), false));
                }
            }
            case POST_END ->
                    appointments
                            .find(Scope.school(), rowId)
                            .ifPresent(held ->
                                    cells.put(Column.VALID_TO, Objects.toString(held.to(), "")));
            case SYSTEM_NEW, SYSTEM_RETIRE, NETWORK_NEW, POST_APPOINT -> {
                return present;
            }
        }
        for (var cell : proposal.cells()) {
            present.put(cell.column(), cells.getOrDefault(cell.column(), ""));
        }
        return present;
    }

    private Appointment held(Scope scope, long id) {
        return appointments.find(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    /** Only what a unit may speak of; the rest is not taken from the form. */
    private static EnumMap<Column, String> only(Kind kind, Map<Column, String> cells) {
        if (kind.ofSystem() && !cells.getOrDefault(Column.ONLINE_TO, "").isBlank()) {
            throw new Refusal(RegistryProblem.RETIRED_BY_PROOF);
        }
        var some = new EnumMap<Column, String>(Column.class);
        for (var column : kind.columns()) {
            var text = cells.get(column);
            if (text != null) {
                some.put(column, text.strip());
            }
        }
        return some;
    }

    private static LocalDate day(Map<Column, String> cells, Column column) {
        try {
            var day = LocalDate.parse(cells.getOrDefault(column, ""));
            cells.put(column, day.toString());
            return day;
        } catch (DateTimeException e) {
            throw new Refusal(e, RegistryProblem.DAY_WRONG, column.chineseHeader());
        }
    }

    private Known<? extends RegistryRow> seen(
            Scope scope, RowKind kind, long id, @Nullable Integer version) {
        var known = wholeRow(reader.read(scope), kind, id);
        if (version != null && known.version() != version) {
            throw new Refusal(CommonProblem.STALE, known.row().name());
        }
        return known;
    }

    private static Known<? extends RegistryRow> wholeRow(Holdings standing, RowKind kind, long id) {
        var known = standing.find(kind, id);
        if (known == null) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        return known;
    }

    /** The first of the units that the proposer sees; whose the proposal is. */
    private static long ownUnit(Scope scope, Holdings standing, Stream<@Nullable String> codes) {
        return codes.filter(Objects::nonNull)
                .map(code -> standing.units().get(code))
                .filter(Objects::nonNull)
                .map(Known::id)
                .filter(scope::sees)
                .findFirst()
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }
}
