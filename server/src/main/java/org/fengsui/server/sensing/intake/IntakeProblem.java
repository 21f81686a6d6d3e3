package org.fengsui.server.sensing.intake;

import org.fengsui.server.platform.kernel.Problem;

/** What this room refuses. */
public enum IntakeProblem implements Problem {
    /** No reader of that name; names it and those there are. */
    UNKNOWN_FORMAT("import-unknown-format", Kind.INVALID),
    /** The vantage is no short word; names it. */
    BAD_VANTAGE("import-bad-vantage", Kind.INVALID),
    /** The source's name is too long; names the limit. */
    BAD_SOURCE("import-bad-source", Kind.INVALID),
    /** The declared scope cannot be read; names the word that is wrong. */
    BAD_SCOPE("import-bad-scope", Kind.INVALID),
    /** No file was sent. */
    NO_FILE("import-no-file", Kind.INVALID),
    /** A reason is needed; it stays with the import. */
    REASON_MISSING("import-reason-missing", Kind.INVALID),
    /** It is not held, so there is nothing to release; names its state. */
    NOT_HELD("import-not-held", Kind.CONFLICT);

    private final String slug;
    private final Kind kind;

    IntakeProblem(String slug, Kind kind) {
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
