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
    /** A text is longer than it may be, or a name has several lines; names the limit. */
    TEXT_TOO_LONG("incident-text-too-long", Kind.INVALID),
    /**
     * It cannot be closed: a task, its scope, its unit's knowledge or the last report is missing.
     */
    UNFINISHED("incident-unfinished", Kind.CONFLICT),
    /** Nobody can say whose it is: no unit and no system of one is named. */
    NO_UNIT("incident-no-unit", Kind.INVALID),
    /** There is no such category. */
    NO_CATEGORY("incident-no-category", Kind.INVALID),
    /** A criticism rests on evidence: there is no late duty, and nothing else is named. */
    NO_PROOF("criticism-no-proof", Kind.INVALID),
    /** The unit still has time to be heard. */
    NOT_HEARD("criticism-not-heard", Kind.CONFLICT);

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
