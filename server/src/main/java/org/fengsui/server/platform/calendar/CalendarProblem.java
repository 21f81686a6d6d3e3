package org.fengsui.server.platform.calendar;

import org.fengsui.server.platform.kernel.Problem;

/** What the calendar refuses. */
public enum CalendarProblem implements Problem {
    /** The text is no plan; says where and why. */
    UNREADABLE("calendar-unreadable", Kind.INVALID),
    /** The plan names no day off or worked; names the year. */
    EMPTY("calendar-empty", Kind.INVALID),
    /** The plan does not say on which paper it stands; names the year. */
    NO_PAPER("calendar-no-paper", Kind.INVALID),
    /** The year is already arranged just so; names it. */
    KNOWN("calendar-known", Kind.CONFLICT);

    private final String slug;
    private final Kind kind;

    CalendarProblem(String slug, Kind kind) {
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
