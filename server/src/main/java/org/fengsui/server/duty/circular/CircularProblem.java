package org.fengsui.server.duty.circular;

import org.fengsui.server.platform.kernel.Problem;

/** What circulars refuse. */
public enum CircularProblem implements Problem {
    /** Its state does not allow this; names the circular. */
    ILLEGAL_MOVE("circular-illegal-move", Kind.CONFLICT),
    /** Subject, text or reason is missing. */
    TEXT_MISSING("circular-text-missing", Kind.INVALID),
    /** It cannot have come after now. */
    RECEIVED_TIME("circular-received-time", Kind.INVALID),
    /** What came some time ago needs the reason why it is entered now. */
    BACKDATING("circular-backdating", Kind.INVALID),
    /** A call is entered with caller and call-back number. */
    CALL_INCOMPLETE("circular-call-incomplete", Kind.INVALID),
    /** A letter is entered with its scan. */
    SCAN_MISSING("circular-scan-missing", Kind.INVALID),
    /** No unit is chosen, or one is chosen that has this circular already. */
    UNITS("circular-units", Kind.INVALID),
    /** A text is too long, or a line has more than one; names the most characters. */
    TEXT_TOO_LONG("circular-text-too-long", Kind.INVALID),
    /** A notice would have too many items; names the most. */
    TOO_MANY_ITEMS("circular-too-many-items", Kind.INVALID),
    /** A report that was sent back carries nothing new; names the circular. */
    NOTHING_NEW("circular-nothing-new", Kind.CONFLICT),
    /** Units are reported that are not reviewed and re-tested; names them. */
    NOT_REVIEWED("circular-not-reviewed", Kind.CONFLICT);

    private final String slug;
    private final Kind kind;

    CircularProblem(String slug, Kind kind) {
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
