package org.fengsui.server.sensing.finding;

/** 通报策略: what the policy says about a finding that nobody has noticed yet. */
public enum Treatment {
    /** It earns a notice at once. */
    AT_ONCE,
    /** It goes into the unit's monthly list. */
    MONTHLY,
    /** It is kept for information; nobody is told. */
    INFORMATION
}
