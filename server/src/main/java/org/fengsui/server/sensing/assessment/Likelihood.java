package org.fengsui.server.sensing.assessment;

/** How likely an incident is (第十二条), the least likely first. */
public enum Likelihood {
    /** 需要立即采取防范措施: it can still be prevented. */
    PREVENTABLE,
    /** 可能发生. */
    LIKELY,
    /** 已经发生. */
    HAPPENED
}
