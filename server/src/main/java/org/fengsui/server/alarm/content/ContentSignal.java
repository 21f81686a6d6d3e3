package org.fengsui.server.alarm.content;

import org.fengsui.server.platform.kernel.Signal;

/** What records tell the ledger; the occurrence is the act's place among those of the record. */
public enum ContentSignal implements Signal {
    /** It is of concern: 网信办 has to hear of it. */
    CONCERN("content.concern"),
    /** 网信办 has it. */
    REPORTED("content.reported"),
    /** It is of no concern after all. */
    DISMISSED("content.dismissed");

    private final String key;

    ContentSignal(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String subjectType() {
        return "content-record";
    }
}
