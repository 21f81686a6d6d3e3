package org.fengsui.server.duty.obligation;

import org.fengsui.server.platform.kernel.Problem;

/** What the ledger refuses. */
public enum ObligationProblem implements Problem {
    /** It is met or waived; names the state. */
    NOT_OPEN("obligation-not-open", Kind.CONFLICT),
    /** A due only ever moves later; names both. */
    DUE_NOT_LATER("obligation-due-not-later", Kind.INVALID),
    /** A reading was decided by somebody else in the meantime. */
    DECIDED_MEANWHILE("interpretation-decided-meanwhile", Kind.CONFLICT),
    /** Whoever rejects a wording gives another. */
    WORDING_MISSING("interpretation-wording-missing", Kind.INVALID),
    /** Whoever rejects a wording says why. */
    REASON_MISSING("interpretation-reason-missing", Kind.INVALID),
    /** A decision has a document and a day, which is not to come. */
    DOCUMENT_MISSING("interpretation-document-missing", Kind.INVALID),
    /** A text is longer than it may be; names the limit. */
    TEXT_TOO_LONG("interpretation-text-too-long", Kind.INVALID),
    /** No server would start with this profile; names line and reason. */
    PROFILE_UNREADABLE("profile-unreadable", Kind.INVALID),
    /** Its version was in force already; names it and the newest. */
    PROFILE_VERSION("profile-version", Kind.INVALID),
    /** It is longer than a profile may be; names the limit. */
    PROFILE_TOO_LONG("profile-too-long", Kind.INVALID);

    private final String slug;
    private final Kind kind;

    ObligationProblem(String slug, Kind kind) {
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
