package org.fengsui.server.alarm.content;

import org.fengsui.server.platform.kernel.Signal;

/**
 * What takedown tasks tell the ledger; the occurrence is the act's place among those of the task.
 */
public enum TakedownSignal implements Signal {
    /** Something has to be taken down. */
    ORDERED("takedown.ordered"),
    /** The same, by 宣传部 itself. */
    ORDERED_OWN("takedown.ordered-own"),
    /** The executor says it is. */
    DONE("takedown.done"),
    /** It still stands there: the task is open from its original due. */
    STANDING("takedown.standing"),
    /** Another person saw that it is gone. */
    CONFIRMED("takedown.confirmed"),
    /** The task is given up. */
    REVOKED("takedown.revoked");

    private final String key;

    TakedownSignal(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String subjectType() {
        return "content-takedown";
    }
}
