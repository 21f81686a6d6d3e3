package org.fengsui.server.speaking.document;

import java.time.LocalDate;
import java.util.List;

/**
 * A form to be printed: filled in where the record knows, with blank lines where a person writes,
 * signs and seals (整改情况反馈表).
 *
 * @param title what it is called
 * @param caption the line below the title: whose number, printed when
 * @param rows from top to bottom
 * @param note the remark below the table; may be empty
 * @param issuer who makes the form; stands in the files’ properties
 * @param date the day it was made, in the school's zone
 */
public record FormSheet(
        String title, String caption, List<Row> rows, String note, String issuer, LocalDate date) {

    /** How many columns the cells of a row share. */
    public static final int COLUMNS = 12;

    /** Keeps its own copy. */
    public FormSheet {
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param lines how many lines it has room for at least
     * @param cells from left to right; their spans add up to {@link #COLUMNS}
     */
    public record Row(int lines, List<Cell> cells) {
        /** Keeps its own copy. */
        public Row {
            cells = List.copyOf(cells);
            int columns = cells.stream().mapToInt(Cell::span).sum();
            if (columns != COLUMNS) {
                throw new IllegalArgumentException(
                        "the cells of a row share 12 columns, not " + columns);
            }
        }

        /** A row of one line. */
        public static Row of(Cell... cells) {
            return new Row(1, List.of(cells));
        }

        /** A label and what stands beside it, with room for so many lines. */
        public static Row of(int lines, String label, String text) {
            return new Row(lines, List.of(Cell.label(label), Cell.value(text, COLUMNS - 2)));
        }
    }

    /**
     * A cell.
     *
     * @param kind what it is for
     * @param text what stands in it; empty for a person to fill in
     * @param span how many columns it takes
     */
    public record Cell(Kind kind, String text, int span) {

        /** A label, two columns wide. */
        public static Cell label(String text) {
            return new Cell(Kind.LABEL, text, 2);
        }

        /** What is filled in. */
        public static Cell value(String text, int span) {
            return new Cell(Kind.VALUE, text, span);
        }

        /** The heading of a part, over the whole width. */
        public static Cell heading(String text) {
            return new Cell(Kind.HEADING, text, COLUMNS);
        }

        /** A place where somebody signs or seals; the text stands at its foot. */
        public static Cell signature(String text, int span) {
            return new Cell(Kind.SIGNATURE, text, span);
        }
    }

    /** What a cell is for. */
    public enum Kind {
        /** Says what stands beside it. */
        LABEL,
        /** Filled in, or left for a person. */
        VALUE,
        /** The heading of a part. */
        HEADING,
        /** A place for signature and seal. */
        SIGNATURE
    }
}
