package org.fengsui.server.speaking.document.layout;

import org.fengsui.engine.paper.Look.Height;
import org.fengsui.engine.paper.Paper;
import org.fengsui.engine.paper.Paper.Break;
import org.fengsui.engine.paper.Paper.Fill;
import org.fengsui.engine.paper.Paper.Line;
import org.fengsui.engine.paper.Paper.PageNumber;
import org.fengsui.engine.paper.Paper.Slot;
import org.fengsui.engine.paper.Paper.Words;

/** How high the lines of a paragraph are in the PDF, as Word would set them. */
final class LineHeight {

    private static final float TWIPS = 20f;
    private static final float NATURAL = 1.3f; // what a line of type needs of its size

    private LineHeight() {}

    /** The size of the largest type in a paragraph, in points. */
    static float size(Line line) {
        return line.pieces().stream()
                        .mapToInt(piece ->
                                switch (piece) {
                                    case Words words -> words.type().size();
                                    case Slot slot -> slot.type().size();
                                    case PageNumber number -> number.type().size();
                                    case Fill fill -> fill.type().size();
                                    case Break() -> 0;
                                })
                        .max()
                        .orElse(32)
                / 2f;
    }

    /** How high a line of a paragraph is, in points. */
    static float of(Paper paper, Line line) {
        float height = line.look().line() / TWIPS;
        float natural = size(line) * NATURAL;
        if (line.look().height() == Height.EXACT) {
            return height;
        }
        if (line.look().height() == Height.AT_LEAST) {
            return Math.max(height, natural);
        }
        float grid = paper.page().grid() / TWIPS;
        float single = grid > 0 ? (float) Math.ceil(natural / grid) * grid : natural;
        return single * line.look().line() / 240;
    }
}
