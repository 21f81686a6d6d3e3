package org.fengsui.server.platform.calendar;

import java.time.Instant;
import java.util.List;
import org.fengsui.engine.calendar.WorkCalendar;
import org.fengsui.engine.calendar.YearPlan;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;

/**
 * The working-day calendar the school counts with: the State Council's plans that come with the
 * product and those imported since. Every import makes a new edition; earlier editions stay, so
 * that a due can be explained with the calendar it was computed with.
 */
public interface SchoolCalendar {

    /**
     * An edition.
     *
     * @param calendar the working days
     * @param version 0 for the bundled plans alone, then 1 more with each import
     */
    record Edition(WorkCalendar calendar, int version) {}

    /**
     * An import.
     *
     * @param version the edition it made
     * @param plan the year's plan with its papers
     * @param by who imported it
     * @param at when
     */
    record ImportedYear(int version, YearPlan plan, String by, Instant at) {}

    /** The edition that counts now. */
    Edition current();

    /**
     * The edition of that version.
     *
     * @throws IllegalArgumentException if there never was one
     */
    Edition at(int version);

    /** All imports, the latest first. */
    List<ImportedYear> imports();

    /**
     * Takes a year's plan, new or corrected, and publishes {@link CalendarImported}.
     *
     * @throws Refusal if the plan names no day or no paper, or says what is already known
     */
    void importYear(Actor by, YearPlan plan);
}
