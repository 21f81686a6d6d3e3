package org.fengsui.server.sensing.assessment.web;

import java.util.Arrays;
import java.util.List;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.sensing.assessment.Importance;
import org.fengsui.server.sensing.assessment.Reference.Cell;

/**
 * A row of the matrix as a page shows it.
 *
 * @param importance of the object
 * @param cells by damage, the gravest first
 */
record MatrixRow(Importance importance, List<Shown> cells) {

    MatrixRow {
        cells = List.copyOf(cells);
    }

    /** A cell with its level. */
    record Shown(Cell cell, Level level) {}

    static List<MatrixRow> of(List<Cell> matrix) {
        return Arrays.stream(Importance.values())
                .map(importance ->
                        new MatrixRow(
                                importance,
                                matrix.stream()
                                        .filter(cell -> cell.importance() == importance)
                                        .map(cell ->
                                                new Shown(
                                                        cell, AssessmentWords.level(cell.grade())))
                                        .toList()))
                .toList();
    }
}
