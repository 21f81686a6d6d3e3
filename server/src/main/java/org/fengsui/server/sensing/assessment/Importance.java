package org.fengsui.server.sensing.assessment;

/** How important the object is that is to be protected (GB/T 32924), the most important first. */
public enum Importance {
    /** 特别重要. */
    VITAL,
    /** 重要. */
    IMPORTANT,
    /** 一般. */
    ORDINARY
}
