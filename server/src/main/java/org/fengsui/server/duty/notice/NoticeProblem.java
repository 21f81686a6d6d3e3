package org.fengsui.server.duty.notice;

import org.fengsui.server.platform.kernel.Problem;

/** What notices refuse. */
public enum NoticeProblem implements Problem {
    /** No finding is chosen. */
    NOTHING_CHOSEN("notice-nothing-chosen", Kind.INVALID),
    /** The findings are of several units; names them. */
    MIXED_UNITS("notice-mixed-units", Kind.INVALID),
    /** Findings have no responsible unit; names them. */
    UNATTRIBUTED("notice-unattributed", Kind.INVALID),
    /** Findings are over; names them. */
    FINDING_OVER("notice-finding-over", Kind.CONFLICT),
    /** Findings stand in another notice on the same basis; names both. */
    ALREADY_NOTICED("notice-already-noticed", Kind.CONFLICT),
    /** The policy notices findings not at once, and nobody gave a reason; names them. */
    NOT_BY_POLICY("notice-not-by-policy", Kind.CONFLICT),
    /** Checks have no Chinese name, harm and remedy; names them. */
    KNOWLEDGE_MISSING("notice-knowledge-missing", Kind.CONFLICT),
    /** A notice of this kind takes no such answer, or offers no such request; names the notice. */
    NOT_OFFERED("notice-not-offered", Kind.CONFLICT),
    /** Interim protection is proved by a file. */
    PROOF_MISSING("notice-proof-missing", Kind.INVALID),
    /** A circular’s notice needs its items with name and remedy. */
    ITEM_INCOMPLETE("notice-item-incomplete", Kind.INVALID),
    /** Its state does not allow this; names both. */
    ILLEGAL_MOVE("notice-illegal-move", Kind.CONFLICT),
    /** A reason is needed; it will stand in the history. */
    REASON_MISSING("notice-reason-missing", Kind.INVALID),
    /** It was served already; says when. */
    ALREADY_SERVED("notice-already-served", Kind.CONFLICT),
    /** The time of service lies before the issue or in the future; names both. */
    SERVICE_TIME("notice-service-time", Kind.INVALID),
    /** Service some time ago needs the reason why it is recorded now. */
    BACKDATING("notice-backdating", Kind.INVALID),
    /** An answer on paper is entered with its scan. */
    SCAN_MISSING("notice-scan-missing", Kind.INVALID),
    /** What the office enters for a unit says who said it and how to reach them. */
    RELAYED_INCOMPLETE("notice-relayed-incomplete", Kind.INVALID),
    /** It was said after it could be said, and not later than now. */
    RELAYED_TIME("notice-relayed-time", Kind.INVALID),
    /** One of many failed unexpectedly, and nothing of it happened; the log says why. */
    BULK_FAILED("notice-bulk-failed", Kind.CONFLICT),
    /** A stamped scan is a PDF file or a picture; names what came. */
    SCAN_TYPE("notice-scan-type", Kind.INVALID),
    /** No stamped scan was chosen. */
    STAMP_MISSING("notice-stamp-missing", Kind.INVALID),
    /** A request of this kind waits for its decision already. */
    REQUEST_PENDING("notice-request-pending", Kind.CONFLICT),
    /** The unit has asked for this as often as it may. */
    REQUEST_SPENT("notice-request-spent", Kind.CONFLICT),
    /** The request is decided or over. */
    REQUEST_OVER("notice-request-over", Kind.CONFLICT),
    /** There is no clock yet that could be given more time. */
    NOT_SERVED("notice-not-served", Kind.CONFLICT),
    /** An extension needs its interim protection. */
    PROTECTION_MISSING("notice-protection-missing", Kind.INVALID),
    /** The date lies before the present due; names it. */
    DUE_NOT_LATER("notice-due-not-later", Kind.INVALID),
    /**
     * More findings than a paper can carry for its readers; names how many it can and how many
     * came.
     */
    TOO_MANY_ITEMS("notice-too-many-items", Kind.INVALID),
    /** The unit named is the one that disputes it, or is no responsible unit. */
    WRONG_UNIT("notice-wrong-unit", Kind.INVALID),
    /** The unit that is assigned findings does not support them; names them. */
    NOT_SUPPORTING("notice-not-supporting", Kind.CONFLICT),
    /** The unit answers for the notice itself and does not merely support; names the notice. */
    ADDRESSED("notice-addressed", Kind.CONFLICT),
    /** Nothing of it belongs to another unit by now. */
    NOT_MOVED("notice-not-moved", Kind.CONFLICT),
    /** Items belong to another unit by now and are to be transferred; names them. */
    MOVED("notice-moved", Kind.CONFLICT),
    /** Items are in a later draft already; names it. */
    CONTINUED_ALREADY("notice-continued-already", Kind.CONFLICT),
    /** Leaders of the unit can sign in and confirm, so no paper is entered; names them. */
    LEADER_CONFIRMS("notice-leader-confirms", Kind.CONFLICT),
    /** Who entered an answer does not enter its confirmation too; names the notice. */
    OWN_ANSWER("notice-own-answer", Kind.FORBIDDEN),
    /** The notice has to be acknowledged before its items are answered. */
    NOT_ACKNOWLEDGED("notice-not-acknowledged", Kind.CONFLICT),
    /** What is demanded under supervision has to be said. */
    DEMAND_MISSING("notice-demand-missing", Kind.INVALID),
    /** The last day for what is demanded is missing or past. */
    DEMAND_DUE("notice-demand-due", Kind.INVALID),
    /** It is under supervision already; names it. */
    SUPERVISED_ALREADY("notice-supervised-already", Kind.CONFLICT),
    /** Its unit owes nothing now: not served, all answered, or over; names it. */
    NOTHING_OWED("notice-nothing-owed", Kind.CONFLICT),
    /** The supervision was lifted, or ended with the notice; names it. */
    SUPERVISION_OVER("notice-supervision-over", Kind.CONFLICT),
    /** The old ledger is no table; says why. */
    LEDGER_UNREADABLE("notice-ledger-unreadable", Kind.INVALID),
    /** The old ledger that was read is taken over, another's or too old. */
    LEDGER_GONE("notice-ledger-gone", Kind.CONFLICT),
    /** What the old ledger says no longer fits since it was read; names it. */
    LEDGER_STALE("notice-ledger-stale", Kind.CONFLICT),
    /** A notice of the old ledger has no file here; names it. */
    NO_PAPER("notice-no-paper", Kind.CONFLICT),
    /** A start number would leave a gap; names the only number that leaves none. */
    NUMBER_GAP("notice-number-gap", Kind.CONFLICT),
    /** A Word file cannot be the paper of notices; says why and where. */
    TEMPLATE_UNFIT("notice-template-unfit", Kind.INVALID),
    /**
     * A paper has a place that no notice fills in; names it, the paragraph, and those there are.
     */
    TEMPLATE_UNKNOWN_PLACE("notice-template-unknown-place", Kind.INVALID),
    /** A paper lacks places without which it is no notice; names them. */
    TEMPLATE_LACKS_PLACE("notice-template-lacks-place", Kind.INVALID);

    private final String slug;
    private final Kind kind;

    NoticeProblem(String slug, Kind kind) {
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
