package org.fengsui.engine.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A row before it is fitted under the header.
 *
 * @param line from 1
 * @param cells as read, of any number
 */
record RawRow(long line, List<String> cells) {
    TableHeader asHeader(InputFile file, TableLimits limits) {
        int width = width();
        if (width > limits.columns()) {
            throw new BadInput(
                    InputProblem.TOO_MANY_COLUMNS,
                    file.name(),
                    line,
                    Integer.toString(limits.columns()));
        }
        return new TableHeader(line, cells.subList(0, width).stream().map(RawRow::clean).toList());
    }

    TableRow under(TableHeader header, InputFile file, TableLimits limits) {
        int columns = header.names().size();
        int width = width();
        if (width > columns) {
            throw new BadInput(
                    InputProblem.ROW_TOO_WIDE,
                    file.name(),
                    line,
                    Integer.toString(width),
                    Integer.toString(columns));
        }
        List<String> fitted = new ArrayList<>(columns);
        for (int i = 0; i < columns; i++) {
            String cell = i < cells.size() ? clean(cells.get(i)) : "";
            if (cell.length() > limits.cellLength()) {
                throw new BadInput(
                        InputProblem.FIELD_TOO_LONG,
                        file.name(),
                        line,
                        limits.cellLength() + " characters");
            }
            fitted.add(cell);
        }
        return new TableRow(line, header, fitted);
    }

    private int width() {
        int width = cells.size();
        while (width > 0 && cells.get(width - 1).isBlank()) {
            width--;
        }
        return width;
    }

    private static String clean(String cell) {
        String text = !cell.isEmpty() && cell.charAt(0) == '\ufeff' ? cell.substring(1) : cell;
        return text.strip();
    }
}
