package org.fengsui.engine.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fengsui.engine.paper.Paper.Face;
import org.fengsui.engine.paper.Paper.Line;
import org.fengsui.engine.paper.Paper.Piece;
import org.fengsui.engine.paper.Paper.Slot;
import org.fengsui.engine.paper.Paper.Words;

/**
 * Finds the places to be filled in, {@code {{name}}}. Word splits what is typed at will, so a place
 * is looked for in the words of a paragraph, not in one run of them.
 */
public final class Slots {
    private static final Pattern SLOT =
            Pattern.compile("\\{\\{\\s*([\\p{IsHan}A-Za-z0-9]{1,20})\\s*}}");
    private static final Pattern BRACES = Pattern.compile("[{｛]{2}|[}｝]{2}");

    private Slots() {}

    /** The paragraph with its places found, and words of one type in one piece. */
    public static Line in(Line line) {
        List<Piece> found = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        List<Face> types = new ArrayList<>();
        for (Piece piece : line.pieces()) {
            if (piece instanceof Words words) {
                text.append(words.text());
                for (int i = 0; i < words.text().length(); i++) {
                    types.add(words.type());
                }
            } else {
                split(text, types, found);
                found.add(piece);
            }
        }
        split(text, types, found);
        // an empty paragraph keeps the type that makes it as high as it is
        return found.isEmpty() ? line : new Line(line.look(), found);
    }

    /** Whether braces stand in a paragraph that open or close no place. */
    static boolean strays(Line line) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : line.pieces()) {
            text.append(piece instanceof Words ? piece.text() : " ");
        }
        return BRACES.matcher(text).find();
    }

    private static void split(StringBuilder text, List<Face> types, List<Piece> into) {
        Matcher slot = SLOT.matcher(text);
        int at = 0;
        while (slot.find()) {
            words(text, types, at, slot.start(), into);
            into.add(new Slot(types.get(slot.start()), slot.group(1)));
            at = slot.end();
        }
        words(text, types, at, text.length(), into);
        text.setLength(0);
        types.clear();
    }

    private static void words(
            StringBuilder text, List<Face> types, int from, int to, List<Piece> into) {
        int start = from;
        for (int at = from + 1; at <= to; at++) {
            if (at == to || !types.get(at).equals(types.get(start))) {
                into.add(new Words(types.get(start), text.substring(start, at)));
                start = at;
            }
        }
    }
}
