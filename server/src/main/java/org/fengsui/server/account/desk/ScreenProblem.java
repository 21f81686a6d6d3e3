package org.fengsui.server.account.desk;

import org.fengsui.server.platform.kernel.Problem;

/** What devices refuse. */
public enum ScreenProblem implements Problem {
    /** A name of 1 to 60 characters is missing. */
    NAME("screen-name", Kind.INVALID),
    /** It is revoked already. */
    REVOKED("screen-revoked", Kind.CONFLICT);

    private final String slug;
    private final Kind kind;

    ScreenProblem(String slug, Kind kind) {
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
