package org.fengsui.server.alarm.warning;

import org.fengsui.server.platform.kernel.Signal;

/** What warnings tell the ledger of a unit that is asked; the occurrence is the round. */
public enum WarningSignal implements Signal {
    /** The unit is told and asked to confirm. */
    ASKED("warning.asked"),
    /** It confirmed. */
    CONFIRMED("warning.confirmed"),
    /** The warning is lifted or over, or the unit is asked anew. */
    ENDED("warning.ended");

    private final String key;

    WarningSignal(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String subjectType() {
        return "warning-confirmation";
    }
}
