package org.fengsui.server.platform.kernel;

/** Problems that belong to no room. */
public enum CommonProblem implements Problem {
    /** There is no such thing, or it is not this person's to see; the two are never told apart. */
    NOT_FOUND("not-found", Kind.NOT_FOUND),
    /** The permission is missing. */
    FORBIDDEN("forbidden", Kind.FORBIDDEN),
    /** Somebody else changed it since this person read it. */
    STALE("stale", Kind.CONFLICT),
    /** A field is missing or wrong; names the field and why. */
    FIELD_INVALID("field-invalid", Kind.INVALID),
    /** The record (database) does not answer. */
    RECORD_UNAVAILABLE("record-unavailable", Kind.UNAVAILABLE);

    private final String slug;
    private final Kind kind;

    CommonProblem(String slug, Kind kind) {
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
