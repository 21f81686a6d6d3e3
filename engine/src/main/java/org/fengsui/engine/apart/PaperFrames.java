package org.fengsui.engine.apart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.engine.paper.Look;
import org.fengsui.engine.paper.Look.Align;
import org.fengsui.engine.paper.Look.Frame;
import org.fengsui.engine.paper.Look.Height;
import org.fengsui.engine.paper.Look.Rule;
import org.fengsui.engine.paper.Paper;
import org.fengsui.engine.paper.Paper.Break;
import org.fengsui.engine.paper.Paper.Cell;
import org.fengsui.engine.paper.Paper.Face;
import org.fengsui.engine.paper.Paper.Feet;
import org.fengsui.engine.paper.Paper.Fill;
import org.fengsui.engine.paper.Paper.Grid;
import org.fengsui.engine.paper.Paper.Line;
import org.fengsui.engine.paper.Paper.Page;
import org.fengsui.engine.paper.Paper.PageNumber;
import org.fengsui.engine.paper.Paper.Part;
import org.fengsui.engine.paper.Paper.Piece;
import org.fengsui.engine.paper.Paper.Row;
import org.fengsui.engine.paper.Paper.Slot;
import org.fengsui.engine.paper.Paper.Words;

/** A paper, value by value; what cannot be is refused by the paper itself. */
final class PaperFrames {

    private PaperFrames() {}

    static void write(Paper it, FrameWriter out) throws IOException {
        Page page = it.page();
        for (int length :
                List.of(
                        page.top(),
                        page.right(),
                        page.bottom(),
                        page.left(),
                        page.foot(),
                        page.grid())) {
            out.number(length);
        }
        out.count(it.parts().size());
        for (Part part : it.parts()) {
            switch (part) {
                case Line line -> {
                    out.flag(true);
                    write(line, out);
                }
                case Grid grid -> {
                    out.flag(false);
                    write(grid, out);
                }
            }
        }
        write(it.feet().odd(), out);
        write(it.feet().even(), out);
        write(it.feet().first(), out);
        out.flag(it.feet().apart());
        out.flag(it.feet().firstApart());
    }

    static Paper paper(FrameReader in) throws IOException {
        Page page = new Page(whole(in), whole(in), whole(in), whole(in), whole(in), whole(in));
        int count = in.count();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(in.flag() ? line(in) : grid(in));
        }
        return new Paper(
                page, parts, new Feet(lines(in), lines(in), lines(in), in.flag(), in.flag()));
    }

    private static int whole(FrameReader in) throws IOException {
        long number = in.number();
        if (number != (int) number) {
            throw new IOException("a number of " + number);
        }
        return (int) number;
    }

    private static void write(List<Line> lines, FrameWriter out) throws IOException {
        out.count(lines.size());
        for (Line line : lines) {
            write(line, out);
        }
    }

    private static List<Line> lines(FrameReader in) throws IOException {
        int count = in.count();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(line(in));
        }
        return lines;
    }

    private static void write(Grid it, FrameWriter out) throws IOException {
        out.count(it.columns().size());
        for (int width : it.columns()) {
            out.number(width);
        }
        out.flag(it.ruled());
        out.flag(it.centred());
        out.count(it.rows().size());
        for (Row row : it.rows()) {
            out.number(row.height());
            out.flag(row.heading());
            out.count(row.cells().size());
            for (Cell cell : row.cells()) {
                out.number(cell.span());
                out.flag(cell.middle());
                write(cell.lines(), out);
            }
        }
    }

    private static Grid grid(FrameReader in) throws IOException {
        int columns = in.count();
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            widths.add(whole(in));
        }
        boolean ruled = in.flag();
        boolean centred = in.flag();
        int count = in.count();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int height = whole(in);
            boolean heading = in.flag();
            int cells = in.count();
            List<Cell> row = new ArrayList<>();
            for (int j = 0; j < cells; j++) {
                row.add(new Cell(whole(in), in.flag(), lines(in)));
            }
            rows.add(new Row(height, heading, row));
        }
        return new Grid(widths, ruled, centred, rows);
    }

    private static void write(Line it, FrameWriter out) throws IOException {
        write(it.look(), out);
        out.count(it.pieces().size());
        for (Piece piece : it.pieces()) {
            switch (piece) {
                case Words(Face type, String text) -> {
                    out.number(0);
                    write(type, out);
                    out.text(text);
                }
                case Slot(Face type, String name) -> {
                    out.number(1);
                    write(type, out);
                    out.text(name);
                }
                case PageNumber(Face type) -> {
                    out.number(2);
                    write(type, out);
                }
                case Break() -> out.number(3);
                case Fill(Face type) -> {
                    out.number(4);
                    write(type, out);
                }
            }
        }
    }

    private static Line line(FrameReader in) throws IOException {
        Look look = look(in);
        int count = in.count();
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int kind = whole(in);
            pieces.add(
                    switch (kind) {
                        case 0 -> new Words(type(in), in.words());
                        case 1 -> new Slot(type(in), in.words());
                        case 2 -> new PageNumber(type(in));
                        case 3 -> new Break();
                        case 4 -> new Fill(type(in));
                        default -> throw new IOException("piece " + kind);
                    });
        }
        return new Line(look, pieces);
    }

    private static void write(Face it, FrameWriter out) throws IOException {
        out.text(it.font());
        out.text(it.latin());
        out.number(it.size());
        out.number(it.color());
        out.flag(it.bold());
        out.flag(it.italic());
        out.flag(it.underlined());
    }

    private static Face type(FrameReader in) throws IOException {
        return new Face(
                in.words(), in.words(), whole(in), whole(in), in.flag(), in.flag(), in.flag());
    }

    private static void write(Look it, FrameWriter out) throws IOException {
        out.choice(it.align());
        for (int length :
                List.of(it.left(), it.right(), it.first(), it.before(), it.after(), it.line())) {
            out.number(length);
        }
        out.choice(it.height());
        write(it.top(), out);
        write(it.bottom(), out);
        out.number(it.frame().width());
        out.number(it.frame().below());
        out.flag(it.newPage());
    }

    private static Look look(FrameReader in) throws IOException {
        return new Look(
                in.chosen(Align.values()),
                whole(in),
                whole(in),
                whole(in),
                whole(in),
                whole(in),
                whole(in),
                in.chosen(Height.values()),
                rule(in),
                rule(in),
                new Frame(whole(in), whole(in)),
                in.flag());
    }

    private static void write(Rule it, FrameWriter out) throws IOException {
        out.choice(it.kind());
        out.number(it.eighths());
        out.number(it.space());
        out.number(it.color());
    }

    private static Rule rule(FrameReader in) throws IOException {
        return new Rule(in.chosen(Rule.Kind.values()), whole(in), whole(in), whole(in));
    }
}
