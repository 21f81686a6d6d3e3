package org.fengsui.server.alarm.warning.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fengsui.engine.advisory.AffectedProduct;
import org.fengsui.engine.attribution.StackPart;
import org.fengsui.server.alarm.warning.Asked.Hit;
import org.fengsui.server.alarm.warning.Asked.Why;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.RegisteredSystem;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which systems of the school a warning concerns: by what they are built with, and by what was
 * found on them. Whoever owns one answers for it (谁主管谁负责, 第七条).
 */
@Component
@Transactional(readOnly = true)
public class AffectedSystems {

    private static final Scope SCHOOL = Scope.school();
    private static final int FINDINGS = 2_000;

    private final Registry registry;
    private final Findings findings;

    AffectedSystems(Registry registry, Findings findings) {
        this.registry = registry;
        this.findings = findings;
    }

    /** The affected systems by responsible unit, each unit’s by name. */
    public Map<Long, List<Hit>> of(
            List<AffectedProduct> products, Collection<String> refs, Collection<Integer> ports) {
        var hits = new ArrayList<Hit>();
        var units = new ArrayList<Long>();
        byStack(products, hits, units);
        byFinding(refs, ports, hits, units);
        var addressees = new LinkedHashMap<Long, Long>();
        var all = new LinkedHashMap<Long, Set<Hit>>();
        for (int i = 0; i < hits.size(); i++) {
            long unit = addressees.computeIfAbsent(units.get(i), id -> registry.addressee(id).id());
            all.computeIfAbsent(unit, _ -> new LinkedHashSet<>()).add(hits.get(i));
        }
        var sorted = new LinkedHashMap<Long, List<Hit>>();
        all.forEach((unit, its) -> sorted.put(unit, List.copyOf(its)));
        return sorted;
    }

    private void byStack(List<AffectedProduct> products, List<Hit> hits, List<Long> units) {
        if (products.isEmpty()) {
            return;
        }
        for (var system : registry.online(SCHOOL)) {
            for (var part : system.parts()) {
                reason(products, part)
                        .ifPresent(why -> {
                            hits.add(new Hit(system.id(), system.name(), why, called(part)));
                            units.add(system.ownerUnitId());
                        });
            }
        }
    }

    /**
     * Why a component is affected by one of the products; a known version before an unknown one.
     */
    static Optional<Why> reason(List<AffectedProduct> products, StackPart part) {
        var unknown = false;
        for (var product : products) {
            switch (product.concerns(part)) {
                case YES -> {
                    return Optional.of(Why.STACK);
                }
                case UNKNOWN -> unknown = true;
                case NO -> {}
            }
        }
        return unknown ? Optional.of(Why.STACK_UNKNOWN) : Optional.empty();
    }

    private static String called(StackPart part) {
        return (part.name() + " " + part.version()).strip();
    }

    private void byFinding(
            Collection<String> refs, Collection<Integer> ports, List<Hit> hits, List<Long> units) {
        if (refs.isEmpty() && ports.isEmpty()) {
            return;
        }
        var found = findings.citing(SCHOOL, refs, ports, FINDINGS);
        var ids = new LinkedHashSet<Long>();
        for (var episode : found) {
            var system = episode.systemId();
            if (system != null) {
                ids.add(system);
            }
        }
        var systems = registry.systems(SCHOOL, ids);
        for (var episode : found) {
            var unit = episode.unitId();
            if (unit == null) {
                continue;
            }
            units.add(unit);
            hits.add(hit(episode, refs, systems));
        }
    }

    private static Hit hit(
            Episode episode, Collection<String> refs, Map<Long, RegisteredSystem> systems) {
        var id = episode.systemId();
        var system = id == null ? null : systems.get(id);
        var cited = episode.refs().stream().filter(refs::contains).findFirst();
        return new Hit(
                system == null ? null : system.id(),
                system == null ? episode.place() : system.name(),
                cited.isPresent() ? Why.FINDING : Why.PORT,
                cited.orElse(String.valueOf(episode.port())));
    }
}
