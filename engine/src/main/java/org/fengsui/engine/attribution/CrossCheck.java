package org.fengsui.engine.attribution;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks what rows say about each other: codes stand once, units exist, the tree has no cycle. */
final class CrossCheck {
    private final Units units;
    private final List<RegistryProblem> problems;
    private final Map<RowKind, Map<String, Long>> firstLines = new EnumMap<>(RowKind.class);

    CrossCheck(Units units, List<RegistryProblem> problems) {
        this.units = units;
        this.problems = problems;
    }

    void check(List<RegistryRow> rows) {
        for (RegistryRow row : rows) {
            checkCode(row);
            switch (row) {
                case RegistryRow.Unit unit -> checkTree(unit);
                case RegistryRow.Person person -> known(row, Column.UNIT, person.unit());
                case RegistryRow.InformationSystem system -> {
                    known(row, Column.UNIT, system.unit());
                    known(row, Column.OPERATOR, system.operator());
                    known(row, Column.USER, system.user());
                }
                case RegistryRow.Network network -> known(row, Column.UNIT, network.unit());
            }
        }
    }

    private void checkCode(RegistryRow row) {
        if (row.code().isEmpty()) {
            return;
        }
        Long first =
                firstLines
                        .computeIfAbsent(row.kind(), _ -> new HashMap<>())
                        .putIfAbsent(row.code(), row.line());
        if (first != null) {
            note(row, Column.CODE, RegistryProblem.Code.CODE_TWICE, row.code(), first.toString());
        }
    }

    private void checkTree(RegistryRow.Unit unit) {
        known(unit, Column.PARENT, unit.parent());
        if (units.isInCycle(unit.code())) {
            String way = String.join(" → ", units.upwards(unit.code())) + " → " + unit.code();
            note(unit, Column.PARENT, RegistryProblem.Code.CYCLE, way);
        } else if (units.isTooDeep(unit.code())) {
            note(
                    unit,
                    Column.PARENT,
                    RegistryProblem.Code.TOO_DEEP,
                    Integer.toString(Units.MOST_LEVELS));
        }
    }

    private void known(RegistryRow row, Column column, @Nullable String code) {
        if (code != null && !code.isEmpty() && units.find(code).isEmpty()) {
            note(row, column, RegistryProblem.Code.UNKNOWN_UNIT, code);
        }
    }

    private void note(
            RegistryRow row, Column column, RegistryProblem.Code code, String... parameters) {
        problems.add(RegistryProblem.of(row.line(), column, code, parameters));
    }
}
