package org.fengsui.server.campus.registry.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.fengsui.server.campus.registry.Registry.Post;
import org.jspecify.annotations.Nullable;

/**
 * A change of a post that stands on file with 网信办 (第十三条).
 *
 * @param id the change
 * @param unitId the unit
 * @param unit its name
 * @param post the post
 * @param former who held it before; null where nobody did
 * @param holder who holds it now
 * @param phone how to reach the holder; null where none is known
 * @param from the holder's first day
 * @param filedAt when it was confirmed
 * @param filer by whom
 */
public record Filing(
        long id,
        long unitId,
        String unit,
        Post post,
        @Nullable String former,
        String holder,
        @Nullable String phone,
        LocalDate from,
        Instant filedAt,
        String filer) {}
