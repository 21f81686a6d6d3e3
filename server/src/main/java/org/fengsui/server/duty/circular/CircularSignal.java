package org.fengsui.server.duty.circular;

import org.fengsui.server.platform.kernel.Signal;

/** What circulars tell the ledger; the occurrence is the round of the circular. */
public enum CircularSignal implements Signal {
    /** 收到: from a source whose circulars start the 24 hours. */
    RECEIVED("circular.received", "circular"),
    /** 转出: every responsible unit is served. */
    FORWARDED("circular.forwarded", "circular"),
    /** A unit that was forgotten is forwarded to: it is not forwarded until that one is served. */
    FORWARDED_TO_MORE("circular.forwarded-to-more", "circular"),
    /** No unit of the school is responsible, or nothing is to be done. */
    NONE_AFFECTED("circular.none-affected", "circular"),
    /** 知悉: it was for information, and nothing is reported of it. */
    CLOSED("circular.closed", "circular"),
    /** The superior names its own deadline. */
    DEADLINE_NAMED("circular.deadline-named", "circular"),
    /** The first unit answered, or its time is over: a report is owed. */
    REPORT_OWED("circular.report-owed", "circular"),
    /** It was reported for some units. */
    REPORTED_PARTLY("circular.reported-partly", "circular"),
    /** 上报: the office reported up. */
    REPORTED("circular.reported", "circular"),
    /** A unit answered, or its time is over: 审核、复查、上报 of it is owed. */
    SHARE_OWED("circular.share-owed", "circular-share"),
    /** It was part of a report. */
    SHARE_REPORTED("circular.share-reported", "circular-share"),
    /** The unit’s notice was withdrawn. */
    SHARE_WITHDRAWN("circular.share-withdrawn", "circular-share");

    private final String key;
    private final String subjectType;

    CircularSignal(String key, String subjectType) {
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
