package org.fengsui.server.sensing.assessment;

/** What damage is possible (GB/T 32924), the gravest first. */
public enum Damage {
    /** 特别严重. */
    EXTREME,
    /** 严重. */
    SEVERE,
    /** 较大. */
    LARGE,
    /** 一般. */
    ORDINARY
}
