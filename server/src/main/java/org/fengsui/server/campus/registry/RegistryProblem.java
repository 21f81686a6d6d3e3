package org.fengsui.server.campus.registry;

import org.fengsui.server.platform.kernel.Problem;

/** What the registry refuses. */
public enum RegistryProblem implements Problem {
    /** There is no such unit; names it. */
    NO_SUCH_UNIT("no-such-unit", Kind.NOT_FOUND),
    /** A unit cannot stand below itself; names it. */
    UNIT_CYCLE("unit-cycle", Kind.INVALID),
    /** The code is taken; names it. */
    CODE_TAKEN("registry-code-taken", Kind.CONFLICT),
    /** The import has bad rows and is refused whole; names how many. */
    IMPORT_HAS_BAD_ROWS("registry-import-bad-rows", Kind.INVALID),
    /** The registry has changed since the preview was made. */
    PREVIEW_STALE("registry-preview-stale", Kind.CONFLICT),
    /** The preview is unknown, used or too old. */
    PREVIEW_GONE("registry-preview-gone", Kind.NOT_FOUND),
    /** The file is no registry table; says why. */
    IMPORT_UNREADABLE("registry-import-unreadable", Kind.INVALID);

    private final String slug;
    private final Kind kind;

    RegistryProblem(String slug, Kind kind) {
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
