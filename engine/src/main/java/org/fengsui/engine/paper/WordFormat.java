package org.fengsui.engine.paper;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fengsui.engine.paper.Look.Align;
import org.fengsui.engine.paper.Look.Frame;
import org.fengsui.engine.paper.Look.Height;
import org.fengsui.engine.paper.Look.Rule;
import org.fengsui.engine.paper.Paper.Face;

/**
 * What properties of Word mean on a {@link Paper}. One that a paper has no means for is named, so
 * that its file is refused.
 */
final class WordFormat {
    private static final Pattern COLOR = Pattern.compile("[0-9A-Fa-f]{6}");
    private static final int PER_LINE = 240;

    /** Of type: read, or without effect on a printed page of horizontal Chinese. */
    private static final Set<String> TYPE =
            Set.of(
                    "rFonts",
                    "b",
                    "bCs",
                    "i",
                    "iCs",
                    "u",
                    "color",
                    "sz",
                    "szCs",
                    "lang",
                    "noProof",
                    "kern",
                    "rStyle",
                    "snapToGrid",
                    "specVanish",
                    "webHidden");

    /** Of paragraphs: the same. */
    private static final Set<String> LOOK =
            Set.of(
                    "pStyle",
                    "jc",
                    "ind",
                    "spacing",
                    "framePr",
                    "pBdr.top",
                    "pBdr.bottom",
                    "pageBreakBefore",
                    "keepNext",
                    "keepLines",
                    "widowControl",
                    "snapToGrid",
                    "adjustRightInd",
                    "autoSpaceDE",
                    "autoSpaceDN",
                    "kinsoku",
                    "wordWrap",
                    "overflowPunct",
                    "topLinePunct",
                    "outlineLvl",
                    "textAlignment",
                    "suppressLineNumbers",
                    "suppressAutoHyphens",
                    "mirrorIndents",
                    "cnfStyle",
                    "divId",
                    "rPr");

    private final WordStyles styles;

    WordFormat(WordStyles styles) {
        this.styles = styles;
    }

    /** The property of type that a paper has no means for. */
    static Optional<String> foreignInType(Format format) {
        for (String name : format.names()) {
            String own =
                    name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.'));
            boolean measure = Set.of("spacing", "position").contains(own);
            boolean plain =
                    TYPE.contains(own)
                            || own.contains(":")
                            || !format.on(name)
                            || (measure && format.number(name, "val", 0) == 0)
                            || (own.equals("w") && format.number(name, "val", 100) == 100)
                            || (own.equals("vertAlign") && format.val(name).equals("baseline"))
                            || (own.equals("shd") && plainShade(format, name))
                            || (own.equals("bdr") && !drawn(format.val(name)));
            if (!plain) {
                return Optional.of("w:" + own);
            }
        }
        String line = format.val("u");
        return line.isEmpty() || Set.of("none", "single", "words").contains(line)
                ? Optional.empty()
                : Optional.of("w:u=" + line);
    }

    /** The property of a paragraph that a paper has no means for. */
    static Optional<String> foreignInLook(Format format) {
        for (String name : format.names()) {
            String own = name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'));
            boolean side = name.startsWith("pBdr.") && !drawn(format.val(name));
            boolean plain =
                    LOOK.contains(name)
                            || Set.of("rPr", "tabs").contains(own)
                            || own.contains(":")
                            || side
                            || (own.equals("shd") && plainShade(format, name))
                            || (own.equals("numPr") && noList(format))
                            || (Set.of("bidi", "contextualSpacing").contains(own)
                                    && !format.on(name));
            if (!plain) {
                return Optional.of("w:" + name);
            }
        }
        if (!Set.of("", "left", "start", "center", "right", "end", "both")
                .contains(format.val("jc"))) {
            return Optional.of("w:jc=" + format.val("jc"));
        }
        boolean automatic =
                isOn(format.get("spacing", "beforeAutospacing"))
                        || isOn(format.get("spacing", "afterAutospacing"));
        return automatic ? Optional.of("w:spacing autospacing") : Optional.empty();
    }

    /** Whether a paragraph is an item of a list that Word numbers. */
    static boolean listed(Format format) {
        return (format.has("numPr.numId") || format.has("numPr.ilvl")) && !noList(format);
    }

    private static boolean noList(Format format) {
        return format.val("numPr.numId").equals("0") || !format.has("numPr.numId");
    }

    private static boolean isOn(String value) {
        return value.equals("1") || value.equals("true") || value.equals("on");
    }

    private static boolean plainShade(Format format, String name) {
        String fill = format.get(name, "fill");
        return Set.of("clear", "nil", "").contains(format.val(name))
                && Set.of("", "auto", "FFFFFF", "ffffff").contains(fill);
    }

    private static boolean drawn(String border) {
        return !Set.of("", "nil", "none").contains(border);
    }

    /** A type. */
    Face type(Format format) {
        return new Face(
                font(format, "eastAsia", "宋体"),
                font(format, "ascii", "Times New Roman"),
                format.number("sz", "val", 20),
                color(format.val("color")),
                format.on("b"),
                format.on("i"),
                format.on("u"));
    }

    private String font(Format format, String which, String otherwise) {
        String themed = styles.themed(format.get("rFonts", which + "Theme"));
        String named = themed.isEmpty() ? format.get("rFonts", which) : themed;
        return named.isEmpty() ? otherwise : named.substring(0, Math.min(60, named.length()));
    }

    private static int color(String text) {
        return COLOR.matcher(text).matches() ? Integer.parseInt(text, 16) : 0;
    }

    /**
     * A look.
     *
     * @param halves the size of the paragraph's type in half points, for indents in characters
     */
    Look look(Format format, int halves) {
        int left = indent(format, "left", "start", halves);
        int right = indent(format, "right", "end", halves);
        int hanging = indent(format, "hanging", "hanging", halves);
        int first = hanging != 0 ? -hanging : indent(format, "firstLine", "firstLine", halves);
        String rule = format.get("spacing", "lineRule").toLowerCase(Locale.ROOT);
        return new Look(
                align(format.val("jc")),
                left,
                right,
                first,
                room(format, "before"),
                room(format, "after"),
                Math.max(1, format.number("spacing", "line", PER_LINE)),
                rule.equals("exact")
                        ? Height.EXACT
                        : rule.equals("atleast") ? Height.AT_LEAST : Height.TIMES,
                rule(format, "pBdr.top"),
                rule(format, "pBdr.bottom"),
                frame(format),
                format.on("pageBreakBefore"));
    }

    private static int indent(Format format, String name, String newer, int halves) {
        int own = format.number("ind", name, format.number("ind", newer, 0));
        int characters = format.number("ind", name + "Chars", 0);
        // a character of that size is so many tenths of a twip wide: 10 twips a half point
        return own == 0 && characters != 0 ? characters * halves * 10 / 100 : own;
    }

    private static int room(Format format, String name) {
        int own = format.number("spacing", name, 0);
        int lines = format.number("spacing", name + "Lines", 0);
        return own == 0 && lines > 0 ? lines * PER_LINE / 100 : own;
    }

    private static Align align(String jc) {
        return switch (jc) {
            case "center" -> Align.CENTER;
            case "right", "end" -> Align.RIGHT;
            case "both" -> Align.BOTH;
            default -> Align.LEFT;
        };
    }

    private static Rule rule(Format format, String side) {
        String val = format.val(side);
        if (!drawn(val)) {
            return Rule.NONE;
        }
        Rule.Kind kind =
                switch (val) {
                    case "double" -> Rule.Kind.DOUBLE;
                    case "thickThinSmallGap" -> Rule.Kind.THICK_THIN;
                    case "thinThickSmallGap" -> Rule.Kind.THIN_THICK;
                    default -> Rule.Kind.SINGLE;
                };
        return new Rule(
                kind,
                format.number(side, "sz", 4),
                format.number(side, "space", 0),
                color(format.get(side, "color")));
    }

    /** A rule that a paper cannot draw; empty where it can draw both. */
    static Optional<String> foreignRule(Format format) {
        Set<String> known =
                Set.of(
                        "",
                        "nil",
                        "none",
                        "single",
                        "double",
                        "thickThinSmallGap",
                        "thinThickSmallGap");
        for (String side : Set.of("pBdr.top", "pBdr.bottom")) {
            if (!known.contains(format.val(side))) {
                return Optional.of("w:pBdr=" + format.val(side));
            }
        }
        return Optional.empty();
    }

    private static Frame frame(Format format) {
        if (atEnd(format)) {
            return Frame.atEnd(format.number("framePr", "w", 0));
        }
        return format.has("framePr")
                ? new Frame(format.number("framePr", "w", 0), format.number("framePr", "y", 0))
                : Frame.NONE;
    }

    /** 版记: at the foot of the type area. */
    private static boolean atEnd(Format format) {
        return format.get("framePr", "vAnchor").equals("margin")
                && format.get("framePr", "yAlign").equals("bottom");
    }

    /** A frame that a paper has no means for. */
    static Optional<String> foreignFrame(Format format) {
        if (!format.has("framePr")) {
            return Optional.empty();
        }
        boolean place =
                atEnd(format)
                        || (format.get("framePr", "vAnchor").equals("page")
                                && format.get("framePr", "yAlign").isEmpty());
        boolean known =
                place
                        && format.get("framePr", "hAnchor").equals("page")
                        && format.get("framePr", "xAlign").equals("center")
                        && format.get("framePr", "dropCap").isEmpty()
                        && format.number("framePr", "w", 0) > 0;
        return known ? Optional.empty() : Optional.of("w:framePr");
    }
}
