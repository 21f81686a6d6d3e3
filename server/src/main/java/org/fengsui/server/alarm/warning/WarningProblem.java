package org.fengsui.server.alarm.warning;

import org.fengsui.server.platform.kernel.Problem;

/** What warnings refuse. */
public enum WarningProblem implements Problem {
    /** Its state does not allow this; names the warning. */
    ILLEGAL_MOVE("warning-illegal-move", Kind.CONFLICT),
    /** 橙、红 are a superior's: its name and number are missing. */
    NOT_OURS_TO_GIVE("warning-not-ours-to-give", Kind.INVALID),
    /** Something that has to be said is not. */
    TEXT_MISSING("warning-text-missing", Kind.INVALID),
    /** A reason that stands in the history is missing. */
    REASON_MISSING("warning-reason-missing", Kind.INVALID),
    /** It would be over before it begins. */
    OVER_ALREADY("warning-over-already", Kind.INVALID),
    /** A line of the products cannot be read; names line and piece. */
    PRODUCT("warning-product", Kind.INVALID),
    /** A port is no number from 1 to 65535; names it. */
    PORT("warning-port", Kind.INVALID),
    /** An adjustment that changes nothing. */
    UNCHANGED("warning-unchanged", Kind.INVALID),
    /** Something else waits for its decision already; names the warning. */
    PROPOSED_ALREADY("warning-proposed-already", Kind.CONFLICT),
    /** A file of advisories is none of the formats, or is broken; says where and why. */
    FILE_REFUSED("warning-file-refused", Kind.INVALID);

    private final String slug;
    private final Kind kind;

    WarningProblem(String slug, Kind kind) {
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
