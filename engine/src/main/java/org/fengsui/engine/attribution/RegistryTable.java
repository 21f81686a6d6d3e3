package org.fengsui.engine.attribution;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.calendar.WorkCalendar;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.Table;
import org.fengsui.engine.table.TableHeader;
import org.fengsui.engine.table.TableLimits;
import org.jspecify.annotations.Nullable;

/**
 * A registry import table that was read and checked whole: units, people, systems and networks. The
 * columns are described in {@code docs/registry-import.md}.
 */
public final class RegistryTable {
    private static final TableLimits LIMITS =
            new TableLimits(200_000, 64, 100_000, 128L << 20, 200);
    private static final List<Column> NEEDED = List.of(Column.KIND, Column.CODE, Column.NAME);

    private final List<RegistryRow> rows;
    private final Units units;

    private RegistryTable(List<RegistryRow> rows, Units units) {
        this.rows = List.copyOf(rows);
        this.units = units;
    }

    /**
     * Reads a table that stands for itself.
     *
     * @throws RegistryException naming every bad row; nothing is taken then
     * @throws BadInput when the file is no table
     */
    public static RegistryTable read(InputFile file) {
        return read(file, List.of());
    }

    /**
     * Reads a table that may refer to units known before; a row replaces the known unit of its
     * code.
     *
     * @throws RegistryException naming every bad row; nothing is taken then
     * @throws BadInput when the file is no table
     */
    public static RegistryTable read(InputFile file, Collection<RegistryRow.Unit> known) {
        List<RegistryProblem> problems = new ArrayList<>();
        List<RegistryRow> rows = readRows(file, problems);
        List<RegistryRow.Unit> all = new ArrayList<>(known);
        for (RegistryRow row : rows) {
            if (row instanceof RegistryRow.Unit unit) {
                all.add(unit);
            }
        }
        Units units = new Units(all);
        new CrossCheck(units, problems).check(rows);
        refuseIfAny(file, problems);
        return new RegistryTable(rows, units);
    }

    /** All rows in the order of the table. */
    public List<RegistryRow> rows() {
        return rows;
    }

    /** The units known before and those of the table. */
    public Units units() {
        return units;
    }

    /**
     * The rules that follow from the table: for each address of a system and of a network one. A
     * system's addresses are freed after its last day on line; they are its own before the first,
     * when it is being set up.
     */
    public List<Rule> rules() {
        return rulesOf(rows);
    }

    /** The rules that follow from rows, as {@link #rules()} says. */
    public static List<Rule> rulesOf(Collection<? extends RegistryRow> rows) {
        List<Rule> rules = new ArrayList<>();
        for (RegistryRow row : rows) {
            switch (row) {
                case RegistryRow.InformationSystem system -> addRules(rules, system);
                case RegistryRow.Network network -> addRules(rules, network);
                case RegistryRow.Unit _, RegistryRow.Person _ -> {}
            }
        }
        return rules;
    }

    private static void addRules(List<Rule> rules, RegistryRow.InformationSystem system) {
        String origin = "system:" + system.code();
        Instant from = startOf(system.valid().from());
        Instant to = endOf(earlier(system.valid().to(), system.online().to()));
        for (Match match : system.addresses()) {
            rules.add(new Rule(match, system.unit(), system.code(), null, from, to, origin));
        }
    }

    private static void addRules(List<Rule> rules, RegistryRow.Network network) {
        String origin = "network:" + network.code();
        Instant from = startOf(network.valid().from());
        Instant to = endOf(network.valid().to());
        for (Match match : network.addresses()) {
            rules.add(
                    new Rule(match, network.unit(), null, network.networkKind(), from, to, origin));
        }
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static @Nullable Instant startOf(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(WorkCalendar.ZONE).toInstant();
    }

    private static @Nullable Instant endOf(@Nullable LocalDate day) {
        return day == null ? null : startOf(day.plusDays(1));
    }

    private static List<RegistryRow> readRows(InputFile file, List<RegistryProblem> problems) {
        List<RegistryRow> rows = new ArrayList<>();
        try (Table table = Table.open(file, LIMITS)) {
            Map<Column, Integer> columns = columns(table.header(), problems);
            refuseIfAny(file, problems);
            RowReader reader = new RowReader(columns, problems);
            while (table.hasNext()) {
                RegistryRow row = reader.read(table.next());
                if (row != null) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static Map<Column, Integer> columns(
            TableHeader header, List<RegistryProblem> problems) {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        for (int i = 0; i < header.names().size(); i++) {
            String name = header.names().get(i);
            Column column = Column.named(name);
            if (column == null) {
                problems.add(
                        RegistryProblem.of(
                                header.line(),
                                null,
                                RegistryProblem.Code.UNKNOWN_COLUMN,
                                name,
                                Column.nearest(name).toString()));
            } else if (columns.putIfAbsent(column, i) != null) {
                problems.add(
                        RegistryProblem.of(
                                header.line(), column, RegistryProblem.Code.COLUMN_TWICE));
            }
        }
        for (Column needed : NEEDED) {
            if (!columns.containsKey(needed)) {
                problems.add(
                        RegistryProblem.of(
                                header.line(), needed, RegistryProblem.Code.MISSING_COLUMN));
            }
        }
        return columns;
    }

    private static void refuseIfAny(InputFile file, List<RegistryProblem> problems) {
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingLong(RegistryProblem::line));
            throw new RegistryException(file.name(), problems);
        }
    }
}
