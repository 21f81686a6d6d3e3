package org.fengsui.server.campus.knowledge;

import org.fengsui.server.platform.kernel.Problem;

/** What the knowledge base refuses. */
public enum KnowledgeProblem implements Problem {
    /** The table is refused whole; says file, line and reason. */
    TABLE_REFUSED("knowledge-table-refused", Kind.INVALID);

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
