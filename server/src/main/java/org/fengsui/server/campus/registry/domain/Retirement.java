package org.fengsui.server.campus.registry.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A system taken out of service for good (下线, 第八条).
 *
 * @param id identity
 * @param systemId which system
 * @param lastDay the last day its addresses are its own
 * @param proof why, and how it was found unreachable
 * @param retiredAt when it was decided
 * @param retirer by whom
 * @param resumedAt when that was taken back; null while it is in force
 * @param resumer by whom; null likewise
 * @param resumedWhy why; null likewise
 */
public record Retirement(
        long id,
        long systemId,
        LocalDate lastDay,
        Proof proof,
        Instant retiredAt,
        String retirer,
        @Nullable Instant resumedAt,
        @Nullable String resumer,
        @Nullable String resumedWhy) {

    /**
     * Why it is retired, and how it was found unreachable.
     *
     * @param reason why it is retired
     * @param method how it was tried to reach it
     * @param checkedAt when
     * @param checkedBy who did
     * @param evidence what was seen
     */
    public record Proof(
            String reason, String method, Instant checkedAt, String checkedBy, String evidence) {}

    /** Whether it was not taken back. */
    public boolean inForce() {
        return resumedAt == null;
    }
}
