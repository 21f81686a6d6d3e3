package org.fengsui.server.duty.measure;

import org.fengsui.server.platform.kernel.Problem;

/** What measures refuse. */
public enum MeasureProblem implements Problem {
    /** Its state does not allow this; names the measure. */
    ILLEGAL_MOVE("measure-illegal-move", Kind.CONFLICT),
    /** It is lifted only after a re-test that followed the application. */
    PROOF_MISSING("measure-proof-missing", Kind.CONFLICT),
    /** The campus network does not reach an off-campus system; names both. */
    OFF_CAMPUS("measure-off-campus", Kind.INVALID),
    /** The kind is not offered any more. */
    KIND("measure-kind", Kind.INVALID),
    /** The executor is not of the offices, or ordered it himself. */
    EXECUTOR("measure-executor", Kind.INVALID),
    /** Only the named executor confirms. */
    NOT_THE_EXECUTOR("measure-not-the-executor", Kind.FORBIDDEN),
    /** What was done, or why, has to be said. */
    TEXT_MISSING("measure-text-missing", Kind.INVALID),
    /** Carrying out and re-testing are proved by a file. */
    FILES_MISSING("measure-files-missing", Kind.INVALID);

    private final String slug;
    private final Kind kind;

    MeasureProblem(String slug, Kind kind) {
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
