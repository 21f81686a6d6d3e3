package org.fengsui.server.sensing.finding;

import org.fengsui.server.platform.kernel.Signal;

/** What this room tells the ledger. */
public enum FindingSignal implements Signal {
    /** An own finding was confirmed: a notice is due in time (第六条 及时). */
    CONFIRMED("finding.confirmed"),
    /** A confirmed finding stands in an issued notice. */
    NOTICED("finding.noticed"),
    /** A confirmed finding is over without a notice: gone, or ruled out. */
    DROPPED("finding.dropped"),
    /** A confirmed change of a system asks for a new scan of it (第七条). */
    RESCAN_OWED("finding.rescan-owed", "rescan"),
    /** All its places were looked at since the change, or a person recorded how it was examined. */
    RESCANNED("finding.rescanned", "rescan"),
    /** The system was retired: there is nothing left to scan. */
    RESCAN_DROPPED("finding.rescan-dropped", "rescan"),
    /** The period since the last scan of a system in service runs out (第八条). */
    SCAN_OWED("finding.scan-owed", "scan"),
    /** The same of scans that sign in. */
    LOGIN_SCAN_OWED("finding.login-scan-owed", "scan"),
    /** A scan covered the system since. */
    SCANNED("finding.scanned", "scan"),
    /** The system is no longer in service. */
    SCAN_DROPPED("finding.scan-dropped", "scan"),
    /** Somebody else reports a finding and is owed a reply. */
    SOURCE_REPORTED("finding.source-reported", "finding-source"),
    /** It was told what became of it. */
    SOURCE_ANSWERED("finding.source-answered", "finding-source");

    private final String key;
    private final String subjectType;

    FindingSignal(String key) {
        this(key, "episode");
    }

    FindingSignal(String key, String subjectType) {
        this.key = key;
        this.subjectType = subjectType;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String subjectType() {
        return subjectType;
    }
}
