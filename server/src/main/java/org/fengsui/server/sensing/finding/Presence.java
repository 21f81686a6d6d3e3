package org.fengsui.server.sensing.finding;

/**
 * What evidence says about a hole itself; changed by evidence later than the last for that host
 * only, never by a person's decision.
 */
public enum Presence {
    /** The last evidence shows it. */
    PRESENT,
    /** Later evidence that covered it does not show it. */
    GONE,
    /** Access to it was cut off; the hole itself is not fixed. */
    MITIGATED,
    /** Only evidence speaks of it that is older than the last for that host. */
    UNKNOWN
}
