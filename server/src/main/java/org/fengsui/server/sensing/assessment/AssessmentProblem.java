package org.fengsui.server.sensing.assessment;

import org.fengsui.server.platform.kernel.Problem;

/** What assessments refuse. */
public enum AssessmentProblem implements Problem {
    /** Its state does not allow this; names the assessment. */
    ILLEGAL_MOVE("assessment-illegal-move", Kind.CONFLICT),
    /** Something that has to be said is not. */
    TEXT_MISSING("assessment-text-missing", Kind.INVALID),
    /** It cannot have been found, told or sent later than now, nor before it was found. */
    WHEN("assessment-when", Kind.INVALID),
    /** A text is longer than it may be, or a name has several lines; names the limit. */
    TEXT_TOO_LONG("assessment-text-too-long", Kind.INVALID),
    /** Something is assessed already; it is assessed anew there. */
    ALREADY("assessment-already", Kind.CONFLICT),
    /** A summary follows the end of the handling, which nobody has recorded. */
    NOT_HANDLED("assessment-not-handled", Kind.CONFLICT),
    /** An answer comes before what was asked. */
    BEFORE_QUESTION("assessment-before-question", Kind.INVALID),
    /** No unit is named that could be told. */
    NO_UNIT("assessment-no-unit", Kind.INVALID),
    /** A first report says at least who is affected and what happened; those two are missing. */
    ITEMS_MISSING("assessment-items-missing", Kind.INVALID),
    /** It was sent before the leading group approved; that is another thing. */
    BEFORE_APPROVAL("assessment-before-approval", Kind.INVALID),
    /** It may not go ahead of the approval yet; names from when. */
    TOO_EARLY("assessment-too-early", Kind.CONFLICT),
    /** Somebody replaced this row meanwhile, or there is none. */
    ROW_GONE("assessment-row-gone", Kind.CONFLICT);

    private final String slug;
    private final Kind kind;

    AssessmentProblem(String slug, Kind kind) {
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
