package org.fengsui.engine.observation;

/**
 * What a report says about something that it does not mention. Only the first two may close, the
 * second after a person confirms.
 */
public enum Proof {
    /**
     * The host answered, the port answered, the check ran, the login sufficed: absence is evidence.
     */
    PROVEN_ABSENT_POSSIBLE,
    /** The same, but the scope is an operator's word: a person confirms each closing. */
    DECLARED_ABSENT_POSSIBLE,
    /** The host is not among the scanned. */
    HOST_NOT_SCANNED,
    /** The host was scanned but did not answer, or its scan did not end. */
    HOST_DID_NOT_ANSWER,
    /** The port was not in scope. */
    PORT_NOT_COVERED,
    /**
     * The port was in scope, but it is not known to have answered: access may have been cut off,
     * not the flaw fixed.
     */
    PORT_SILENT,
    /** The check did not run. */
    CHECK_NOT_RUN,
    /** The check needs a login, and there was none that worked. */
    LOGIN_FAILED,
    /** The report does not say when the host was scanned. */
    NO_SCAN_TIME,
    /** The report does not say what was covered. */
    UNKNOWN_COVERAGE;

    /** Whether absence may close, perhaps after confirmation. */
    public boolean mayClose() {
        return this == PROVEN_ABSENT_POSSIBLE || this == DECLARED_ABSENT_POSSIBLE;
    }
}
