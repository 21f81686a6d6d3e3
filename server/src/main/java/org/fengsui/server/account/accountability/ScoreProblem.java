package org.fengsui.server.account.accountability;

import org.fengsui.server.platform.kernel.Problem;

/** What 考核 refuses. */
public enum ScoreProblem implements Problem {
    /** A rule of scoring cannot be read; says why. */
    RULES_REFUSED("score-rules-refused", Kind.INVALID),
    /** Another rule waits for its decision already. */
    RULES_WAIT("score-rules-wait", Kind.CONFLICT),
    /** No rule waits for a decision. */
    NO_RULES_WAIT("score-no-rules-wait", Kind.CONFLICT),
    /** A reason that stands in the history is missing. */
    REASON_MISSING("score-reason-missing", Kind.INVALID),
    /** A text is too long; names the limit. */
    TOO_LONG("score-too-long", Kind.INVALID),
    /** No such record stands against the unit. */
    NOT_COUNTED("score-not-counted", Kind.CONFLICT),
    /** The record was objected to already; once decided it is decided. */
    OBJECTED_ALREADY("score-objected-already", Kind.CONFLICT),
    /** The objection is decided already. */
    DECIDED_ALREADY("score-decided-already", Kind.CONFLICT),
    /** The year is closed; names it. */
    YEAR_CLOSED("score-year-closed", Kind.CONFLICT),
    /** The year is not over; names it. */
    YEAR_RUNS("score-year-runs", Kind.CONFLICT),
    /** The period of a bulletin is not over. */
    PERIOD_RUNS("bulletin-period-runs", Kind.INVALID),
    /** The period has a bulletin. */
    PERIOD_REPORTED("bulletin-period-reported", Kind.CONFLICT),
    /** The bulletin is no draft any more. */
    NO_DRAFT("bulletin-no-draft", Kind.CONFLICT),
    /** Objections of the year wait for their decision; says how many. */
    OBJECTIONS_WAIT("score-objections-wait", Kind.CONFLICT);

    private final String slug;
    private final Kind kind;

    ScoreProblem(String slug, Kind kind) {
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
