package org.fengsui.server.campus.readiness;

import org.fengsui.server.platform.kernel.Signal;

/** What this room tells the ledger. */
public enum ReadinessSignal implements Signal {
    /** Some hours of a day ahead have nobody on duty. */
    GAP_FOUND("readiness.gap-found", "duty-day"),
    /** Somebody is on duty at every hour of that day. */
    GAP_CLOSED("readiness.gap-closed", "duty-day"),
    /** The day is over, and its hours had nobody. */
    GAP_OVER("readiness.gap-over", "duty-day"),
    /** Somebody must accept something. */
    CALLED("readiness.called", "callout"),
    /** Somebody did. */
    CALL_ACCEPTED("readiness.call-accepted", "callout"),
    /** It is not needed any more. */
    CALL_CLOSED("readiness.call-closed", "callout");

    private final String key;
    private final String subjectType;

    ReadinessSignal(String key, String subjectType) {
        this.key = key;
        this.subjectType = subjectType;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String subjectType() {
        return subjectType;
    }
}
