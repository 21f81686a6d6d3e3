package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fengsui.server.campus.registry.Registry.OnlineSystem;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When all places of a system had been looked at. */
@Component
class LastScans {

    private static final Scope SCHOOL = Scope.school();

    private final RescanStore store;

    LastScans(RescanStore store) {
        this.store = store;
    }

    /**
     * When each of some places was looked at last.
     *
     * @param byScan by any report that covered it
     * @param byLogin by a scanner that had signed in
     */
    record Times(Map<String, Instant> byScan, Map<String, Instant> byLogin) {

        /** When all places of a system had been looked at; null where one never was. */
        @Nullable Instant last(ScanKind kind, OnlineSystem system) {
            return switch (kind) {
                case COVERING -> LastScans.last(system, byScan);
                case LOGIN -> LastScans.last(system, byLogin);
            };
        }
    }

    /** The times of all places of these systems. */
    Times of(List<OnlineSystem> systems) {
        var places =
                systems.stream()
                        .flatMap(it -> Stream.concat(it.addresses().stream(), it.names().stream()))
                        .distinct()
                        .toList();
        return new Times(store.looked(SCHOOL, places), store.signedIn(SCHOOL, places));
    }

    /** When all addresses, or all names, had been looked at; a report calls a machine by one. */
    private static @Nullable Instant last(OnlineSystem system, Map<String, Instant> times) {
        var byAddress = all(system.addresses(), times);
        var byName = all(system.names(), times);
        if (byAddress == null || byName == null) {
            return byAddress == null ? byName : byAddress;
        }
        return byAddress.isAfter(byName) ? byAddress : byName;
    }

    private static @Nullable Instant all(Collection<String> places, Map<String, Instant> times) {
        Instant earliest = null;
        for (var place : places) {
            var at = times.get(place);
            if (at == null) {
                return null;
            }
            earliest = earliest == null || at.isBefore(earliest) ? at : earliest;
        }
        return earliest;
    }
}
