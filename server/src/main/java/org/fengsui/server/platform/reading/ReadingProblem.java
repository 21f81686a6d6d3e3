package org.fengsui.server.platform.reading;

import org.fengsui.server.platform.kernel.Problem;

/** What this room refuses. */
public enum ReadingProblem implements Problem {
    /** The process that reads cannot be started; names the system's reason. */
    NOT_STARTED("reading-not-started", Kind.UNAVAILABLE),
    /** Others' files are being read; names how many seconds were waited. */
    BUSY("reading-busy", Kind.UNAVAILABLE),
    /** It bears a mark of secrecy: nothing of it is kept, and it is handled offline. */
    MARKED("reading-marked", Kind.FORBIDDEN);

    private final String slug;
    private final Kind kind;

    ReadingProblem(String slug, Kind kind) {
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
