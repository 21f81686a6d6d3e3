package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;

/**
 * A system in service that is to be scanned again.
 *
 * @param id identity; the ledger's subject {@code scan}
 * @param systemId which system
 * @param systemName its name
 * @param login whether the scan has to sign in
 * @param startedAt the scan its period runs from, or when it began to be counted
 */
record ScanDuty(long id, long systemId, String systemName, boolean login, Instant startedAt) {

    ScanKind kind() {
        return ScanKind.of(login);
    }
}
