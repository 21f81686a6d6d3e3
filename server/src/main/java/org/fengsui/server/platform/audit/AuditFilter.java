package org.fengsui.server.platform.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; null means any.
 *
 * @param from the earliest instant, inclusive
 * @param until the latest instant, exclusive
 * @param actor the whole name of the person or part of the machine
 * @param action the whole action: {@code notice.issued}
 * @param subjectType the type of the subject
 * @param subjectId the subject's identity; only together with its type
 */
public record AuditFilter(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String actor,
        @Nullable String action,
        @Nullable String subjectType,
        @Nullable Long subjectId) {

    /** Every entry. */
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null);
}
