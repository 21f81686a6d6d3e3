package org.fengsui.engine.report;

import java.util.Arrays;
import java.util.List;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.fengsui.engine.table.TableHeader;
import org.fengsui.engine.table.TableRow;

/** Columns of a scanner's CSV found by any of the names that its versions give them. */
final class Columns {
    private final TableHeader header;

    Columns(TableHeader header) {
        this.header = header;
    }

    /**
     * A column under all its names.
     *
     * @param indexes from 0, in order of preference
     */
    record Column(List<Integer> indexes) {
        /** The first cell that is not empty among the columns found; empty if there is none. */
        String of(TableRow row) {
            for (int index : indexes) {
                String cell = row.cells().get(index);
                if (!cell.isEmpty()) {
                    return cell;
                }
            }
            return "";
        }

        boolean exists() {
            return !indexes.isEmpty();
        }
    }

    /** The columns of these names, in this order of preference. */
    Column any(String... names) {
        return new Column(
                Arrays.stream(names)
                        .map(header::index)
                        .filter(index -> index >= 0)
                        .distinct()
                        .toList());
    }

    /** The same, refusing a file that has none of them. */
    Column needed(InputFile file, String... names) {
        Column column = any(names);
        if (!column.exists()) {
            throw new BadInput(InputProblem.MISSING_COLUMN, file.name(), header.line(), names[0]);
        }
        return column;
    }

    /** Whether a header has at least one of the names. */
    static boolean has(TableHeader header, String... names) {
        for (String name : names) {
            if (header.has(name)) {
                return true;
            }
        }
        return false;
    }
}
