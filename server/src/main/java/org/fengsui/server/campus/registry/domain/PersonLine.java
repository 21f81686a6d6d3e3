package org.fengsui.server.campus.registry.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person in a list.
 *
 * @param id identity
 * @param code the school's key
 * @param name the name
 * @param unitId the home unit
 * @param unit its name
 * @param posts names of the posts held now, in their order
 * @param email null if none is registered
 * @param phone null if none is registered
 */
public record PersonLine(
        long id,
        String code,
        String name,
        long unitId,
        String unit,
        List<String> posts,
        @Nullable String email,
        @Nullable String phone) {

    /** Keeps its own copy. */
    public PersonLine {
        posts = List.copyOf(posts);
    }
}
