package org.fengsui.server.duty.monthly;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.jspecify.annotations.Nullable;

/**
 * 月度清单: what the notice policy leaves to the monthly list, gathered for each unit on the first
 * working day of a month and frozen. No obligation arises from it. Subjects have the type {@code
 * monthly-list}.
 */
public interface MonthlyLists {

    /**
     * A unit's list of a month.
     *
     * @param id identity
     * @param month the month in which it was made
     * @param unitId the 责任单位
     * @param unit its name then
     * @param madeAt when it was made
     * @param items how many items
     * @param worst the most severe level among them
     * @param told the names of those who were told; empty where nobody could be
     * @param deliveredAt when a channel took the message over; null before
     * @param openedAt when somebody of the unit opened it first; null before
     * @param opener who did; empty before
     */
    record MonthlyList(
            long id,
            YearMonth month,
            long unitId,
            String unit,
            Instant madeAt,
            int items,
            Severity worst,
            String told,
            @Nullable Instant deliveredAt,
            @Nullable Instant openedAt,
            String opener) {}

    /** What became of an item since. */
    enum Standing {
        /** It is still there. */
        THERE,
        /** Evidence shows that it is gone. */
        FIXED,
        /** It stands in a notice by now. */
        NOTICED,
        /** It is let stand for a time (风险接受). */
        ACCEPTED,
        /** It is over for another reason. */
        OVER,
        /** Another unit answers for it, or none. */
        ELSEWHERE
    }

    /**
     * One item, as it was when the list was made, but for its standing.
     *
     * @param position from 1 within the list
     * @param episodeId the episode
     * @param check the scanner's check
     * @param name its Chinese name; the scanner's title where there was none
     * @param named whether there was a Chinese name
     * @param severity the level then
     * @param place where it is
     * @param remedy 整改建议; empty where there was none
     * @param firstSeen the earliest evidence of it
     * @param standing what became of it since
     */
    record Item(
            int position,
            long episodeId,
            String check,
            String name,
            boolean named,
            Severity severity,
            String place,
            String remedy,
            Instant firstSeen,
            Standing standing) {}

    /** The lists the scope sees, the latest first. */
    List<MonthlyList> of(Scope scope);

    /** A page of all lists the scope sees. */
    ListResult<MonthlyList> page(Scope scope, ListRequest asked);

    /** The months that have lists, the latest first. */
    List<YearMonth> months(Scope scope);

    /** One list, if the scope sees it. */
    Optional<MonthlyList> find(Scope scope, long id);

    /** The items of a list in their order, if the scope sees it. */
    List<Item> items(Scope scope, long id);

    /**
     * Somebody reads a list: that is written to the audit log, and the first of the unit has opened
     * it.
     *
     * @throws Refusal if the reader sees no such list
     */
    void read(Actor by, long id);
}
