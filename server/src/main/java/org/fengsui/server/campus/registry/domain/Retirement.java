package org.fengsui.server.campus.registry.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.fengsui.engine.attribution.RegistryRow;
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

    /**
     * Whether a row would take a system out of service without the proof. A last day that is over
     * already may come with a new system, as from a school's registry of before, and be corrected
     * where nobody retired it here: such a system was in service neither before nor after, so
     * nothing is owed for it that would have to end.
     *
     * @param before what stands; null for a new system
     */
    static boolean missing(
            RegistryRow.@Nullable InformationSystem before,
            RegistryRow.InformationSystem after,
            LocalDate today) {
        var stood = before == null ? null : before.online().to();
        var lastDay = after.online().to();
        if (lastDay == null || lastDay.equals(stood)) {
            return false;
        }
        boolean wasOver = before == null || (stood != null && stood.isBefore(today));
        return !wasOver || !lastDay.isBefore(today);
    }

    /** Whether it was not taken back. */
    public boolean inForce() {
        return resumedAt == null;
    }
}
