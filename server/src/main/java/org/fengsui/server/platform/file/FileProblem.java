package org.fengsui.server.platform.file;

import org.fengsui.server.platform.kernel.Problem;

/** What the file room refuses. */
public enum FileProblem implements Problem {
    /** The bytes are of no allowed type; names the file and the allowed types. */
    TYPE_REFUSED("file-type-refused", Kind.INVALID),
    /** The file holds macros or other active content; names the file. */
    ACTIVE_CONTENT("file-active-content", Kind.INVALID),
    /** The picture cannot be read; names the file. */
    PICTURE_UNREADABLE("file-picture-unreadable", Kind.INVALID),
    /** The file is empty; names it. */
    EMPTY("file-empty", Kind.INVALID),
    /** The file is larger than the limit; names the file and the limit in megabytes. */
    TOO_LARGE("file-too-large", Kind.TOO_LARGE);

    private final String slug;
    private final Kind kind;

    FileProblem(String slug, Kind kind) {
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
