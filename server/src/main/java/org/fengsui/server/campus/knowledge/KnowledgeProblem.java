package org.fengsui.server.campus.knowledge;

import org.fengsui.server.platform.kernel.Problem;

/** What the knowledge base refuses. */
public enum KnowledgeProblem implements Problem {
    /** The table is refused whole; says file, line and reason. */
    TABLE_REFUSED("knowledge-table-refused", Kind.INVALID),
    /** A text that an entry needs is empty; names it. */
    TEXT_MISSING("knowledge-text-missing", Kind.INVALID),
    /** A text is too long; names it and the limit. */
    TEXT_TOO_LONG("knowledge-text-too-long", Kind.INVALID);

    private final String slug;
    private final Kind kind;

    KnowledgeProblem(String slug, Kind kind) {
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
