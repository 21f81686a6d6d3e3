package org.fengsui.server.sensing.finding;

import java.time.Instant;
import java.util.Optional;

/**
 * How long a scan of a system in service holds (第八条). The profile says it and the ledger computes
 * it: a room above offers the bean, so that the page of scans shows no other day than the office's
 * duty.
 */
public interface ScanTerm {

    /** When the next scan is due after one; empty where the profile asks for none. */
    Optional<Instant> due(Instant scanned);

    /** The same of scans that sign in to the machine. */
    Optional<Instant> loginDue(Instant scanned);
}
