package org.fengsui.server.campus.registry.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.RegistryProblem;
import org.fengsui.server.campus.registry.UnitTies;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 撤销与合并: a unit ends, and what is its own goes over to the unit that takes its place, as by a
 * change of owner. Its page and its story stay; its names count as former names of the successor.
 */
@Service
@AgainAfterDeadlock
@Transactional
public class UnitEndings {

    static final Set<Column> UNIT_COLUMNS =
            EnumSet.of(Column.UNIT, Column.OPERATOR, Column.USER, Column.PARENT);

    private static final int LONGEST = 2000;
    private static final String BETWEEN = "、";

    private final UnitStore units;
    private final NameStore names;
    private final AppointmentStore appointments;
    private final HoldingsReader reader;
    private final RegistryWriter writer;
    private final RegistryEditor editor;
    private final Editions editions;
    private final List<UnitTies> others;
    private final AuditLog audit;
    private final Texts texts;
    private final BusinessClock clock;

    UnitEndings(
            UnitStore units,
            NameStore names,
            AppointmentStore appointments,
            HoldingsReader reader,
            RegistryWriter writer,
            RegistryEditor editor,
            Editions editions,
            List<UnitTies> others,
            AuditLog audit,
            Texts texts,
            BusinessClock clock) {
        this.units = units;
        this.names = names;
        this.appointments = appointments;
        this.reader = reader;
        this.writer = writer;
        this.editor = editor;
        this.editions = editions;
        this.others = List.copyOf(others);
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
    }

    /** How a unit ended; empty while it stands, and where the scope does not see it. */
    @Transactional(readOnly = true)
    public Optional<UnitEnding> of(Scope scope, long unitId) {
        return units.find(scope, unitId).map(UnitStore.Row::ending);
    }

    /**
     * What would go over if it ended now.
     *
     * @throws Refusal if the scope sees no such unit
     */
    @Transactional(readOnly = true)
    public UnitEnding.Ties ties(Scope scope, long unitId) {
        var standing = reader.read(scope);
        return ties(scope, standing, unit(standing, unitId));
    }

    /**
     * Ends a unit.
     *
     * @param version the version of the unit that was read
     * @param reason why, as it will stand in its story; not blank
     * @throws Refusal if it has ended, has changed since, the day lies ahead, something binds it
     *     and nobody takes its place, or the successor has ended, is it or lies below it
     */
    public void end(Actor by, long unitId, int version, UnitEnding ending, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw new Refusal(RegistryProblem.REASON_MISSING);
        }
        editions.lock(by.scope());
        var known = unit(reader.read(by.scope()), unitId);
        var name = known.row().name();
        if (known.version() != version) {
            throw new Refusal(CommonProblem.STALE, name);
        }
        refuse(by.scope(), known, ending);
        for (var held : inPost(by.scope(), unitId)) {
            editor.endAppointment(by, held.id(), ending.lastDay(), reason);
        }
        var successor = ending.successorId();
        if (successor != null) {
            handOver(by, known, unit(reader.read(by.scope()), successor), ending.lastDay());
        }
        units.end(by.scope(), unitId, ending);
        var facts = new HashMap<>(Map.of("reason", reason.strip()));
        facts.put("last-day", ending.lastDay().toString());
        if (successor != null) {
            facts.put("successor", successor.toString());
        }
        log(by, "registry.unit-ended", unitId, facts);
        editions.raise(by.scope());
    }

    private void refuse(Scope scope, Known<RegistryRow.Unit> known, UnitEnding ending) {
        var name = known.row().name();
        var today = clock.today();
        if (of(scope, known.id()).isPresent()) {
            throw new Refusal(RegistryProblem.UNIT_ENDED, name);
        }
        if (ending.lastDay().isAfter(today)) {
            throw new Refusal(RegistryProblem.UNIT_END_DAY, name, today.toString());
        }
        var successor = ending.successorId();
        if (successor == null) {
            var ties = ties(scope, reader.read(scope), known);
            if (!ties.none()) {
                throw new Refusal(RegistryProblem.UNIT_BOUND, name, words(ties));
            }
            return;
        }
        boolean wrong =
                units.below(scope, known.id()).contains(successor)
                        || of(scope, successor).isPresent();
        if (wrong) {
            throw new Refusal(RegistryProblem.WRONG_SUCCESSOR, name);
        }
    }

    private static String words(UnitEnding.Ties ties) {
        return ties.parts().stream().flatMap(List::stream).collect(Collectors.joining(BETWEEN));
    }

    private void handOver(
            Actor by,
            Known<RegistryRow.Unit> ended,
            Known<RegistryRow.Unit> successor,
            LocalDate lastDay) {
        var standing = reader.read(by.scope());
        var code = ended.row().code();
        var moved = new ArrayList<RegistryRow>();
        for (var row : goingOver(by.scope(), standing, code)) {
            var known = standing.find(row.kind(), row.code());
            if (known != null) {
                var cells = cells(row, code, successor.row().code(), lastDay);
                moved.add(RowEdit.changed(known, cells, standing));
            }
        }
        writer.write(by, standing, moved, "merger " + ended.row().name());
        var scope = by.scope();
        for (var name : ended.row().formerNames()) {
            names.renamed(scope, NameStore.Of.UNIT, successor.id(), name.name(), name.until());
        }
        names.renamed(scope, NameStore.Of.UNIT, successor.id(), ended.row().name(), lastDay);
        log(
                by,
                "registry.unit-succeeded",
                successor.id(),
                Map.of("reason", texts.chinese("registry.story.succeeds", ended.row().name())));
    }

    /** Somebody’s posts in the unit have ended and do not go over with the person. */
    private static Map<Column, String> cells(
            RegistryRow row, String code, String successor, LocalDate lastDay) {
        var cells = new EnumMap<Column, String>(Column.class);
        RowCells.of(row, false)
                .forEach((column, text) -> {
                    if (UNIT_COLUMNS.contains(column) && text.equals(code)) {
                        cells.put(column, successor);
                    }
                });
        if (row.kind() == RowKind.PERSON) {
            cells.put(Column.POSTS, "");
            cells.put(Column.VALID_FROM, lastDay.plusDays(1).toString());
            cells.put(Column.VALID_TO, "");
        }
        return cells;
    }

    private UnitEnding.Ties ties(Scope scope, Holdings standing, Known<RegistryRow.Unit> unit) {
        var rows = goingOver(scope, standing, unit.row().code());
        return new UnitEnding.Ties(
                names(rows, RowKind.UNIT),
                names(rows, RowKind.SYSTEM),
                names(rows, RowKind.NETWORK),
                inPost(scope, unit.id()).stream().map(Appointment::personName).distinct().toList(),
                others.stream().flatMap(other -> other.of(unit.id()).stream()).toList());
    }

    private static List<String> names(Collection<RegistryRow> rows, RowKind kind) {
        return rows.stream().filter(row -> row.kind() == kind).map(RegistryRow::name).toList();
    }

    /** What names the unit and goes on after it. */
    private List<RegistryRow> goingOver(Scope scope, Holdings standing, String code) {
        var ended = units.ended(scope);
        return standing.rows().stream()
                .filter(row -> goesOn(row, ended))
                .filter(row -> names(row, code))
                .toList();
    }

    private static boolean names(RegistryRow row, String code) {
        var cells = RowCells.of(row, false);
        return UNIT_COLUMNS.stream().anyMatch(column -> code.equals(cells.get(column)));
    }

    private boolean goesOn(RegistryRow row, Map<String, String> ended) {
        var today = clock.today();
        return switch (row) {
            case RegistryRow.Unit unit -> !ended.containsKey(unit.code());
            case RegistryRow.Person _ -> true;
            case RegistryRow.InformationSystem system -> Status.of(system, today) != Status.OFFLINE;
            case RegistryRow.Network network -> !over(network.valid().to(), today);
        };
    }

    private static boolean over(@Nullable LocalDate last, LocalDate today) {
        return last != null && last.isBefore(today);
    }

    private List<Appointment> inPost(Scope scope, long unitId) {
        var today = clock.today();
        return appointments.ofUnit(scope, unitId).stream()
                .filter(held -> !held.endsBefore(today))
                .toList();
    }

    private static Known<RegistryRow.Unit> unit(Holdings standing, long id) {
        return standing.units().values().stream()
                .filter(known -> known.id() == id)
                .findFirst()
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private void log(Actor by, String action, long unitId, Map<String, String> facts) {
        audit.append(by.accountId(), by.name(), action, new Subject("unit", unitId), facts);
    }
}
