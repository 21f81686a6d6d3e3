package org.fengsui.server.sensing.finding.domain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A scanner's check by which a finding is known.
 *
 * @param fingerprintId identity
 * @param namespace the scanner
 * @param check its check
 * @param lastSeen the latest evidence of it; null if none remembers
 * @param present whether it sees it now, from any vantage
 * @param joinedAt when it was joined to the finding; null for the one that opened it
 */
public record Source(
        long fingerprintId,
        String namespace,
        String check,
        @Nullable Instant lastSeen,
        boolean present,
        @Nullable Instant joinedAt) {}
