package org.fengsui.server.campus.registry;

import org.fengsui.server.platform.kernel.Problem;

/** What the registry refuses. */
public enum RegistryProblem implements Problem {
    /** There is no such unit; names it. */
    NO_SUCH_UNIT("no-such-unit", Kind.NOT_FOUND),
    /** The code is taken; names it. */
    CODE_TAKEN("registry-code-taken", Kind.CONFLICT),
    /** The person holds the post already; names the post. */
    POST_HELD_ALREADY("post-held-already", Kind.CONFLICT),
    /** An appointment cannot end before it begins; names the person and the first day. */
    ENDS_BEFORE_IT_BEGINS("appointment-ends-before-it-begins", Kind.INVALID),
    /** The vacancy has ended, or is one that only filing ends; names the unit. */
    VACANCY_ENDED("vacancy-ended", Kind.CONFLICT),
    /** The post's vacancy is known already; names who held it. */
    VACANCY_OPEN("vacancy-open", Kind.CONFLICT),
    /** A doubt needs its grounds; names the holder. */
    DOUBT_UNFOUNDED("vacancy-unfounded", Kind.INVALID),
    /** The day of a doubt lies ahead or before the holder began; names the holder and that day. */
    DOUBT_DAY("vacancy-day", Kind.INVALID),
    /** An absence ends before it begins, is over, or is longer than a year; names the person. */
    ABSENCE_DAYS("absence-days", Kind.INVALID),
    /** The person is away on some of these days already; names the person. */
    ABSENCE_OVERLAPS("absence-overlaps", Kind.CONFLICT),
    /** Whoever acts for somebody is of that unit; names who is away. */
    ABSENCE_DEPUTY("absence-deputy", Kind.INVALID),
    /** The system is retired; names it. */
    SYSTEM_RETIRED("system-retired", Kind.CONFLICT),
    /** Its last day is over, or it is not retired; names it. */
    RETIRED_FOR_GOOD("system-retired-for-good", Kind.CONFLICT),
    /** The proof that it cannot be reached is incomplete or lies ahead; names the system. */
    UNREACHABLE_UNPROVEN("system-unreachable-unproven", Kind.INVALID),
    /** The registry has changed since the preview was made; names the file. */
    PREVIEW_STALE("registry-preview-stale", Kind.CONFLICT),
    /** The preview is unknown, used or too old. */
    PREVIEW_GONE("registry-preview-gone", Kind.NOT_FOUND),
    /** The proposal has been decided or taken back; names its state. */
    PROPOSAL_ENDED("registry-proposal-ended", Kind.CONFLICT),
    /** What is registered has changed since it was proposed; names the thing. */
    PROPOSAL_STALE("registry-proposal-stale", Kind.CONFLICT),
    /** A day is missing or is none; names the column. */
    DAY_WRONG("registry-day-wrong", Kind.INVALID),
    /** A decision against somebody needs its reason. */
    REASON_MISSING("registry-reason-missing", Kind.INVALID),
    /** The proposal says what stands already. */
    PROPOSAL_EMPTY("registry-proposal-empty", Kind.INVALID),
    /**
     * So much is missing in another system's table that it has to be confirmed; how much, of what,
     * whose.
     */
    SYNC_MANY_MISSING("registry-sync-many-missing", Kind.CONFLICT),
    /** A row changed on both sides is not decided; names it. */
    SYNC_UNDECIDED("registry-sync-undecided", Kind.CONFLICT),
    /** Another system's table is confirmed already; names the file and who did. */
    SYNC_CONFIRMED("registry-sync-confirmed", Kind.CONFLICT),
    /** A system goes off line by being retired with a proof, not by a change or a proposal. */
    RETIRED_BY_PROOF("registry-retired-by-proof", Kind.INVALID),
    /** A post of a unit that is no 责任单位 has no clock; names the unit. */
    DOUBT_NO_DUTY("vacancy-no-duty", Kind.INVALID),
    /** The unit has ended; names it. */
    UNIT_ENDED("registry-unit-ended", Kind.CONFLICT),
    /** Something binds the unit and nobody takes its place; names it and what does. */
    UNIT_BOUND("registry-unit-bound", Kind.INVALID),
    /** The last day of a unit lies ahead; names it and today. */
    UNIT_END_DAY("registry-unit-end-day", Kind.INVALID),
    /** The successor is the unit itself, below it, or has ended; names the unit. */
    WRONG_SUCCESSOR("registry-wrong-successor", Kind.INVALID),
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
