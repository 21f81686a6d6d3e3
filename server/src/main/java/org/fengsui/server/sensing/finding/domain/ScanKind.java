package org.fengsui.server.sensing.finding.domain;

import org.fengsui.server.sensing.finding.FindingSignal;

/** The two scans every system in service is due. */
enum ScanKind {
    /** One that covers all its places. */
    COVERING(FindingSignal.SCAN_OWED),
    /** One that does, and signed in to the machine. */
    LOGIN(FindingSignal.LOGIN_SCAN_OWED);

    private final FindingSignal owed;

    ScanKind(FindingSignal owed) {
        this.owed = owed;
    }

    static ScanKind of(boolean login) {
        return login ? LOGIN : COVERING;
    }

    /** What starts its clock. */
    FindingSignal owed() {
        return owed;
    }
}
