package org.fengsui.server.duty.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.engine.attribution.NetworkKind;
import org.fengsui.engine.attribution.Query;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.server.campus.registry.Attributor;
import org.fengsui.server.campus.registry.Concern;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;

/** A registry in memory: unit 7, whose posts tests fill and empty. */
public final class SmallSchool implements Registry {

    public static final long UNIT = 7;

    private final List<PostHolder> holders = new ArrayList<>();

    public void clear() {
        holders.clear();
    }

    public void fill(Post post, String person) {
        fill(UNIT, post, person, person + "@example.edu.cn");
    }

    public void fill(long unitId, Post post, String person, @Nullable String email) {
        holders.add(
                new PostHolder(
                        unitId, post, person, person, email, null, null, LocalDate.of(2026, 1, 1)));
    }

    @Override
    public Optional<Unit> unit(Scope scope, long id) {
        return Optional.of(new Unit(id, "U" + id, "单位" + id, null, true));
    }

    @Override
    public Optional<Unit> unitByCode(Scope scope, String code) {
        return unit(scope, Long.parseLong(code.substring(1)));
    }

    @Override
    public List<Unit> endedUnits(Scope scope) {
        return List.of();
    }

    @Override
    public List<Unit> units(Scope scope) {
        return List.of(unit(scope, UNIT).orElseThrow());
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
        return holders.stream()
                .filter(holder -> holder.unitId() == unitId && posts.contains(holder.post()))
                .sorted(Comparator.comparing(PostHolder::post))
                .toList();
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
        return new Attributor() {
            @Override
            public long version() {
                return 1;
            }

            @Override
            public Owner ownerOf(Query query, Concern concern) {
                return new Owner(null, null, List.of(), Outcome.UNATTRIBUTED, "none", "");
            }

            @Override
            public Optional<NetworkKind> poolOf(IpAddress address, Instant at) {
                return Optional.empty();
            }
        };
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
