package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;

/**
 * A system that waits to be scanned again after a change.
 *
 * @param id identity; the ledger's subject {@code rescan}
 * @param systemId which system
 * @param systemName its name
 * @param what what was changed last
 * @param changedAt when; only later evidence counts
 * @param openedAt when the first change was confirmed; the clock runs from here
 */
public record Rescan(
        long id,
        long systemId,
        String systemName,
        String what,
        Instant changedAt,
        Instant openedAt) {}
