package org.fengsui.server.duty.notice.service;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.RegisteredSystem;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.springframework.stereotype.Component;

/** 涉及系统: what the systems are called that findings are on. */
@Component
class AffectedSystems {

    private static final int NAMES_IN_TOPIC = 3;

    private final Registry registry;

    AffectedSystems(Registry registry) {
        this.registry = registry;
    }

    /** Those of the systems of findings that the scope sees. */
    Named of(Scope scope, Collection<Episode> episodes) {
        return new Named(
                registry.systems(
                        scope,
                        episodes.stream()
                                .map(Episode::systemId)
                                .filter(Objects::nonNull)
                                .toList()));
    }

    /** Systems by identity, with the names they have now. */
    record Named(Map<Long, RegisteredSystem> systems) {

        /** What the system of a finding is called; empty where none is registered. */
        String nameOf(Episode episode) {
            var id = episode.systemId();
            var system = id == null ? null : systems.get(id);
            return system == null ? "" : system.name();
        }

        /** What findings are about in a few words: their systems, else where they are. */
        String topic(List<Episode> episodes) {
            var names = episodes.stream().map(this::nameOrPlace).distinct().toList();
            var shown = String.join("、", names.subList(0, Math.min(NAMES_IN_TOPIC, names.size())));
            return names.size() > NAMES_IN_TOPIC ? shown + "等" : shown;
        }

        private String nameOrPlace(Episode episode) {
            var name = nameOf(episode);
            var host = episode.host();
            var ip = episode.ip();
            if (!name.isEmpty()) {
                return name;
            }
            return host != null ? host : ip != null ? ip : episode.title();
        }
    }
}
