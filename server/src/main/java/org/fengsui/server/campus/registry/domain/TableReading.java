package org.fengsui.server.campus.registry.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.Post;
import org.fengsui.engine.attribution.RegistryException;
import org.fengsui.engine.attribution.RegistryProblem;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.attribution.RegistryTable;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads an uploaded table against what stands: columns the table leaves out keep what they hold,
 * and a person whose posts do not change keeps the day they began.
 */
final class TableReading {

    private final InputFile file;
    private final Holdings standing;
    private final LocalDate today;

    TableReading(InputFile file, Holdings standing, LocalDate today) {
        this.file = file;
        this.standing = standing;
        this.today = today;
    }

    /**
     * The rows as they shall stand, in the table's order.
     *
     * @throws RegistryException naming every bad row by its line in the file, also where a standing
     *     unit would end, an ended one come back, or a system go out of service
     * @throws BadInput when the file is no table
     */
    List<RegistryRow> rows() {
        return rows(true);
    }

    /**
     * The same of another system's table: that a unit has ended there, or a system gone off line,
     * is for a person to see to; units that had ended before they were known here are left out.
     *
     * @throws RegistryException naming every bad row by its line in the file
     * @throws BadInput when the file is no table
     */
    List<RegistryRow> synced() {
        return rows(false);
    }

    private List<RegistryRow> rows(boolean daysStand) {
        var given =
                RegistryTable.read(file, standing.knownUnits()).rows().stream()
                        .filter(row -> daysStand || !endedUnknown(row, standing, today))
                        .toList();
        var set = columns();
        var cells = given.stream().map(row -> merged(row, set)).toList();
        List<RegistryRow> whole;
        try {
            whole = CellRows.read(file.name(), cells, standing.knownUnits());
        } catch (RegistryException e) {
            throw atTheirLines(e, given);
        }
        refuseEndings(given, whole, daysStand);
        return whole.stream().map(row -> settled(row, standing, today)).toList();
    }

    /**
     * A unit ends on its page, where what goes over is shown, and does not come back; a system
     * retires on its page, with the proof.
     */
    private void refuseEndings(
            List<RegistryRow> given, List<RegistryRow> whole, boolean daysStand) {
        var problems = new ArrayList<RegistryProblem>();
        for (int at = 0; at < whole.size(); at++) {
            long line = given.get(at).line();
            var row = whole.get(at);
            if (row instanceof RegistryRow.Unit unit && moves(unit, daysStand)) {
                problems.add(
                        RegistryProblem.of(
                                line,
                                Column.VALID_TO,
                                RegistryProblem.Code.UNIT_ENDS_ELSEWHERE,
                                unit.name()));
            }
            if (row instanceof RegistryRow.InformationSystem system && retires(system, daysStand)) {
                problems.add(
                        RegistryProblem.of(
                                line,
                                Column.ONLINE_TO,
                                RegistryProblem.Code.SYSTEM_RETIRES_ELSEWHERE,
                                system.name()));
            }
        }
        if (!problems.isEmpty()) {
            throw new RegistryException(file.name(), problems);
        }
    }

    private boolean moves(RegistryRow.Unit unit, boolean daysStand) {
        var known = standing.units().get(unit.code());
        return known == null
                ? unit.lastDay() != null
                : daysStand && !Objects.equals(unit.lastDay(), known.row().lastDay());
    }

    private boolean retires(RegistryRow.InformationSystem system, boolean daysStand) {
        var known = standing.systems().get(system.code());
        return daysStand && Retirement.missing(known == null ? null : known.row(), system, today);
    }

    /** Whether it is a unit that had ended before it was known here. */
    static boolean endedUnknown(RegistryRow row, Holdings standing, LocalDate today) {
        return row instanceof RegistryRow.Unit unit
                && !standing.units().containsKey(unit.code())
                && unit.lastDay() != null
                && unit.lastDay().isBefore(today);
    }

    /** The columns the table has. */
    Set<Column> columns() {
        try (var table = Table.open(file)) {
            return Stream.of(Column.values())
                    .filter(column ->
                            table.header().has(column.header())
                                    || table.header().has(column.chineseHeader()))
                    .collect(Collectors.toSet());
        }
    }

    private Map<Column, String> merged(RegistryRow row, Set<Column> set) {
        var known = standing.find(row.kind(), row.code());
        var cells = RowCells.of(row, false);
        return known == null ? cells : CellRows.merge(RowCells.of(known.row(), false), cells, set);
    }

    /** What only shows once the table is joined with what stands is told by the file's lines. */
    private static RegistryException atTheirLines(
            RegistryException refused, List<RegistryRow> given) {
        var problems = new ArrayList<>(refused.problems());
        problems.replaceAll(problem -> problem.at(given.get((int) problem.line() - 2).line()));
        return refused.with(problems);
    }

    /** A row as it is written: a person whose posts do not change keeps the day they began. */
    static RegistryRow settled(RegistryRow row, Holdings standing, LocalDate today) {
        return row instanceof RegistryRow.Person person
                ? settled(person, standing.people().get(person.code()), today)
                : row;
    }

    private static RegistryRow.Person settled(
            RegistryRow.Person person, @Nullable Known<RegistryRow.Person> known, LocalDate today) {
        if (known == null) {
            return person;
        }
        var before = known.row();
        boolean samePosts =
                person.posts().equals(before.posts())
                        && Objects.equals(person.unit(), before.unit());
        boolean over = person.valid().to() != null && person.valid().to().isBefore(today);
        if (over && before.posts().isEmpty()) {
            return with(person, Set.of(), before.valid());
        }
        if (!samePosts) {
            return person;
        }
        var end = person.valid().to() == null ? before.valid().to() : person.valid().to();
        return with(person, person.posts(), new RegistryRow.Days(before.valid().from(), end));
    }

    private static RegistryRow.Person with(
            RegistryRow.Person person, Set<Post> posts, RegistryRow.Days valid) {
        return new RegistryRow.Person(
                person.line(),
                person.code(),
                person.name(),
                person.unit(),
                posts,
                person.email(),
                person.phone(),
                person.wecom(),
                valid);
    }
}
