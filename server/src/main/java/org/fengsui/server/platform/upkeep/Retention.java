package org.fengsui.server.platform.upkeep;

import java.time.Instant;
import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Kept;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What is kept how long. It shows how much of each kind there is to forget, never what, so that
 * those who see no business data can keep it.
 */
public interface Retention {

    /**
     * A kind of data as it is kept now.
     *
     * @param kept the kind as its room declares it
     * @param days how long it stays; null for ever
     * @param change who set that; null where nobody did
     * @param due how much would be forgotten now
     * @param run when it was last gone through; null if never
     */
    record Line(
            Kept.ForATime kept,
            @Nullable Integer days,
            @Nullable Change change,
            long due,
            @Nullable Run run) {}

    /** Who set the days of a kind, when and why. */
    record Change(String by, Instant at, String reason) {}

    /**
     * What was forgotten.
     *
     * @param at when it was last gone through
     * @param forgotten how much then
     * @param inAll how much ever
     */
    record Run(Instant at, long forgotten, long inAll) {}

    /** The kinds that are kept for a time, the longest first. */
    List<Line> forATime();

    /** The kinds that are never forgotten. */
    List<Kept.ForEver> forEver();

    /**
     * Sets how long a kind is kept, with a line in the audit log. What becomes due by it is
     * forgotten a day later at the earliest, so that a mistake can be seen and taken back.
     *
     * @param days null for ever
     * @param reason not blank, at most 500 characters
     * @throws Refusal if there is no such kind, it is kept by law or by a setting, the days are
     *     outside what its room allows, or no reason is given
     */
    void keep(Actor by, String kind, @Nullable Integer days, String reason);
}
