package org.fengsui.engine.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fengsui.engine.paper.Paper.Feet;
import org.fengsui.engine.paper.Paper.Line;
import org.fengsui.engine.paper.Paper.Page;
import org.fengsui.engine.paper.Paper.Part;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Reads a paper from a Word file. Only what a {@link Paper} holds is taken over; what it does not
 * hold and would be seen is refused with its place, so that no paper looks other than it was drawn.
 */
public final class WordReader {
    private static final int MOST_FOOT_LINES = 10;
    private static final int MOST_LINES = 500;
    private static final int MOST_CHARACTERS = 40_000;

    private static final Set<String> MARKS =
            Set.of("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "sectPr");

    private final InputFile file;
    private final WordPackage word;
    private final WordText text;

    private WordReader(InputFile file) {
        this.file = file;
        this.word = WordPackage.open(file);
        this.text = new WordText(file, new WordStyles(word));
    }

    /**
     * Reads a file.
     *
     * @throws BadInput if it is no Word file, holds what no paper may hold, or what this model does
     *     not have
     */
    public static Paper read(InputFile file) {
        try {
            return new WordReader(file).paper();
        } catch (IllegalArgumentException e) {
            throw BadInput.because(
                    e,
                    InputProblem.WORD_FORMAT,
                    file.name(),
                    0,
                    "—",
                    String.valueOf(e.getMessage()));
        }
    }

    private Paper paper() {
        Element document = word.xml(WordPackage.TEXT);
        Element body = Xml.child(document, "body");
        if (body == null) {
            throw new BadInput(InputProblem.NOT_THIS_FORMAT, file.name(), 0, "Word (.docx)", "XML");
        }
        List<Part> parts = new ArrayList<>();
        for (Element element : Xml.all(body)) {
            String name = Xml.name(element);
            if (name.equals("p")) {
                parts.add(text.line(element, ""));
            } else if (name.equals("tbl")) {
                parts.add(new WordTable(text, file).read(element));
            } else if (!MARKS.contains(name)) {
                throw text.foreign(name);
            }
        }
        Element section = Xml.child(body, "sectPr");
        Paper paper = new Paper(page(section), trimmed(parts), feet(section));
        refuseTooMuch(paper);
        return paper;
    }

    /** Without the empty paragraph that Word keeps behind a table at the end. */
    private static List<Part> trimmed(List<Part> parts) {
        int end = parts.size();
        while (end > 0
                && parts.get(end - 1) instanceof Line line
                && line.text().isEmpty()
                && !line.look().frame().there()) {
            end--;
        }
        return parts.subList(0, end);
    }

    private void refuseTooMuch(Paper paper) {
        List<Line> lines = paper.lines();
        long characters = lines.stream().mapToLong(line -> line.text().length()).sum();
        int feet =
                Stream.of(paper.feet().odd(), paper.feet().even(), paper.feet().first())
                        .mapToInt(List::size)
                        .max()
                        .orElse(0);
        if (lines.size() > MOST_LINES || characters > MOST_CHARACTERS || feet > MOST_FOOT_LINES) {
            throw new BadInput(
                    InputProblem.WORD_TOO_LARGE,
                    file.name(),
                    0,
                    MOST_LINES + " ¶, " + MOST_CHARACTERS);
        }
        if (lines.isEmpty()) {
            throw new BadInput(InputProblem.EMPTY, file.name(), 0);
        }
        boolean body = false;
        boolean end = false;
        for (Part part : paper.parts()) {
            boolean framed = part instanceof Line line && line.look().frame().there();
            boolean last = part instanceof Line line && line.look().frame().end();
            if ((framed && body && !last) || (end && !last)) {
                throw new BadInput(
                        InputProblem.WORD_FORMAT,
                        file.name(),
                        0,
                        part instanceof Line line ? line.text() : "",
                        "w:framePr");
            }
            body |= !framed;
            end |= last;
        }
    }

    private Page page(@Nullable Element section) {
        Element size = Xml.child(section, "pgSz");
        Element margin = Xml.child(section, "pgMar");
        int width = number(size, "w", Page.WIDTH);
        int height = number(size, "h", Page.HEIGHT);
        // 210 × 297 mm, as rounded by different programs
        if (Math.abs(width - Page.WIDTH) > 30 || Math.abs(height - Page.HEIGHT) > 30) {
            throw new BadInput(
                    InputProblem.WORD_PAGE,
                    file.name(),
                    0,
                    width / 57 + " × " + height / 57 + " mm");
        }
        Element columns = Xml.child(section, "cols");
        if (number(columns, "num", 1) > 1
                || Xml.child(section, "pgBorders") != null
                || Xml.child(section, "lnNumType") != null
                || Xml.of(Xml.child(section, "textDirection"), "val").startsWith("tb")) {
            throw new BadInput(InputProblem.WORD_SECTION, file.name(), 0);
        }
        Element grid = Xml.child(section, "docGrid");
        String kind = Xml.of(grid, "type");
        if (kind.equals("linesAndChars") || kind.equals("snapToChars")) {
            throw new BadInput(InputProblem.WORD_GRID, file.name(), 0);
        }
        return new Page(
                Math.abs(number(margin, "top", 1440)),
                number(margin, "right", 1800),
                Math.abs(number(margin, "bottom", 1440)),
                number(margin, "left", 1800),
                number(margin, "footer", 992),
                kind.equals("lines") ? number(grid, "linePitch", 312) : 0);
    }

    private static int number(@Nullable Element element, String attribute, int otherwise) {
        String text = Xml.of(element, attribute);
        try {
            return text.isEmpty() ? otherwise : (int) Math.round(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private Feet feet(@Nullable Element section) {
        if (section == null) {
            return Feet.NONE;
        }
        Element settings = word.xml(WordPackage.SETTINGS);
        boolean apart = Format.of(settings).on("evenAndOddHeaders");
        boolean first = Format.of(section).on("titlePg");
        for (Element reference : Xml.all(section)) {
            if (Xml.name(reference).equals("headerReference")) {
                refuseHeader(reference);
            }
        }
        List<Line> odd = foot(section, "default").orElse(List.of());
        return new Feet(
                odd,
                apart ? foot(section, "even").orElse(List.of()) : List.of(),
                first ? foot(section, "first").orElse(List.of()) : List.of(),
                apart,
                first);
    }

    private Optional<List<Line>> foot(Element section, String type) {
        for (Element reference : Xml.all(section)) {
            if (Xml.name(reference).equals("footerReference")
                    && Xml.of(reference, "type").equals(type)) {
                return Optional.of(foot(reference));
            }
        }
        return Optional.empty();
    }

    private List<Line> foot(Element reference) {
        String part = word.target(reference.getAttributeNS(Xml.R, "id"));
        Element root = part == null ? null : word.xml(part);
        if (root == null) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        for (Element element : Xml.all(root)) {
            String name = Xml.name(element);
            if (name.equals("p")) {
                lines.add(text.foot(element));
            } else if (!MARKS.contains(name)) {
                throw text.foreign(name);
            }
        }
        return lines.stream().allMatch(line -> line.text().isEmpty()) ? List.of() : lines;
    }

    private void refuseHeader(Element reference) {
        String part = word.target(reference.getAttributeNS(Xml.R, "id"));
        Element root = part == null ? null : word.xml(part);
        if (root == null) {
            return;
        }
        for (Element element : Xml.all(root)) {
            boolean empty = Xml.name(element).equals("p") && text.foot(element).text().isEmpty();
            if (!empty && !MARKS.contains(Xml.name(element))) {
                throw new BadInput(InputProblem.WORD_HEADER, file.name(), 0);
            }
        }
    }
}
