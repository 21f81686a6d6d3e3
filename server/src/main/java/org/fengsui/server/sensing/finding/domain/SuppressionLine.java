package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.fengsui.engine.observation.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A rule of suppression as lists show it. All that it names must match.
 *
 * @param id identity
 * @param state where it stands
 * @param check the scanner's check; null for any
 * @param network address or network, canonical; null for any
 * @param unitId the responsible unit; null for any
 * @param systemId the registered system; null for any
 * @param upTo the most severe level it hides
 * @param reason why
 * @param until the last day
 * @param requestedBy the account that asked
 * @param requestedName its person's name
 * @param requestedAt when
 * @param decidedName who decided; null where nobody has, or nobody need
 * @param decidedAt when
 * @param decision on which ground
 * @param endedAt when it was over; null while asked for or in force
 * @param endedName who ended it early; null where its day or a decision did
 * @param endedWhy why
 * @param findings how many it hides, or would hide while it is asked for
 */
public record SuppressionLine(
        long id,
        SuppressionState state,
        @Nullable String check,
        @Nullable String network,
        @Nullable Long unitId,
        @Nullable Long systemId,
        Severity upTo,
        String reason,
        LocalDate until,
        long requestedBy,
        String requestedName,
        Instant requestedAt,
        @Nullable String decidedName,
        @Nullable Instant decidedAt,
        @Nullable String decision,
        @Nullable Instant endedAt,
        @Nullable String endedName,
        @Nullable String endedWhy,
        long findings) {}
