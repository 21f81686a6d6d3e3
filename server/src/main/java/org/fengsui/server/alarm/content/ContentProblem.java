package org.fengsui.server.alarm.content;

import org.fengsui.server.platform.kernel.Problem;

/** What this room refuses. */
public enum ContentProblem implements Problem {
    /** Its state does not allow this; names it. */
    ILLEGAL_MOVE("content-illegal-move", Kind.CONFLICT),
    /** Something that has to be said is not. */
    TEXT_MISSING("content-text-missing", Kind.INVALID),
    /** An address on the web is malformed; names it. */
    URL("content-url", Kind.INVALID),
    /** The day lies ahead. */
    AHEAD("content-ahead", Kind.INVALID),
    /** Taking something down is proved by a file. */
    FILES_MISSING("content-files-missing", Kind.INVALID),
    /** A name is missing or longer than a name. */
    NAME("content-name", Kind.INVALID),
    /** A table cannot be read; says file, line and why. */
    TABLE_UNREADABLE("content-table-unreadable", Kind.INVALID),
    /** A cell of a table is missing or wrong; names file, line, column and what stands there. */
    TABLE_CELL("content-table-cell", Kind.INVALID);

    private final String slug;
    private final Kind kind;

    ContentProblem(String slug, Kind kind) {
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
