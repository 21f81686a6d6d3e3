package org.fengsui.server.duty.notice.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fengsui.engine.paper.Look.Align;
import org.fengsui.engine.paper.Paper;
import org.fengsui.engine.paper.Paper.Face;
import org.fengsui.engine.paper.Paper.Grid;
import org.fengsui.engine.paper.Paper.Line;
import org.fengsui.engine.paper.Paper.Words;

/**
 * A paper as a page shows it beside the work: its words in their order, the heavy and the centred
 * ones so.
 *
 * @param parts paragraphs and tables
 */
record PaperView(List<Part> parts) {

    private static final int LARGE = 36; // half points

    /** Keeps its own copy. */
    PaperView {
        parts = List.copyOf(parts);
    }

    /**
     * A paragraph, or a table.
     *
     * @param look names of classes
     * @param text the paragraph's; empty for a table
     * @param rows the table's cells; empty for a paragraph
     */
    record Part(String look, String text, List<List<String>> rows) {
        /** Keeps its own copy. */
        Part {
            rows = List.copyOf(rows);
        }
    }

    static PaperView of(Paper paper) {
        var parts = new ArrayList<Part>();
        for (var part : paper.parts()) {
            switch (part) {
                case Line line -> {
                    if (!line.text().isBlank()) {
                        parts.add(new Part(look(line), line.text(), List.of()));
                    }
                }
                case Grid grid -> parts.add(new Part("", "", rows(grid)));
            }
        }
        return new PaperView(parts);
    }

    private static List<List<String>> rows(Grid grid) {
        return grid.rows().stream()
                .map(row ->
                        row.cells().stream()
                                .map(cell ->
                                        cell.lines().stream()
                                                .map(Line::text)
                                                .collect(Collectors.joining("\n")))
                                .toList())
                .toList();
    }

    private static String look(Line line) {
        var looks = new ArrayList<String>();
        if (line.look().first() > 0) {
            looks.add("fs-doc-indent");
        }
        if (line.look().align() == Align.CENTER) {
            looks.add("fs-doc-center");
        }
        if (line.look().align() == Align.RIGHT) {
            looks.add("fs-doc-right");
        }
        var type = type(line);
        if (type.bold() || type.size() >= LARGE || type.font().contains("黑")) {
            looks.add("fs-doc-strong");
        }
        if (line.look().bottom().drawn()) {
            looks.add("fs-doc-rule");
        }
        return String.join(" ", looks);
    }

    private static Face type(Line line) {
        return line.pieces().stream()
                .filter(Words.class::isInstance)
                .map(piece -> ((Words) piece).type())
                .findFirst()
                .orElse(Face.of("", 16));
    }
}
