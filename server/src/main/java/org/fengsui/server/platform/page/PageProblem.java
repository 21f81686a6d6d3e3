package org.fengsui.server.platform.page;

import org.fengsui.server.platform.kernel.Problem;

/** What the kit itself refuses. */
public enum PageProblem implements Problem {
    /** An address names a sort, column, filter value or page that the list does not have. */
    LIST_ADDRESS("list-address", Kind.INVALID),
    /** Deeper than a list is paged; names the limit. */
    LIST_TOO_DEEP("list-too-deep", Kind.INVALID),
    /** What was sent cannot be read as the form it should be. */
    REQUEST_UNREADABLE("request-unreadable", Kind.INVALID),
    /** This address takes another kind of request. */
    METHOD_NOT_ALLOWED("method-not-allowed", Kind.NOT_FOUND),
    /** Larger than what is taken; names the limit. */
    UPLOAD_TOO_LARGE("upload-too-large", Kind.TOO_LARGE),
    /** A draft larger than what is kept. */
    DRAFT_TOO_LARGE("draft-too-large", Kind.TOO_LARGE),
    /** A saved view needs a name, and an address that is not endless. */
    VIEW_INVALID("view-invalid", Kind.INVALID),
    /** A person keeps so many views of a list and no more; names the limit. */
    TOO_MANY_VIEWS("too-many-views", Kind.CONFLICT);

    private final String slug;
    private final Kind kind;

    PageProblem(String slug, Kind kind) {
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
