package org.fengsui.server.sensing.trace;

import org.fengsui.server.platform.kernel.Problem;

/** What this room refuses. */
public enum TraceProblem implements Problem {
    /** The state of the task does not allow it; names the state. */
    ILLEGAL_MOVE("trace-illegal-move", Kind.CONFLICT),
    /** A reason is needed; it will stand in the history. */
    REASON_MISSING("trace-reason-missing", Kind.INVALID),
    /** It is not open between several accounts, or that is none of them. */
    NO_CANDIDATE("trace-no-candidate", Kind.CONFLICT),
    /** None of the task’s findings can be noticed any more. */
    NOTHING_OPEN("trace-nothing-open", Kind.CONFLICT),
    /** No file was sent. */
    NO_FILE("trace-no-file", Kind.INVALID);

    private final String slug;
    private final Kind kind;

    TraceProblem(String slug, Kind kind) {
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
