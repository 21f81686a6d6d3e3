package org.fengsui.server.campus.readiness;

import org.fengsui.server.platform.kernel.Problem;

/** What this room refuses. */
public enum ReadinessProblem implements Problem {
    /** Its state does not allow this; names it. */
    ILLEGAL_MOVE("readiness-illegal-move", Kind.CONFLICT),
    /** A text is missing. */
    TEXT_MISSING("readiness-text-missing", Kind.INVALID),
    /** Somebody else was drawn; names him. */
    NOT_THE_DRAWN("readiness-not-the-drawn", Kind.FORBIDDEN),
    /** A period is out of its limits. */
    PERIOD("readiness-period", Kind.INVALID),
    /** A line of a roster cannot be read; names the line. */
    ROSTER_LINE("readiness-roster-line", Kind.INVALID),
    /** The days of a roster are past, the wrong way round or too many. */
    ROSTER_DAYS("readiness-roster-days", Kind.INVALID);

    private final String slug;
    private final Kind kind;

    ReadinessProblem(String slug, Kind kind) {
        this.slug = slug;
        this.kind = kind;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
