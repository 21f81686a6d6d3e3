package org.fengsui.server.platform.kernel;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whose rows a reader may touch. Every store method takes one; {@link Database#in(Scope)} hands it
 * to the database, whose row security is the second fence.
 */
public sealed interface Scope {

    /** The whole school: the offices, and the machine itself. */
    record School() implements Scope {}

    /**
     * Some units with their sub-units, already expanded. An empty set sees nothing.
     *
     * @param ids the units' registry identities
     */
    record Units(Set<Long> ids) implements Scope {
        /** Keeps its own copy. */
        public Units {
            ids = Set.copyOf(ids);
        }
    }

    /** The whole school. */
    static Scope school() {
        return new School();
    }

    /** Whether rows of that unit may be touched. */
    default boolean sees(long unitId) {
        return switch (this) {
            case School() -> true;
            case Units(Set<Long> ids) -> ids.contains(unitId);
        };
    }

    /** The text the database's row policies read: {@code school} or {@code 3,14}. */
    default String setting() {
        return switch (this) {
            case School() -> "school";
            case Units(Set<Long> ids) ->
                    new TreeSet<>(ids)
                            .stream().map(String::valueOf).collect(Collectors.joining(","));
        };
    }
}
