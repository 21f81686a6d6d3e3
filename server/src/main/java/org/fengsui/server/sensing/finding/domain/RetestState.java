package org.fengsui.server.sensing.finding.domain;

/** Where a re-test stands. */
public enum RetestState {
    /** Proof is awaited. */
    OPEN,
    /** Evidence proves the hole gone. */
    PASSED,
    /** Evidence shows the hole again. */
    FAILED,
    /** The claim was taken back or sent back, so there is nothing to prove. */
    WITHDRAWN
}
