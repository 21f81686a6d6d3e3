package org.fengsui.server.platform.upkeep;

import org.fengsui.server.platform.kernel.Problem;

/** What is refused so that the server keeps running. */
public enum UpkeepProblem implements Problem {
    /** Too little of the disk is free; names what is free and what is needed, in megabytes. */
    DISK_FULL("disk-full", Kind.NO_ROOM);

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
