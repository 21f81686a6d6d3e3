package org.fengsui.server.platform.kernel;

/** As what something that is owed need not be done any more. */
public enum Waiver {
    /** 撤回: whoever asked for it took it back. */
    WITHDRAWN,
    /** 改派: it was not that unit’s. */
    MISDIRECTED,
    /** 误报: there is no such hole. */
    FALSE_POSITIVE,
    /** 非我校: it is at no place of the school. */
    NOT_OURS,
    /** 风险接受: 网信办 lets it stand for a time. */
    RISK_ACCEPTED,
    /** 已下线: the system is gone for good. */
    RETIRED,
    /** Nothing is left to do, for another reason that the record says. */
    OTHER
}
