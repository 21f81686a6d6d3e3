package org.fengsui.server.account.accountability;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 异议: a unit says that a record should not stand against it.
 *
 * @param id identity
 * @param year the year it counts in
 * @param unitId whose
 * @param yardstick the measure it was objected under
 * @param title what the record is called
 * @param against how much it counted
 * @param schoolPath the record's page for the offices
 * @param unitPath the record's page in the unit's frame; null where there is none
 * @param reason of the unit
 * @param evidence what the unit points to; may be empty
 * @param asker who objected
 * @param askedAt when
 * @param state where it stands
 * @param decider who decided; null while nobody did
 * @param decidedAt when; null while nobody did
 * @param decision the reason of the decision; empty while there is none
 */
public record Objection(
        long id,
        int year,
        long unitId,
        String yardstick,
        String title,
        long against,
        String schoolPath,
        @Nullable String unitPath,
        String reason,
        String evidence,
        String asker,
        Instant askedAt,
        State state,
        @Nullable String decider,
        @Nullable Instant decidedAt,
        String decision) {

    /** Where it stands. */
    public enum State {
        /** Waits for 网信办. */
        PENDING,
        /** 予以剔除: the record counts for nothing. */
        EXCUSED,
        /** 不予剔除. */
        REFUSED
    }
}
