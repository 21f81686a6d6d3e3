package org.fengsui.server.sensing.finding;

import org.fengsui.server.platform.kernel.Problem;

/** What this room refuses. */
public enum FindingProblem implements Problem {
    /** The state of these episodes does not allow it; names the move and the episodes. */
    ILLEGAL_MOVE("finding-illegal-move", Kind.CONFLICT),
    /** These episodes are not that unit's; names them. */
    NOT_OF_UNIT("finding-not-of-unit", Kind.CONFLICT),
    /** These episodes stand in another open notice on the same basis; names them. */
    ALREADY_NOTICED("finding-already-noticed", Kind.CONFLICT),
    /** These episodes have no responsible unit yet; names them. */
    UNATTRIBUTED("finding-unattributed", Kind.CONFLICT),
    /** A ruling was asked for already and is not decided. */
    REQUEST_PENDING("finding-request-pending", Kind.CONFLICT),
    /** There is no such open request. */
    NO_REQUEST("finding-no-request", Kind.NOT_FOUND),
    /** That source stands with the finding already; names it. */
    SOURCE_KNOWN("finding-source-known", Kind.CONFLICT),
    /** A reason is needed; it will stand in the history. */
    REASON_MISSING("finding-reason-missing", Kind.INVALID),
    /** The tester is of the unit that answers for the hole. */
    TESTER_OF_UNIT("finding-tester-of-unit", Kind.FORBIDDEN),
    /** The record of a manual re-test lacks something; names the field. */
    RETEST_INCOMPLETE("finding-retest-incomplete", Kind.INVALID),
    /** The risk of these episodes is accepted for a time; names them. */
    RISK_ACCEPTED("finding-risk-accepted", Kind.CONFLICT),
    /** The acceptance of these risks is asked for or in force already; names them. */
    ACCEPTANCE_LIVE("finding-acceptance-live", Kind.CONFLICT),
    /** There is no such acceptance to decide or to end. */
    NO_ACCEPTANCE("finding-no-acceptance", Kind.NOT_FOUND),
    /** Without a measure that protects meanwhile no risk is accepted. */
    MEASURE_MISSING("finding-measure-missing", Kind.INVALID),
    /** The last day is past, or more than a year ahead; names the latest one. */
    UNTIL_OUT_OF_RANGE("finding-until-out-of-range", Kind.INVALID),
    /** Somebody answers for these episodes already; names them. */
    TRACED("finding-traced", Kind.CONFLICT),
    /** A rule that names neither check, network, unit nor system would hide everything. */
    SUPPRESSES_EVERYTHING("finding-suppresses-everything", Kind.INVALID),
    /** It is no address and no network; names it. */
    NOT_A_NETWORK("finding-not-a-network", Kind.INVALID),
    /** The rule is decided or over already. */
    SUPPRESSION_OVER("finding-suppression-over", Kind.CONFLICT),
    /** Somebody has written a newer policy meanwhile; names its version. */
    POLICY_CHANGED("finding-policy-changed", Kind.CONFLICT),
    /** Nothing is selected. */
    NOTHING_SELECTED("finding-nothing-selected", Kind.INVALID);

    private final String slug;
    private final Kind kind;

    FindingProblem(String slug, Kind kind) {
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
