package org.fengsui.server.campus.registry.domain;

import java.time.LocalDate;
import org.fengsui.server.campus.registry.Registry.Post;
import org.jspecify.annotations.Nullable;

/**
 * A person holds or held a post of a unit (第十三条).
 *
 * @param id identity
 * @param unitId the unit
 * @param post the post
 * @param personId who
 * @param personCode that person's key
 * @param personName that person's name
 * @param from first day
 * @param to last day; null while it is open
 */
public record Appointment(
        long id,
        long unitId,
        Post post,
        long personId,
        String personCode,
        String personName,
        LocalDate from,
        @Nullable LocalDate to) {

    /** Whether the post is held on that day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && !endsBefore(day);
    }

    /** Whether it is over before that day. */
    public boolean endsBefore(LocalDate day) {
        return to != null && to.isBefore(day);
    }
}
