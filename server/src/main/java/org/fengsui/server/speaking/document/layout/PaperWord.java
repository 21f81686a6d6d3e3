package org.fengsui.server.speaking.document.layout;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.fengsui.engine.paper.Look;
import org.fengsui.engine.paper.Look.Frame;
import org.fengsui.engine.paper.Look.Height;
import org.fengsui.engine.paper.Look.Rule;
import org.fengsui.engine.paper.Paper;
import org.fengsui.engine.paper.Paper.Break;
import org.fengsui.engine.paper.Paper.Cell;
import org.fengsui.engine.paper.Paper.Face;
import org.fengsui.engine.paper.Paper.Fill;
import org.fengsui.engine.paper.Paper.Grid;
import org.fengsui.engine.paper.Paper.Line;
import org.fengsui.engine.paper.Paper.Page;
import org.fengsui.engine.paper.Paper.PageNumber;
import org.fengsui.engine.paper.Paper.Piece;
import org.fengsui.engine.paper.Paper.Row;
import org.fengsui.engine.paper.Paper.Slot;
import org.fengsui.engine.paper.Paper.Words;

/**
 * A paper as a Word file, written element by element: nothing stands in it that the paper does not
 * say, and no value is anything but text. A place that is not filled in stands as it is typed.
 */
final class PaperWord {

    private final StringBuilder xml = new StringBuilder();

    private PaperWord() {}

    /** The file's bytes. */
    static byte[] render(Paper paper, String title, String author, LocalDate date) {
        var feet = paper.feet();
        var file = new WordParts();
        file.document(new PaperWord().document(paper));
        file.foot(WordParts.ODD, new PaperWord().foot(feet.odd()));
        file.foot(WordParts.EVEN, new PaperWord().foot(feet.even()));
        file.foot(WordParts.FIRST, new PaperWord().foot(feet.first()));
        return SteadyZip.write(file.all(feet.apart()), date, title, author);
    }

    private String document(Paper paper) {
        xml.append("<w:document xmlns:w=\"")
                .append(WordParts.W)
                .append("\" xmlns:r=\"")
                .append(WordParts.OFFICE);
        xml.append("\"><w:body>");
        for (var part : paper.parts()) {
            switch (part) {
                case Line line -> line(line);
                case Grid grid -> grid(grid);
            }
        }
        if (!paper.parts().isEmpty() && paper.parts().getLast() instanceof Grid) {
            xml.append("<w:p/>");
        }
        section(paper);
        return xml.append("</w:body></w:document>").toString();
    }

    private void section(Paper paper) {
        var page = paper.page();
        xml.append("<w:sectPr>");
        reference("default", WordParts.ODD);
        if (paper.feet().apart()) {
            reference("even", WordParts.EVEN);
        }
        if (paper.feet().firstApart()) {
            reference("first", WordParts.FIRST);
        }
        tag("w:pgSz", "w:w", Page.WIDTH, "w:h", Page.HEIGHT);
        tag(
                "w:pgMar",
                "w:top",
                page.top(),
                "w:right",
                page.right(),
                "w:bottom",
                page.bottom(),
                "w:left",
                page.left(),
                "w:header",
                851,
                "w:footer",
                page.foot(),
                "w:gutter",
                0);
        if (paper.feet().firstApart()) {
            tag("w:titlePg");
        }
        if (page.grid() > 0) {
            tag("w:docGrid", "w:type", "lines", "w:linePitch", page.grid());
        }
        xml.append("</w:sectPr>");
    }

    private void reference(String type, int foot) {
        tag("w:footerReference", "w:type", type, "r:id", WordParts.relation(foot));
    }

    private String foot(List<Line> lines) {
        xml.append("<w:ftr xmlns:w=\"").append(WordParts.W).append("\">");
        lines.forEach(this::line);
        if (lines.isEmpty()) {
            xml.append("<w:p/>");
        }
        return xml.append("</w:ftr>").toString();
    }

    private void line(Line line) {
        xml.append("<w:p><w:pPr>");
        look(line.look(), line.pieces().stream().anyMatch(Fill.class::isInstance));
        line.pieces().stream()
                .map(PaperWord::typeOf)
                .flatMap(List::stream)
                .findFirst()
                .ifPresent(this::type);
        xml.append("</w:pPr>");
        for (var piece : line.pieces()) {
            switch (piece) {
                case Words(var type, var text) -> words(type, text);
                case Slot slot -> words(slot.type(), slot.text());
                case PageNumber(var type) -> {
                    xml.append("<w:fldSimple w:instr=\"PAGE\">");
                    words(type, "1");
                    xml.append("</w:fldSimple>");
                }
                case Break() -> xml.append("<w:r><w:br/></w:r>");
                case Fill(var type) -> {
                    xml.append("<w:r>");
                    type(type);
                    xml.append("<w:tab/></w:r>");
                }
            }
        }
        xml.append("</w:p>");
    }

    private static List<Face> typeOf(Piece piece) {
        return switch (piece) {
            case Words words -> List.of(words.type());
            case Slot slot -> List.of(slot.type());
            case PageNumber number -> List.of(number.type());
            case Fill fill -> List.of(fill.type());
            case Break() -> List.of();
        };
    }

    private void words(Face type, String text) {
        var plain = Wording.printable(text);
        if (!plain.isEmpty()) {
            xml.append("<w:r>");
            type(type);
            xml.append("<w:t xml:space=\"preserve\">")
                    .append(escaped(plain))
                    .append("</w:t></w:r>");
        }
    }

    /**
     * How a paragraph is set.
     *
     * @param filled whether something of it is pushed to the right end of its lines
     */
    private void look(Look look, boolean filled) {
        if (look.newPage()) {
            tag("w:pageBreakBefore");
        }
        if (look.frame().there()) {
            frame(look.frame());
        }
        if (look.top().drawn() || look.bottom().drawn()) {
            xml.append("<w:pBdr>");
            rule("w:top", look.top());
            rule("w:bottom", look.bottom());
            xml.append("</w:pBdr>");
        }
        if (filled) {
            xml.append("<w:tabs>");
            tag("w:tab", "w:val", "right", "w:pos", look.frame().width() - look.right());
            xml.append("</w:tabs>");
        }
        tag(
                "w:spacing",
                "w:before",
                look.before(),
                "w:after",
                look.after(),
                "w:line",
                look.line(),
                "w:lineRule",
                height(look.height()));
        tag(
                "w:ind",
                "w:left",
                look.left(),
                "w:right",
                look.right(),
                look.first() < 0 ? "w:hanging" : "w:firstLine",
                Math.abs(look.first()));
        tag("w:jc", "w:val", look.align().name().toLowerCase(Locale.ROOT));
    }

    private void frame(Frame frame) {
        tag(
                "w:framePr",
                "w:w",
                frame.width(),
                "w:wrap",
                "notBeside",
                "w:vAnchor",
                frame.end() ? "margin" : "page",
                "w:hAnchor",
                "page",
                "w:xAlign",
                "center",
                frame.end() ? "w:yAlign" : "w:y",
                frame.end() ? "bottom" : frame.below());
    }

    private static String height(Height height) {
        return switch (height) {
            case TIMES -> "auto";
            case AT_LEAST -> "atLeast";
            case EXACT -> "exact";
        };
    }

    private void rule(String side, Rule rule) {
        if (rule.drawn()) {
            var kind =
                    switch (rule.kind()) {
                        case NONE -> "none";
                        case SINGLE -> "single";
                        case DOUBLE -> "double";
                        case THICK_THIN -> "thickThinSmallGap";
                        case THIN_THICK -> "thinThickSmallGap";
                    };
            tag(
                    side,
                    "w:val",
                    kind,
                    "w:sz",
                    rule.eighths(),
                    "w:space",
                    rule.space(),
                    "w:color",
                    color(rule.color()));
        }
    }

    private static String color(int color) {
        return String.format(Locale.ROOT, "%06X", color);
    }

    private void type(Face type) {
        xml.append("<w:rPr>");
        tag(
                "w:rFonts",
                "w:ascii",
                type.latin(),
                "w:hAnsi",
                type.latin(),
                "w:eastAsia",
                type.font());
        if (type.bold()) {
            tag("w:b");
        }
        if (type.italic()) {
            tag("w:i");
        }
        tag("w:color", "w:val", color(type.color()));
        tag("w:sz", "w:val", type.size());
        tag("w:szCs", "w:val", type.size());
        if (type.underlined()) {
            tag("w:u", "w:val", "single");
        }
        xml.append("</w:rPr>");
    }

    private void grid(Grid grid) {
        int width = grid.columns().stream().mapToInt(Integer::intValue).sum();
        xml.append("<w:tbl><w:tblPr>");
        tag("w:tblW", "w:w", width, "w:type", "dxa");
        if (grid.centred()) {
            tag("w:jc", "w:val", "center");
        }
        if (grid.ruled()) {
            xml.append("<w:tblBorders>");
            for (var side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
                tag("w:" + side, "w:val", "single", "w:sz", 4, "w:space", 0, "w:color", "000000");
            }
            xml.append("</w:tblBorders>");
        }
        tag("w:tblLayout", "w:type", "fixed");
        xml.append("</w:tblPr><w:tblGrid>");
        grid.columns().forEach(column -> tag("w:gridCol", "w:w", column));
        xml.append("</w:tblGrid>");
        for (var row : grid.rows()) {
            row(grid, row);
        }
        xml.append("</w:tbl>");
    }

    private void row(Grid grid, Row row) {
        xml.append("<w:tr><w:trPr>");
        if (row.height() > 0) {
            tag("w:trHeight", "w:val", row.height());
        }
        if (row.heading()) {
            tag("w:tblHeader");
        }
        xml.append("</w:trPr>");
        int column = 0;
        for (var cell : row.cells()) {
            int end = column + cell.span();
            cell(
                    cell,
                    grid.columns().subList(column, end).stream().mapToInt(Integer::intValue).sum());
            column = end;
        }
        xml.append("</w:tr>");
    }

    private void cell(Cell cell, int width) {
        xml.append("<w:tc><w:tcPr>");
        tag("w:tcW", "w:w", width, "w:type", "dxa");
        if (cell.span() > 1) {
            tag("w:gridSpan", "w:val", cell.span());
        }
        if (cell.middle()) {
            tag("w:vAlign", "w:val", "center");
        }
        xml.append("</w:tcPr>");
        cell.lines().forEach(this::line);
        xml.append("</w:tc>");
    }

    /** An element without content: its name, then names and values of attributes. */
    private void tag(String name, Object... attributes) {
        xml.append('<').append(name);
        for (int at = 0; at < attributes.length; at += 2) {
            xml.append(' ').append(attributes[at]).append("=\"");
            xml.append(escaped(Wording.printable(String.valueOf(attributes[at + 1])))).append('"');
        }
        xml.append("/>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
