package org.fengsui.server.campus.knowledge;

import org.fengsui.server.platform.kernel.Problem;

/** What the knowledge base refuses. */
public enum KnowledgeProblem implements Problem {
    /** The import has a bad row and is refused whole; names line and reason. */
    IMPORT_BAD_ROW("knowledge-import-bad-row", Kind.INVALID);

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
