package org.fengsui.server.campus.registry.domain;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 撤销或者合并: a unit is no more.
 *
 * @param lastDay its last day
 * @param successorId the unit that took its place; null where none did
 */
public record UnitEnding(LocalDate lastDay, @Nullable Long successorId) {

    /**
     * What binds a unit: it goes over to the successor, and without one the unit does not end.
     *
     * @param below units directly below it
     * @param systems that are not off line and of which it is owner, operator or user
     * @param networks that are in use
     * @param posts who holds a post, which ends
     * @param duties what other rooms know
     */
    public record Ties(
            List<String> below,
            List<String> systems,
            List<String> networks,
            List<String> posts,
            List<String> duties) {

        /** Keeps its own copies. */
        public Ties {
            below = List.copyOf(below);
            systems = List.copyOf(systems);
            networks = List.copyOf(networks);
            posts = List.copyOf(posts);
            duties = List.copyOf(duties);
        }

        /** Whether nothing does. */
        public boolean none() {
            return parts().stream().allMatch(List::isEmpty);
        }

        /** All of them by their kinds. */
        List<List<String>> parts() {
            return List.of(below, systems, networks, posts, duties);
        }
    }
}
