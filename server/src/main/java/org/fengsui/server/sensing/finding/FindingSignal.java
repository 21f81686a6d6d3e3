package org.fengsui.server.sensing.finding;

import org.fengsui.server.platform.kernel.Signal;

/** What this room tells the ledger. */
public enum FindingSignal implements Signal {
    /** An own finding was confirmed: a notice is due in time (第六条 及时). */
    CONFIRMED("finding.confirmed"),
    /** A confirmed finding stands in an issued notice. */
    NOTICED("finding.noticed"),
    /** A confirmed finding is over without a notice: gone, or a false positive. */
    DROPPED("finding.dropped");

    private final String key;

    FindingSignal(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String subjectType() {
        return "episode";
    }
}
