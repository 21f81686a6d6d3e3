package org.fengsui.server.alarm.incident;

import org.fengsui.server.platform.kernel.Signal;

/** What criticisms tell the ledger. */
public enum CriticismSignal implements Signal {
    /** It is proposed: the unit is to be heard. */
    PROPOSED("criticism.proposed"),
    /** The unit was heard. */
    HEARD("criticism.heard"),
    /** It is given up. */
    DROPPED("criticism.dropped"),
    /** The leading group approved: it is to be issued. */
    APPROVED("criticism.approved"),
    /** It is issued. */
    ISSUED("criticism.issued");

    private final String key;

    CriticismSignal(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String subjectType() {
        return "criticism";
    }
}
