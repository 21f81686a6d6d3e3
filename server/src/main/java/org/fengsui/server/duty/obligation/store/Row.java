package org.fengsui.server.duty.obligation.store;

import org.fengsui.engine.calendar.DueExpression;
import org.fengsui.engine.calendar.Roll;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.domain.Standing;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;

/**
 * An obligation as its row has it.
 *
 * @param id identity; 0 before it is written
 * @param duty key of the duty
 * @param article the article it rests on
 * @param subject what it is about
 * @param obligor who owes it
 * @param occurrence from 1
 * @param standing where it stands
 * @param due the period
 * @param roll whether an end on a day off moves on
 * @param profileVersion the profile whose duty it is
 * @param stepsDone the steps done, as bits
 */
public record Row(
        long id,
        String duty,
        String article,
        Subject subject,
        Obligor obligor,
        int occurrence,
        Standing standing,
        DueExpression due,
        Roll roll,
        int profileVersion,
        int stepsDone) {

    /** The unit whose scope sees it; null for the school's offices. */
    public @Nullable Long unitId() {
        return switch (obligor) {
            case Obligor.Unit(long unitId) -> unitId;
            case Obligor.ItOffice() -> null;
            case Obligor.CacOffice() -> null;
            case Obligor.PublicityOffice() -> null;
        };
    }

    /** The same row with other steps done. */
    public Row stepsDone(int done) {
        return new Row(
                id,
                duty,
                article,
                subject,
                obligor,
                occurrence,
                standing,
                due,
                roll,
                profileVersion,
                done);
    }

    /** The same row after an entry. */
    public Row standing(Standing now) {
        return new Row(
                id,
                duty,
                article,
                subject,
                obligor,
                occurrence,
                now,
                due,
                roll,
                profileVersion,
                stepsDone);
    }

    /** As others see it. */
    public Obligation face() {
        return new Obligation(
                id,
                duty,
                article,
                subject,
                obligor,
                occurrence,
                standing.started(),
                standing.due(),
                standing.provisional(),
                standing.state(),
                standing.met(),
                standing.waived(),
                standing.originalDue(),
                due.toString(),
                profileVersion,
                standing.calendarVersion());
    }
}
