package org.fengsui.server.campus.registry.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is away from the posts held in a unit; the posts stay held.
 *
 * @param id identity
 * @param unitId the unit
 * @param personId who is away
 * @param from first day away
 * @param until last day away, as foreseen
 * @param deputyId who acts meanwhile; null where the next post up does
 * @param deputyName that person’s name; null likewise
 * @param note why, as told
 * @param back first day back where that came earlier; null else
 */
public record Absence(
        long id,
        long unitId,
        long personId,
        LocalDate from,
        LocalDate until,
        @Nullable Long deputyId,
        @Nullable String deputyName,
        String note,
        @Nullable LocalDate back) {

    /** Whether that day is one of it. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until) && (back == null || day.isBefore(back));
    }
}
