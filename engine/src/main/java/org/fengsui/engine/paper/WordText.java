package org.fengsui.engine.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fengsui.engine.paper.Paper.Break;
import org.fengsui.engine.paper.Paper.Face;
import org.fengsui.engine.paper.Paper.Fill;
import org.fengsui.engine.paper.Paper.Line;
import org.fengsui.engine.paper.Paper.PageNumber;
import org.fengsui.engine.paper.Paper.Piece;
import org.fengsui.engine.paper.Paper.Words;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads the paragraphs of a Word file, one after the other, and knows which one it is at. */
final class WordText {
    private static final int EXCERPT = 16;

    private static final Set<String> MARKS =
            Set.of("pPr", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd");

    /** In runs: without effect on what is printed. */
    private static final Set<String> SILENT = Set.of("rPr", "lastRenderedPageBreak", "softHyphen");

    private final InputFile file;
    private final WordStyles styles;
    private final WordFormat format;
    private int number;
    private boolean foot;
    private boolean breaks;
    private Element at;
    private final Field field = new Field();

    @SuppressWarnings("NullAway.Init") // the first paragraph sets where it is
    WordText(InputFile file, WordStyles styles) {
        this.file = file;
        this.styles = styles;
        this.format = new WordFormat(styles);
    }

    WordStyles styles() {
        return styles;
    }

    /** A field that Word would compute, while its parts are read. */
    private static final class Field {
        private int depth;
        private final StringBuilder words = new StringBuilder();
    }

    /** A paragraph of a foot, in which the page's number may stand. */
    Line foot(Element paragraph) {
        foot = true;
        try {
            return line(paragraph, "");
        } finally {
            foot = false;
        }
    }

    /**
     * A paragraph.
     *
     * @param table the style of the table it stands in; empty for none
     */
    Line line(Element paragraph, String table) {
        number += foot ? 0 : 1;
        at = paragraph;
        Element own = Xml.child(paragraph, "pPr");
        String style = Xml.val(own, "pStyle");
        Format look = styles.look(style, table).under(Format.of(own));
        if (WordFormat.listed(look)) {
            throw refusal(InputProblem.WORD_LIST);
        }
        if (Xml.child(own, "sectPr") != null) {
            throw new BadInput(InputProblem.WORD_SECTION, file.name(), 0);
        }
        if (Xml.child(own, "pPrChange") != null) {
            throw refusal(InputProblem.WORD_REVISION);
        }
        WordFormat.foreignInLook(look)
                .or(() -> WordFormat.foreignRule(look))
                .or(() -> WordFormat.foreignFrame(look))
                .ifPresent(this::refuseFormat);
        Format base = styles.type(style, table);
        List<Piece> pieces = new ArrayList<>();
        breaks = false;
        for (Element element : Xml.all(paragraph)) {
            read(element, base, pieces);
        }
        if (field.depth > 0) {
            throw refusal(InputProblem.WORD_FIELD, field.words.toString());
        }
        Format mark = base.under(Format.of(Xml.child(own, "rPr")));
        int halves = size(pieces, mark);
        Look set = format.look(look, halves);
        Line line = Slots.in(new Line(breaks ? set.onNewPage() : set, pieces));
        // A foot is printed as it stands: nothing would ever be filled in there.
        if (Slots.strays(line) || (foot && line.slots().findAny().isPresent())) {
            throw refusal(InputProblem.WORD_BRACES);
        }
        return line.pieces().isEmpty() ? empty(line, mark) : line;
    }

    /** An empty paragraph is as high as its type. */
    private Line empty(Line line, Format mark) {
        return new Line(line.look(), List.of(new Words(format.type(mark), "")));
    }

    private int size(List<Piece> pieces, Format mark) {
        return pieces.stream()
                .filter(Words.class::isInstance)
                .map(piece -> ((Words) piece).type().size())
                .findFirst()
                .orElseGet(() -> format.type(mark).size());
    }

    private void read(Element element, Format base, List<Piece> into) {
        String name = Xml.name(element);
        switch (name) {
            case "r" -> run(element, base, into);
            case "fldSimple" -> {
                String words = Xml.of(element, "instr");
                into.add(pageNumber(words, base, first(element)));
            }
            default -> {
                if (!MARKS.contains(name)) {
                    throw foreign(name);
                }
            }
        }
    }

    private static @Nullable Element first(Element field) {
        return Xml.child(Xml.child(field, "r"), "rPr");
    }

    private Piece pageNumber(String words, Format base, @Nullable Element properties) {
        String name = words.strip().split("\\s+", 2)[0].toUpperCase(Locale.ROOT);
        if (!foot || !name.equals("PAGE")) {
            throw refusal(InputProblem.WORD_FIELD, words.strip());
        }
        return new PageNumber(type(base, properties));
    }

    private Face type(Format base, @Nullable Element properties) {
        Format character = styles.character(Xml.val(properties, "rStyle"));
        Format whole = base.under(character).under(Format.of(properties));
        if (Xml.child(properties, "rPrChange") != null) {
            throw refusal(InputProblem.WORD_REVISION);
        }
        WordFormat.foreignInType(whole).ifPresent(this::refuseFormat);
        return format.type(whole);
    }

    private void run(Element run, Format base, List<Piece> into) {
        Element properties = Xml.child(run, "rPr");
        for (Element element : Xml.all(run)) {
            String name = Xml.name(element);
            switch (name) {
                case "fldChar" -> field(Xml.of(element, "fldCharType"), base, properties, into);
                case "instrText" -> field.words.append(Xml.text(element));
                case "t" -> {
                    if (field.depth == 0) {
                        words(Xml.text(element), type(base, properties), into);
                    }
                }
                case "tab" -> {
                    if (foot || !toTheRight()) {
                        throw foreign(name);
                    }
                    into.add(new Fill(type(base, properties)));
                }
                case "noBreakHyphen" -> words("-", type(base, properties), into);
                case "cr" -> into.add(new Break());
                case "br" -> {
                    String kind = Xml.of(element, "type");
                    if (kind.equals("page") && into.isEmpty()) {
                        breaks = true;
                    } else if (kind.isEmpty() || kind.equals("textWrapping")) {
                        into.add(new Break());
                    } else {
                        throw refusal(InputProblem.WORD_BREAK);
                    }
                }
                default -> {
                    if (!SILENT.contains(name)) {
                        throw foreign(name);
                    }
                }
            }
        }
    }

    /** Whether the paragraph has one tabulator alone, at the right end of its lines. */
    private boolean toTheRight() {
        Element stops = Xml.child(Xml.child(at, "pPr"), "tabs");
        List<Element> tabs = stops == null ? List.of() : Xml.all(stops);
        return tabs.size() == 1 && Xml.of(tabs.getFirst(), "val").equals("right");
    }

    private static void words(String text, Face type, List<Piece> into) {
        String plain = text.replaceAll("[\\r\\n\\t]+", " ");
        if (!plain.isEmpty()) {
            into.add(new Words(type, plain));
        }
    }

    private void field(String mark, Format base, @Nullable Element properties, List<Piece> into) {
        switch (mark) {
            case "begin" -> {
                field.depth++;
                if (field.depth == 1) {
                    field.words.setLength(0);
                } else {
                    throw refusal(InputProblem.WORD_FIELD, field.words.toString().strip());
                }
            }
            case "separate" -> {
                // what follows up to the end is what Word computed last
            }
            case "end" -> {
                into.add(pageNumber(field.words.toString(), base, properties));
                field.depth = 0;
            }
            default -> throw foreign("fldChar");
        }
    }

    private void refuseFormat(String property) {
        throw refusal(InputProblem.WORD_FORMAT, property);
    }

    /** The refusal of an element that a paper has no means for. */
    BadInput foreign(String name) {
        return switch (name) {
            case "ins",
                    "del",
                    "moveFrom",
                    "moveTo",
                    "delText",
                    "commentRangeStart",
                    "commentRangeEnd",
                    "commentReference",
                    "moveFromRangeStart",
                    "moveToRangeStart",
                    "annotationRef" ->
                    refusal(InputProblem.WORD_REVISION);
            case "hyperlink" -> refusal(InputProblem.WORD_LINK);
            case "drawing", "pict", "mc:AlternateContent" -> refusal(InputProblem.WORD_PICTURE);
            case "object", "altChunk", "control", "subDoc" -> refusal(InputProblem.WORD_OBJECT);
            case "sdt", "smartTag", "customXml" -> refusal(InputProblem.WORD_CONTROL, name);
            case "footnoteReference", "endnoteReference", "footnoteRef", "endnoteRef" ->
                    refusal(InputProblem.WORD_FOOTNOTE);
            case "tab", "ptab" -> refusal(InputProblem.WORD_TAB);
            default -> refusal(InputProblem.WORD_ELEMENT, name);
        };
    }

    /** A refusal at the paragraph that is being read. */
    BadInput refusal(InputProblem problem, String... further) {
        List<String> parameters = new ArrayList<>();
        parameters.add(place());
        parameters.addAll(List.of(further));
        return new BadInput(problem, file.name(), 0, parameters.toArray(String[]::new));
    }

    /** Which paragraph, and how it begins. */
    private String place() {
        if (number == 0 && !foot) {
            return "—";
        }
        StringBuilder text = new StringBuilder();
        words(at, text, 0);
        String all = text.toString().strip();
        String start = all.length() > EXCERPT ? all.substring(0, EXCERPT) + "…" : all;
        return (foot ? "footer" : Integer.toString(number)) + " “" + start + "”";
    }

    private static void words(Element element, StringBuilder into, int depth) {
        for (Element child : Xml.all(element)) {
            if (into.length() > EXCERPT || depth > 4) {
                return;
            }
            if (Xml.name(child).equals("t")) {
                into.append(Xml.text(child));
            } else {
                words(child, into, depth + 1);
            }
        }
    }
}
