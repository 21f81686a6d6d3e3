package org.fengsui.server.speaking.document.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.fengsui.engine.paper.Look;
import org.fengsui.engine.paper.Look.Align;
import org.fengsui.engine.paper.Look.Frame;
import org.fengsui.engine.paper.Look.Height;
import org.fengsui.engine.paper.Look.Rule;
import org.fengsui.engine.paper.Paper;
import org.fengsui.engine.paper.Paper.Face;
import org.fengsui.engine.paper.Paper.Feet;
import org.fengsui.engine.paper.Paper.Fill;
import org.fengsui.engine.paper.Paper.Line;
import org.fengsui.engine.paper.Paper.Page;
import org.fengsui.engine.paper.Paper.PageNumber;
import org.fengsui.engine.paper.Paper.Part;
import org.fengsui.engine.paper.Paper.Piece;
import org.fengsui.engine.paper.Paper.Words;
import org.fengsui.engine.paper.Slots;
import org.fengsui.server.speaking.document.Block;
import org.fengsui.server.speaking.document.Documents;
import org.fengsui.server.speaking.document.OfficialDocument;
import org.fengsui.server.speaking.document.OfficialDocument.Style;

/**
 * The standard paper of an official document, GB/T 9704-2012: A4, type area 156 × 225 mm, 16 pt
 * type on a 28.95 pt pitch, 文件式 or 信函式. The fonts are named, not embedded: a school's Word has
 * 仿宋_GB2312 and 方正小标宋简体, and they may not be passed on.
 */
final class StandardPaper {

    private static final String SONG = "方正小标宋简体";
    private static final String FANG = "仿宋_GB2312";
    private static final String HEI = "黑体";
    private static final int RED = 0xD7000F;
    private static final double MM = 1440 / 25.4;
    private static final int PITCH = 579; // 28.95 pt
    private static final int CHARACTER = 320; // 16 pt
    private static final int SMALL = 280; // 14 pt
    private static final int WIDTH = Page.WIDTH - mm(28) - mm(26);
    private static final int OUTER = 8; // 0.35 mm in eighths of a point
    private static final int INNER = 6; // 0.25 mm
    private static final int GREATEST_MARK = 44;
    private static final int LONGEST_BAR = 14; // characters

    private final OfficialDocument document;
    private final IntFunction<String> numerals;
    private final String date;
    private final List<Part> parts = new ArrayList<>();

    private StandardPaper(OfficialDocument document, IntFunction<String> numerals, String date) {
        this.document = document;
        this.numerals = numerals;
        this.date = date;
    }

    /** The paper of a document. */
    static Paper of(OfficialDocument document) {
        return new StandardPaper(document, Wording::numeral, document.dateText()).paper();
    }

    /**
     * The paper of a document in which places to be filled in stand for what it says, so that one
     * item stands for all.
     */
    static Paper template(OfficialDocument document) {
        var paper =
                new StandardPaper(document, _ -> place(Documents.ORDER), place(Documents.DATE))
                        .paper();
        return new Paper(
                paper.page(),
                paper.parts().stream()
                        .map(part -> part instanceof Line line ? Slots.in(line) : part)
                        .toList(),
                paper.feet());
    }

    private static String place(String name) {
        return "{{" + name + "}}";
    }

    private Paper paper() {
        boolean letter = document.style() == Style.LETTER;
        if (letter) {
            letterHead();
        } else {
            fileHead();
        }
        var title = look(Align.CENTER).spaced(PITCH, PITCH / 2);
        add(title, Face.of(SONG, 22), document.title());
        add(look(Align.LEFT), Face.of(FANG, 16), document.addressee() + "：");
        document.blocks().forEach(this::block);
        foot();
        return new Paper(new Page(mm(37), mm(26), mm(35), mm(28), mm(25), 0), parts, feet(letter));
    }

    private void add(Look look, Face type, String text) {
        parts.add(new Line(look, List.of(new Words(type, text))));
    }

    private static Look look(Align align) {
        return Look.of(align, PITCH);
    }

    private static int mm(int millimetres) {
        return (int) Math.round(millimetres * MM);
    }

    private static Face red(int points) {
        return new Face(SONG, SONG, 2 * points, RED, false, false, false);
    }

    private int markSize() {
        int width = (Page.WIDTH - mm(28) - mm(26)) / 20;
        int fitting = (int) (width * 0.94 / Math.max(1, document.mark().length()));
        return Math.clamp(fitting, 8, GREATEST_MARK);
    }

    /**
     * 信函式 (10.1): the mark's upper edge 30 mm below the paper's, 4 mm under it a red double line of
     * 170 mm, another 20 mm above the foot; both stand where they are whatever the text does.
     */
    private void letterHead() {
        var upper = new Rule(Rule.Kind.THICK_THIN, 24, 11, RED);
        var lower = new Rule(Rule.Kind.THIN_THICK, 24, 0, RED);
        var mark = framed(30, markSize() * 20).ruled(Rule.NONE, upper);
        add(mark, red(markSize()), document.mark());
        add(framed(277, 20).ruled(lower, Rule.NONE), Face.of(FANG, 1), "");
        add(look(Align.RIGHT).spaced(14 * 20, 0), Face.of(FANG, 16), number());
    }

    private static Look framed(int below, int line) {
        return new Look(
                Align.CENTER,
                0,
                0,
                0,
                0,
                0,
                line,
                Height.EXACT,
                Rule.NONE,
                Rule.NONE,
                new Frame(mm(170), mm(below)),
                false);
    }

    private void fileHead() {
        add(look(Align.CENTER), red(markSize()), document.mark());
        var rule = new Rule(Rule.Kind.SINGLE, 12, 11, RED);
        add(
                look(Align.CENTER).spaced(PITCH, 0).ruled(Rule.NONE, rule),
                Face.of(FANG, 16),
                number());
    }

    private String number() {
        return document.number().isEmpty() ? Wording.UNNUMBERED : document.number();
    }

    private void block(Block block) {
        switch (block) {
            case Block.Paragraph(var text) -> paragraph(text);
            case Block.Heading(var text) -> heading(text);
            case Block.Note(var text) ->
                    add(look(Align.BOTH).indented(0, 0, 480), Face.of(FANG, 12), text);
            case Block.Bars(var bars) -> bars(bars);
            case Block.Items(var items) -> {
                int number = 0;
                for (var item : items) {
                    number++;
                    heading(Wording.itemHeading(numerals.apply(number), item));
                    item.lines().forEach(line -> paragraph(Wording.line(line)));
                }
            }
        }
    }

    /** Drawn with characters, so that both files show the same chart and can be searched. */
    private void bars(List<Block.Bar> bars) {
        long greatest = Math.max(1, bars.stream().mapToLong(Block.Bar::value).max().orElse(1));
        int label = bars.stream().mapToInt(bar -> bar.label().length()).max().orElse(0);
        for (var bar : bars) {
            int length = (int) Math.ceil((double) LONGEST_BAR * bar.value() / greatest);
            add(
                    look(Align.LEFT).indented(2 * CHARACTER, 0, 0),
                    Face.of(FANG, 14),
                    bar.label()
                            + "　".repeat(label - bar.label().length() + 1)
                            + "■".repeat(length)
                            + (length > 0 ? " " : "")
                            + bar.value());
        }
    }

    private void paragraph(String text) {
        add(look(Align.BOTH).indented(0, 0, 2 * CHARACTER), Face.of(FANG, 16), text);
    }

    private void heading(String text) {
        add(look(Align.BOTH).indented(0, 0, 2 * CHARACTER), Face.of(HEI, 16), text);
    }

    private void foot() {
        var right = look(Align.RIGHT);
        var type = Face.of(FANG, 16);
        add(right.indented(0, 2 * CHARACTER, 0).spaced(2 * PITCH, 0), type, document.signer());
        add(right.indented(0, 4 * CHARACTER, 0), type, date);
        boolean letter = document.style() == Style.LETTER;
        if (letter && !document.copies().isEmpty()) {
            add(
                    look(Align.LEFT).indented(SMALL, 0, 0).spaced(PITCH, 0),
                    Face.of(FANG, 14),
                    Wording.copies(document.copies()));
        }
        if (!document.reference().isEmpty()) {
            add(look(Align.LEFT), Face.of(FANG, 10), document.reference());
        }
        if (!letter) {
            imprint();
        }
    }

    /**
     * 版记 (7.4), which a letter has none of: at the foot of the last page, between rules of 0.35 mm
     * and divided by one of 0.25 mm, all as wide as the type area; 抄送, then who prints it and when,
     * 4号, one character in from either side.
     */
    private void imprint() {
        var type = Face.of(FANG, 14);
        rule(OUTER);
        if (!document.copies().isEmpty()) {
            // 回行 stands under what follows the colon
            add(
                    atEnd(Align.BOTH).indented(4 * SMALL, SMALL, -3 * SMALL),
                    type,
                    Wording.copies(document.copies()));
            rule(INNER);
        }
        List<Piece> printed =
                List.of(
                        new Words(type, document.signer()),
                        new Fill(type),
                        new Words(type, date + "印发"));
        parts.add(new Line(atEnd(Align.LEFT).indented(SMALL, SMALL, 0), printed));
        rule(OUTER);
    }

    private void rule(int eighths) {
        var rule = new Rule(Rule.Kind.SINGLE, eighths, 0, 0);
        var thin =
                new Look(
                        Align.LEFT,
                        0,
                        0,
                        0,
                        0,
                        0,
                        40,
                        Height.EXACT,
                        Rule.NONE,
                        rule,
                        Frame.atEnd(WIDTH),
                        false);
        add(thin, Face.of(FANG, 1), "");
    }

    private static Look atEnd(Align align) {
        return Look.of(align, 2 * SMALL).framed(Frame.atEnd(WIDTH));
    }

    /**
     * 页码: 4号宋体, between dashes; odd pages right, even pages left; none on a letter's first page.
     */
    private static Feet feet(boolean letter) {
        return new Feet(
                List.of(number(Align.RIGHT)), List.of(number(Align.LEFT)), List.of(), true, letter);
    }

    private static Line number(Align align) {
        var type = Face.of("宋体", 14);
        return new Line(
                Look.of(align, 280).indented(280, 280, 0),
                List.of(new Words(type, "— "), new PageNumber(type), new Words(type, " —")));
    }
}
