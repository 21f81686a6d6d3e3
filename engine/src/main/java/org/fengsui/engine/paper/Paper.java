package org.fengsui.engine.paper;

import java.util.List;
import java.util.stream.Stream;

/**
 * A paper. Lengths are twips, twentieths of a point, unless said otherwise.
 *
 * @param page the sheet, which is A4
 * @param parts from top to bottom
 * @param feet what stands below the text of each page
 */
public record Paper(Page page, List<Part> parts, Feet feet) {

    /** Keeps its own copy. */
    public Paper {
        parts = List.copyOf(parts);
    }

    /**
     * The margins of the sheet.
     *
     * @param top above the text
     * @param right beside it
     * @param bottom below it
     * @param left beside it
     * @param foot from the sheet's lower edge to the feet
     * @param grid the pitch of the line grid; 0 for none
     */
    public record Page(int top, int right, int bottom, int left, int foot, int grid) {
        /** The width of A4. */
        public static final int WIDTH = 11906;

        /** The height of A4. */
        public static final int HEIGHT = 16838;

        /** Refuses margins that leave no room. */
        public Page {
            require(top >= 0 && bottom >= 0, "top, bottom");
            require((long) top + bottom <= HEIGHT - 1440, "top, bottom");
            require(left >= 0 && right >= 0, "left, right");
            require((long) left + right <= WIDTH - 1440, "left, right");
            require(foot >= 0 && foot <= HEIGHT, "foot");
            require(grid >= 0 && grid <= HEIGHT, "grid");
        }

        /** The width of the text. */
        public int width() {
            return WIDTH - left - right;
        }
    }

    /**
     * The feet of the pages.
     *
     * @param odd of odd pages, or of all
     * @param even of even pages; as odd where they are not told apart
     * @param first of the first page; as odd where it is not told apart
     * @param apart whether even pages have their own
     * @param firstApart whether the first page has its own
     */
    public record Feet(
            List<Line> odd, List<Line> even, List<Line> first, boolean apart, boolean firstApart) {
        /** No page has any. */
        public static final Feet NONE = new Feet(List.of(), List.of(), List.of(), false, false);

        /** Keeps its own copies. */
        public Feet {
            odd = List.copyOf(odd);
            even = List.copyOf(even);
            first = List.copyOf(first);
        }

        /** The foot of a page, counted from 1. */
        public List<Line> of(int page) {
            if (page == 1 && firstApart) {
                return first;
            }
            return apart && page % 2 == 0 ? even : odd;
        }
    }

    /** A part of the text. */
    public sealed interface Part {}

    /**
     * A paragraph.
     *
     * @param look how it is set
     * @param pieces what stands in it
     */
    public record Line(Look look, List<Piece> pieces) implements Part {
        /** Keeps its own copy. */
        public Line {
            pieces = List.copyOf(pieces);
        }

        /** Its text; a place to be filled in stands as it is written. */
        public String text() {
            var text = new StringBuilder();
            for (Piece piece : pieces) {
                text.append(piece.text());
            }
            return text.toString();
        }

        /** The places to be filled in. */
        public Stream<Slot> slots() {
            return pieces.stream().filter(Slot.class::isInstance).map(Slot.class::cast);
        }
    }

    /**
     * A table of fixed columns, ruled all over or not at all.
     *
     * @param columns their widths
     * @param ruled whether it has lines
     * @param centred whether it stands in the middle
     * @param rows from top to bottom
     */
    public record Grid(List<Integer> columns, boolean ruled, boolean centred, List<Row> rows)
            implements Part {
        /** Columns at most. */
        public static final int MOST_COLUMNS = 24;

        /** Keeps its own copies; the cells of each row share the columns. */
        public Grid {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            require(!columns.isEmpty() && columns.size() <= MOST_COLUMNS, "columns");
            for (int width : columns) {
                require(width > 0 && width <= Page.WIDTH, "width of a column");
            }
            for (Row row : rows) {
                long spans = row.cells().stream().mapToLong(Cell::span).sum();
                require(spans == columns.size(), "cells of a row");
            }
        }
    }

    /**
     * A row.
     *
     * @param height at least
     * @param heading whether it stands anew on each page; only rows at the top do
     * @param cells from left to right
     */
    public record Row(int height, boolean heading, List<Cell> cells) {
        /** Keeps its own copy. */
        public Row {
            cells = List.copyOf(cells);
            require(height >= 0 && height <= Page.HEIGHT, "height of a row");
        }

        /** The places to be filled in. */
        public Stream<Slot> slots() {
            return cells.stream().flatMap(cell -> cell.lines().stream()).flatMap(Line::slots);
        }
    }

    /**
     * A cell.
     *
     * @param span how many columns it takes
     * @param middle whether its text stands half-way between top and bottom
     * @param lines at least one
     */
    public record Cell(int span, boolean middle, List<Line> lines) {
        /** Keeps its own copy. */
        public Cell {
            lines = List.copyOf(lines);
            require(span > 0 && !lines.isEmpty(), "cell");
        }
    }

    /** Something in a paragraph. */
    public sealed interface Piece {
        /** As text. */
        String text();
    }

    /** Words in one type, without line ends. */
    public record Words(Face type, String text) implements Piece {}

    /** A place to be filled in, in the type of its first character. */
    public record Slot(Face type, String name) implements Piece {
        @Override
        public String text() {
            return "{{" + name + "}}";
        }
    }

    /** The number of the page; in feet only. */
    public record PageNumber(Face type) implements Piece {
        @Override
        public String text() {
            return "1";
        }
    }

    /** Room that pushes what follows it to the right end of the line. */
    public record Fill(Face type) implements Piece {
        @Override
        public String text() {
            return " ";
        }
    }

    /** The paragraph goes on in the next line. */
    public record Break() implements Piece {
        @Override
        public String text() {
            return "\n";
        }
    }

    /**
     * A type.
     *
     * @param font of Chinese characters
     * @param latin the font of others
     * @param size in half points
     * @param color red, green and blue, one byte each
     */
    public record Face(
            String font,
            String latin,
            int size,
            int color,
            boolean bold,
            boolean italic,
            boolean underlined) {
        /** Refuses sizes that nobody can read or print. */
        public Face {
            require(size >= 2 && size <= 400, "size of type");
            require(color >= 0 && color <= 0xFFFFFF, "color");
        }

        /** Plain black. */
        public static Face of(String font, int points) {
            return new Face(font, font, 2 * points, 0, false, false, false);
        }
    }

    /** The paragraphs of the text in their order, those of tables too. */
    public List<Line> lines() {
        return parts.stream()
                .flatMap(part ->
                        switch (part) {
                            case Line line -> Stream.of(line);
                            case Grid grid ->
                                    grid.rows().stream()
                                            .flatMap(row -> row.cells().stream())
                                            .flatMap(cell -> cell.lines().stream());
                        })
                .toList();
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("a paper with an impossible " + what);
        }
    }
}
