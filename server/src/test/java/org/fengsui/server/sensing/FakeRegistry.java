package org.fengsui.server.sensing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.fengsui.engine.attribution.NetworkKind;
import org.fengsui.engine.attribution.Query;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.server.campus.registry.Attributor;
import org.fengsui.server.campus.registry.Concern;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.kernel.Scope;

/** A registry whose units own single targets; what has no owner is unattributed. */
public final class FakeRegistry implements Registry {

    private final Map<Long, Unit> units = new ConcurrentHashMap<>();
    private final Map<String, Long> owners = new ConcurrentHashMap<>();
    private final Map<String, NetworkKind> pools = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong(1);

    /** Forgets everything. */
    public void clear() {
        units.clear();
        owners.clear();
        pools.clear();
        version.set(1);
    }

    /** A unit. */
    public void unit(long id, String name) {
        units.put(id, new Unit(id, "U" + id, name, null, true));
    }

    /** From the next edition on the address or name is that unit's. */
    public long owns(long unitId, String target) {
        owners.put(target, unitId);
        return version.incrementAndGet();
    }

    /** From the next edition on the address lies in a pool. */
    public long pool(NetworkKind kind, String target) {
        pools.put(target, kind);
        return version.incrementAndGet();
    }

    @Override
    public Optional<Unit> unit(Scope scope, long id) {
        return Optional.ofNullable(units.get(id)).filter(unit -> scope.sees(unit.id()));
    }

    @Override
    public Optional<Unit> unitByCode(Scope scope, String code) {
        return units(scope).stream().filter(unit -> unit.code().equals(code)).findFirst();
    }

    @Override
    public List<Unit> endedUnits(Scope scope) {
        return List.of();
    }

    @Override
    public List<Unit> units(Scope scope) {
        var seen = new ArrayList<>(units.values());
        seen.removeIf(unit -> !scope.sees(unit.id()));
        return seen;
    }

    @Override
    public Map<Long, String> unitNames(Scope scope) {
        return units(scope).stream().collect(Collectors.toMap(Unit::id, Unit::name));
    }

    @Override
    public Map<Long, List<FormerName>> formerNames(Scope scope) {
        return Map.of();
    }

    @Override
    public Unit addressee(long unitId) {
        return unit(Scope.school(), unitId).orElseThrow();
    }

    @Override
    public List<PostHolder> holders(Scope scope, long unitId, Collection<Post> posts) {
        return List.of();
    }

    @Override
    public Optional<RegisteredSystem> system(Scope scope, long id) {
        return Optional.empty();
    }

    @Override
    public Map<Long, RegisteredSystem> systems(Scope scope, Collection<Long> ids) {
        return Map.of();
    }

    @Override
    public Attributor attributor() {
        return new Edition(version.get(), new HashMap<>(owners), new HashMap<>(pools));
    }

    private record Edition(long version, Map<String, Long> owners, Map<String, NetworkKind> pools)
            implements Attributor {

        @Override
        public Optional<NetworkKind> poolOf(IpAddress address, Instant at) {
            return Optional.ofNullable(pools.get(address.toString()));
        }

        @Override
        public Owner ownerOf(Query query, Concern concern) {
            var target = String.valueOf(query.asked() ? query.name() : query.address());
            var unit = owners.get(target);
            if (pools.containsKey(target)) {
                return new Owner(null, null, List.of(), Outcome.POOL, "pool", target + " 在地址池内");
            }
            return unit == null
                    ? new Owner(
                            null, null, List.of(), Outcome.UNATTRIBUTED, "none", target + " 未备案")
                    : new Owner(
                            unit, null, List.of(), Outcome.ATTRIBUTED, "exact", target + " 已备案");
        }
    }

    @Override
    public List<OnlineSystem> online(Scope scope) {
        return List.of();
    }

    @Override
    public Map<Long, Set<String>> systemsCalled(Scope scope, Collection<String> words) {
        return Map.of();
    }

    @Override
    public Map<Long, Set<String>> unitsCalled(Scope scope, Collection<String> words) {
        return Map.of();
    }
}
