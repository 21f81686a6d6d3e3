package org.fengsui.engine.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fengsui.engine.paper.Paper.Cell;
import org.fengsui.engine.paper.Paper.Grid;
import org.fengsui.engine.paper.Paper.Line;
import org.fengsui.engine.paper.Paper.Row;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.w3c.dom.Element;

/** Reads a table of a Word file: fixed columns, ruled all over or not at all. */
final class WordTable {
    private static final int MOST_ROWS = 100;
    private static final int SLACK = 200;

    private static final Set<String> TABLE =
            Set.of(
                    "tblStyle",
                    "tblW",
                    "tblLayout",
                    "tblLook",
                    "jc",
                    "tblInd",
                    "tblCellMar",
                    "tblBorders",
                    "tblStyleRowBandSize",
                    "tblStyleColBandSize",
                    "tblOverlap",
                    "tblCaption",
                    "tblDescription");
    private static final Set<String> ROW =
            Set.of(
                    "trHeight",
                    "tblHeader",
                    "cantSplit",
                    "cnfStyle",
                    "jc",
                    "divId",
                    "wAfter",
                    "wBefore");
    private static final Set<String> CELL =
            Set.of(
                    "tcW",
                    "gridSpan",
                    "vAlign",
                    "tcBorders",
                    "cnfStyle",
                    "noWrap",
                    "hideMark",
                    "tcMar",
                    "tcFitText");
    private static final List<String> SIDES =
            List.of("top", "left", "bottom", "right", "insideH", "insideV");

    private final WordText text;
    private final InputFile file;
    private boolean ruledCells;

    WordTable(WordText text, InputFile file) {
        this.text = text;
        this.file = file;
    }

    Grid read(Element table) {
        Element own = Xml.child(table, "tblPr");
        String style = Xml.val(own, "tblStyle");
        Format format = text.styles().table(style).under(Format.of(own));
        refuseForeign(format, TABLE);
        if (text.styles().bands(style)) {
            throw refusal("w:tblStylePr");
        }
        if (Math.abs(format.number("tblInd", "w", 0)) > SLACK) {
            throw refusal("w:tblInd");
        }
        List<Integer> columns = columns(table);
        List<Row> rows = new ArrayList<>();
        for (Element element : Xml.all(table)) {
            String name = Xml.name(element);
            if (name.equals("tr")) {
                if (rows.size() >= MOST_ROWS) {
                    throw new BadInput(
                            InputProblem.WORD_TOO_LARGE, file.name(), 0, MOST_ROWS + " rows");
                }
                rows.add(row(element, style, columns.size()));
            } else if (!Set.of("tblPr", "tblGrid", "bookmarkStart", "bookmarkEnd").contains(name)) {
                throw text.foreign(name);
            }
        }
        boolean ruled = ruled(format);
        boolean centred = format.val("jc").equals("center");
        try {
            return new Grid(columns, ruled, centred, headed(rows));
        } catch (IllegalArgumentException e) {
            throw BadInput.because(
                    e, InputProblem.WORD_TABLE, file.name(), 0, first(rows), "w:tblGrid");
        }
    }

    /**
     * Only rows at the top stand anew on each page; a row that is filled in is none of them, and a
     * table that is nothing but heads has none.
     */
    private static List<Row> headed(List<Row> rows) {
        List<Row> all = new ArrayList<>();
        boolean top = !rows.stream().allMatch(Row::heading);
        for (Row row : rows) {
            top &= row.heading() && !filled(row);
            all.add(new Row(row.height(), top, row.cells()));
        }
        return all;
    }

    private static boolean filled(Row row) {
        return row.cells().stream()
                .flatMap(cell -> cell.lines().stream())
                .anyMatch(line -> line.slots().findAny().isPresent());
    }

    private static String first(List<Row> rows) {
        return rows.isEmpty() ? "—" : rows.getFirst().cells().getFirst().lines().getFirst().text();
    }

    private boolean ruled(Format format) {
        int lines = 0;
        for (String side : SIDES) {
            String val = format.val("tblBorders." + side);
            if (val.equals("single")) {
                lines++;
            } else if (!Set.of("", "nil", "none").contains(val)) {
                throw refusal("w:tblBorders=" + val);
            }
        }
        if ((lines != 0 && lines != SIDES.size()) || (lines == 0 && ruledCells)) {
            throw refusal("w:tblBorders");
        }
        return lines > 0;
    }

    private static List<Integer> columns(Element table) {
        Element grid = Xml.child(table, "tblGrid");
        List<Integer> columns = new ArrayList<>();
        if (grid != null) {
            for (Element column : Xml.all(grid)) {
                if (Xml.name(column).equals("gridCol")) {
                    columns.add(width(column));
                }
            }
        }
        return columns;
    }

    private static int width(Element column) {
        try {
            return (int) Math.round(Double.parseDouble(Xml.of(column, "w")));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private Row row(Element row, String style, int columns) {
        Format format = Format.of(Xml.child(row, "trPr"));
        refuseForeign(format, ROW);
        if (format.get("trHeight", "hRule").equals("exact")) {
            throw refusal("w:trHeight=exact");
        }
        List<Cell> cells = new ArrayList<>();
        for (Element element : Xml.all(row)) {
            String name = Xml.name(element);
            if (name.equals("tc")) {
                if (cells.size() >= columns) {
                    throw refusal("w:tc");
                }
                cells.add(cell(element, style));
            } else if (!Set.of("trPr", "bookmarkStart", "bookmarkEnd").contains(name)) {
                throw name.equals("tblPrEx") ? refusal("w:tblPrEx") : text.foreign(name);
            }
        }
        return new Row(format.number("trHeight", "val", 0), format.on("tblHeader"), cells);
    }

    private Cell cell(Element cell, String style) {
        Format format = Format.of(Xml.child(cell, "tcPr"));
        refuseForeign(format, CELL);
        for (String side : format.names()) {
            if (side.startsWith("tcBorders.")) {
                if (!format.val(side).equals("single")) {
                    throw refusal("w:" + side + "=" + format.val(side));
                }
                ruledCells = true;
            }
        }
        List<Line> lines = new ArrayList<>();
        for (Element element : Xml.all(cell)) {
            String name = Xml.name(element);
            if (name.equals("p")) {
                lines.add(text.line(element, style));
            } else if (name.equals("tbl")) {
                throw refusal("w:tbl");
            } else if (!Set.of("tcPr", "bookmarkStart", "bookmarkEnd").contains(name)) {
                throw text.foreign(name);
            }
        }
        if (lines.stream().anyMatch(line -> line.look().frame().there())) {
            throw refusal("w:framePr");
        }
        return new Cell(
                Math.max(1, format.number("gridSpan", "val", 1)),
                format.val("vAlign").equals("center"),
                lines);
    }

    private void refuseForeign(Format format, Set<String> known) {
        for (String name : format.names()) {
            String own = name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'));
            boolean shade =
                    own.equals("shd")
                            && Set.of("clear", "nil").contains(format.val(name))
                            && Set.of("", "auto", "FFFFFF").contains(format.get(name, "fill"));
            if (!known.contains(own) && !own.contains(":") && !shade) {
                throw own.endsWith("Change") || own.equals("ins") || own.equals("del")
                        ? text.refusal(InputProblem.WORD_REVISION)
                        : refusal("w:" + name);
            }
        }
    }

    private BadInput refusal(String property) {
        return text.refusal(InputProblem.WORD_TABLE, property);
    }
}
