package org.fengsui.server.speaking.document;

import org.fengsui.server.platform.kernel.Problem;

/** What document refuses. */
public enum DocumentProblem implements Problem {
    /** No font with Chinese glyphs was found; names the package to install. */
    FONT_MISSING("font-missing", Kind.UNAVAILABLE),
    /** A start number at or below one already given; names the last one given. */
    NUMBER_TAKEN("number-taken", Kind.CONFLICT),
    /** A PDF file cannot be read, is encrypted, or has too many pages; names it. */
    PDF_UNREADABLE("pdf-unreadable", Kind.INVALID),
    /** A PDF file holds scripts or other files; names it. */
    PDF_ACTIVE("pdf-active", Kind.INVALID);

    private final String slug;
    private final Kind kind;

    DocumentProblem(String slug, Kind kind) {
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
