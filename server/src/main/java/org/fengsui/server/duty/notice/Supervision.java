package org.fengsui.server.duty.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 督办 of a notice: what 网信办 demands of the responsible unit, and by when (第九条). It ends when it is
 * lifted, or with the notice.
 *
 * @param id identity
 * @param noticeId the notice
 * @param unitId the addressed unit
 * @param turn which of its notice, from 1: the ledger's occurrence
 * @param demand what is demanded
 * @param due by when; midnight is 24:00 of the day before. The legal dues stand beside it
 * @param placed who placed it, and when
 * @param lifted who lifted it, and when; null where nobody did
 * @param why why it was lifted; empty where nobody did
 */
public record Supervision(
        long id,
        long noticeId,
        long unitId,
        int turn,
        String demand,
        Instant due,
        Notice.Act placed,
        Notice.@Nullable Act lifted,
        String why) {

    /** Whether it holds while its notice is in that state. */
    public boolean holds(NoticeState notice) {
        return lifted == null && notice.running();
    }
}
