package org.fengsui.server.platform.audit;

import org.fengsui.server.platform.kernel.Problem;

/** What audit refuses. */
public enum AuditProblem implements Problem {
    /** More entries than one export holds; names how many it holds. */
    EXPORT_TOO_LARGE("audit-export-too-large", Kind.TOO_LARGE);

    private final String slug;
    private final Kind kind;

    AuditProblem(String slug, Kind kind) {
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
