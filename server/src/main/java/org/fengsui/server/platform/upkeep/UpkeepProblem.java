package org.fengsui.server.platform.upkeep;

import org.fengsui.server.platform.kernel.Problem;

/** What is refused so that the server keeps running and nothing is lost too early. */
public enum UpkeepProblem implements Problem {
    /** Too little of the disk is free; names what is free and what is needed, in megabytes. */
    DISK_FULL("disk-full", Kind.NO_ROOM),
    /** A kind of data would be forgotten too early; names the fewest days. */
    KEPT_TOO_SHORT("kept-too-short", Kind.INVALID),
    /** A kind of data would be forgotten too early or too late; names the fewest and most days. */
    KEPT_OUT_OF_RANGE("kept-out-of-range", Kind.INVALID),
    /** Nobody said why; names the longest reason in characters. */
    KEPT_WITHOUT_REASON("kept-without-reason", Kind.INVALID);

    private final String slug;
    private final Kind kind;

    UpkeepProblem(String slug, Kind kind) {
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
