package org.fengsui.engine.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fengsui.engine.paper.Paper.Cell;
import org.fengsui.engine.paper.Paper.Grid;
import org.fengsui.engine.paper.Paper.Line;
import org.fengsui.engine.paper.Paper.Part;
import org.fengsui.engine.paper.Paper.Piece;
import org.fengsui.engine.paper.Paper.Row;
import org.fengsui.engine.paper.Paper.Slot;

/**
 * What is filled into a paper. Values are text and nothing else: a place named in a value stays
 * text.
 *
 * <p>Paragraphs one after another, or rows of a table, that have a place of an item are repeated
 * for each item. A paragraph whose places are all empty is left out.
 *
 * @param values by the names of the places
 * @param ofItems the names of places of an item
 * @param items the values of each item
 */
public record Filling(
        Map<String, String> values, Set<String> ofItems, List<Map<String, String>> items) {

    /** Keeps its own copies. */
    public Filling {
        values = Map.copyOf(values);
        ofItems = Set.copyOf(ofItems);
        items = items.stream().map(Map::copyOf).toList();
    }

    /** The paper with every place filled in. */
    public Paper into(Paper paper) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < paper.parts().size()) {
            int end = at;
            while (end < paper.parts().size() && repeats(paper.parts().get(end))) {
                end++;
            }
            if (end == at) {
                end++;
                add(paper.parts().get(at), values, parts);
            } else {
                for (Map<String, String> item : items) {
                    for (Part part : paper.parts().subList(at, end)) {
                        add(part, item, parts);
                    }
                }
            }
            at = end;
        }
        return new Paper(paper.page(), parts, paper.feet());
    }

    private boolean repeats(Part part) {
        return part instanceof Line line && ofItem(line.slots());
    }

    private boolean ofItem(Stream<Slot> slots) {
        return slots.anyMatch(slot -> ofItems.contains(slot.name()));
    }

    private void add(Part part, Map<String, String> item, List<Part> into) {
        switch (part) {
            case Line line -> {
                if (said(line, item)) {
                    into.add(filled(line, item));
                }
            }
            case Grid grid -> into.add(filled(grid));
        }
    }

    private Grid filled(Grid grid) {
        List<Row> rows = new ArrayList<>();
        int at = 0;
        while (at < grid.rows().size()) {
            int end = at;
            while (end < grid.rows().size() && ofItem(grid.rows().get(end).slots())) {
                end++;
            }
            if (end == at) {
                rows.add(filled(grid.rows().get(at), values));
                end++;
            } else {
                for (Map<String, String> item : items) {
                    for (Row row : grid.rows().subList(at, end)) {
                        rows.add(filled(row, item));
                    }
                }
            }
            at = end;
        }
        return new Grid(grid.columns(), grid.ruled(), grid.centred(), rows);
    }

    private Row filled(Row row, Map<String, String> item) {
        return new Row(
                row.height(),
                row.heading(),
                row.cells().stream().map(cell -> filled(cell, item)).toList());
    }

    private Cell filled(Cell cell, Map<String, String> item) {
        List<Line> lines =
                cell.lines().stream()
                        .filter(line -> said(line, item))
                        .map(line -> filled(line, item))
                        .toList();
        Line empty = new Line(cell.lines().getFirst().look(), List.of());
        return new Cell(cell.span(), cell.middle(), lines.isEmpty() ? List.of(empty) : lines);
    }

    /** Whether a paragraph has no places, or one that is not empty. */
    private boolean said(Line line, Map<String, String> item) {
        List<Slot> slots = line.slots().toList();
        return slots.isEmpty() || slots.stream().anyMatch(slot -> !value(slot, item).isEmpty());
    }

    private Line filled(Line line, Map<String, String> item) {
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece : line.pieces()) {
            if (piece instanceof Slot slot) {
                words(slot, value(slot, item), pieces);
            } else {
                pieces.add(piece);
            }
        }
        return new Line(line.look(), pieces);
    }

    private static void words(Slot slot, String value, List<Piece> into) {
        boolean first = true;
        for (String line : value.split("\\R", -1)) {
            if (!first) {
                into.add(new Paper.Break());
            }
            if (!line.isEmpty()) {
                into.add(new Paper.Words(slot.type(), line));
            }
            first = false;
        }
    }

    private String value(Slot slot, Map<String, String> item) {
        String own = item.get(slot.name());
        return own == null ? values.getOrDefault(slot.name(), "") : own;
    }
}
