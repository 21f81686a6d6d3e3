package org.fengsui.server.duty.obligation;

import org.fengsui.server.platform.kernel.Problem;

/** What the ledger refuses. */
public enum ObligationProblem implements Problem {
    /** It is met or waived; names the state. */
    NOT_OPEN("obligation-not-open", Kind.CONFLICT),
    /** A due only ever moves later; names both. */
    DUE_NOT_LATER("obligation-due-not-later", Kind.INVALID);

    private final String slug;
    private final Kind kind;

    ObligationProblem(String slug, Kind kind) {
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
