package org.fengsui.engine.paper;

/**
 * How a paragraph is set.
 *
 * @param align where its lines stand
 * @param left indent
 * @param right indent
 * @param first further indent of the first line; less than 0 where it hangs out
 * @param before room above
 * @param after room below
 * @param line the height of its lines
 * @param height what that means
 * @param top the rule above; {@link Rule#NONE} for none
 * @param bottom the rule below; {@link Rule#NONE} for none
 * @param frame where it stands whatever the text does; {@link Frame#NONE} for in the text
 * @param newPage whether it begins a page
 */
public record Look(
        Align align,
        int left,
        int right,
        int first,
        int before,
        int after,
        int line,
        Height height,
        Rule top,
        Rule bottom,
        Frame frame,
        boolean newPage) {
    private static final int FAR = Paper.Page.WIDTH;

    /** Refuses what no sheet can hold. */
    public Look {
        Paper.require(near(left) && near(right), "indent");
        Paper.require(near(first), "indent of the first line");
        Paper.require(before >= 0 && before <= FAR && after >= 0 && after <= FAR, "spacing");
        Paper.require(line > 0 && line <= FAR, "height of lines");
    }

    private static boolean near(int indent) {
        return indent >= -FAR && indent <= FAR;
    }

    /** In the text, at least so high a line. */
    public static Look of(Align align, int line) {
        return new Look(
                align,
                0,
                0,
                0,
                0,
                0,
                line,
                Height.AT_LEAST,
                Rule.NONE,
                Rule.NONE,
                Frame.NONE,
                false);
    }

    /** The same with indents. */
    public Look indented(int left, int right, int first) {
        return new Look(
                align, left, right, first, before, after, line, height, top, bottom, frame,
                newPage);
    }

    /** The same with room above and below. */
    public Look spaced(int before, int after) {
        return new Look(
                align, left, right, first, before, after, line, height, top, bottom, frame,
                newPage);
    }

    /** The same with rules. */
    public Look ruled(Rule top, Rule bottom) {
        return new Look(
                align, left, right, first, before, after, line, height, top, bottom, frame,
                newPage);
    }

    /** The same, beginning a page. */
    public Look onNewPage() {
        return new Look(
                align, left, right, first, before, after, line, height, top, bottom, frame, true);
    }

    /** The same in a frame. */
    public Look framed(Frame frame) {
        return new Look(
                align, left, right, first, before, after, line, height, top, bottom, frame,
                newPage);
    }

    /** Where the lines of a paragraph stand between its indents. */
    public enum Align {
        /** At the left. */
        LEFT,
        /** In the middle. */
        CENTER,
        /** At the right. */
        RIGHT,
        /** From indent to indent. */
        BOTH
    }

    /** What a line's height means. */
    public enum Height {
        /** 240ths of what the type needs. */
        TIMES,
        /** At least so high. */
        AT_LEAST,
        /** Exactly so high. */
        EXACT
    }

    /**
     * A rule.
     *
     * @param kind how it is drawn
     * @param eighths its thickness in eighths of a point
     * @param space between it and the text, in points
     * @param color as in {@link Paper.Face}
     */
    public record Rule(Kind kind, int eighths, int space, int color) {
        /** No rule. */
        public static final Rule NONE = new Rule(Kind.NONE, 0, 0, 0);

        /** Refuses what no sheet can hold. */
        public Rule {
            Paper.require(eighths >= 0 && eighths <= 96 && space >= 0 && space <= 31, "rule");
            Paper.require(color >= 0 && color <= 0xFFFFFF, "color");
        }

        /** How a rule is drawn. */
        public enum Kind {
            /** Not at all. */
            NONE,
            /** One line. */
            SINGLE,
            /** Two lines alike. */
            DOUBLE,
            /** A thick one above a thin one. */
            THICK_THIN,
            /** A thin one above a thick one. */
            THIN_THICK
        }

        /** Whether there is one. */
        public boolean drawn() {
            return kind != Kind.NONE;
        }
    }

    /**
     * A place that stands where it is whatever the text does, in the middle of the page's width.
     *
     * @param width of the frame; 0 for no frame
     * @param below the first page's upper edge; -1 for the foot of the type area of the last page
     */
    public record Frame(int width, int below) {
        /** No frame. */
        public static final Frame NONE = new Frame(0, 0);

        /** Refuses what no sheet can hold. */
        public Frame {
            Paper.require(width >= 0 && width <= Paper.Page.WIDTH, "width of a frame");
            Paper.require(below >= -1 && below <= Paper.Page.HEIGHT, "place of a frame");
        }

        /** At the foot of the type area of the last page (版记). */
        public static Frame atEnd(int width) {
            return new Frame(width, -1);
        }

        /** Whether there is one. */
        public boolean there() {
            return width > 0;
        }

        /** Whether it stands on the last page. */
        public boolean end() {
            return there() && below < 0;
        }
    }
}
