package org.fengsui.server.alarm.incident;

import org.fengsui.server.platform.kernel.Problem;

/** What incidents refuse. */
public enum IncidentProblem implements Problem {
    /** Its state does not allow this; names the incident. */
    ILLEGAL_MOVE("incident-illegal-move", Kind.CONFLICT),
    /** Something that has to be said is not. */
    TEXT_MISSING("incident-text-missing", Kind.INVALID),
    /** It lies in the future, or before it was seen. */
    WHEN("incident-when", Kind.INVALID),
    /** Nobody can say whose it is: no unit and no system of one is named. */
    NO_UNIT("incident-no-unit", Kind.INVALID),
    /** There is no such category. */
    NO_CATEGORY("incident-no-category", Kind.INVALID);

    private final String slug;
    private final Kind kind;

    IncidentProblem(String slug, Kind kind) {
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
