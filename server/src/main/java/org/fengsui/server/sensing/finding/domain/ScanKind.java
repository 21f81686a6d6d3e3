package org.fengsui.server.sensing.finding.domain;

import org.fengsui.server.campus.registry.Registry.OnlineSystem;
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

    /**
     * Whether it can be asked for: a scanner is sent to addresses and names, not to whole networks
     * or domains, and nobody of the school signs in to a machine that is another's.
     */
    boolean asked(OnlineSystem system) {
        var reached = !system.addresses().isEmpty() || !system.names().isEmpty();
        return switch (this) {
            case COVERING -> reached;
            case LOGIN -> reached && !system.offCampus();
        };
    }

    /** What starts its clock. */
    FindingSignal owed() {
        return owed;
    }
}
