package org.fengsui.server.platform.access.domain;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.PostHolders;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.access.Role.Side;
import org.fengsui.server.platform.access.UnitScope;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Turns accounts into actors: the roles and the scope of this moment. A role of a unit rests from
 * the day on which the account's person neither holds its post there any more nor acts for its
 * holder (第十三条), whoever notices it; with the post it is back. An account that names no person has
 * them as they were granted.
 */
@Service
@Transactional(readOnly = true)
public class Actors {

    private static final Scope NOTHING = new Scope.Units(Set.of());

    private final AccountDirectory directory;
    private final ObjectProvider<UnitScope> unitScope;
    private final ObjectProvider<PostHolders> posts;

    Actors(
            AccountDirectory directory,
            ObjectProvider<UnitScope> unitScope,
            ObjectProvider<PostHolders> posts) {
        this.directory = directory;
        this.unitScope = unitScope;
        this.posts = posts;
    }

    /** The actor of an account, if it can act now. */
    public Optional<Actor> of(long accountId) {
        return directory.find(accountId).filter(AccountRow::enabled).map(this::of);
    }

    /** The actor of an account. */
    public Actor of(AccountRow row) {
        var roles = held(row);
        boolean rest = anyOfUnit(row.roles()) && !anyOfUnit(roles);
        var unit = rest ? null : row.unitId();
        return new Actor(row.id(), row.displayName(), roles, unit, scope(roles, unit));
    }

    private Set<Role> held(AccountRow row) {
        var unit = row.unitId();
        var person = row.personCode();
        var port = posts.getIfAvailable();
        if (unit == null || person == null || port == null || !anyOfUnit(row.roles())) {
            return row.roles();
        }
        var ofPosts = port.roles(unit, person);
        return row.roles().stream()
                .filter(role -> !ofUnit(role) || ofPosts.contains(role))
                .collect(Collectors.toSet());
    }

    private static boolean anyOfUnit(Set<Role> roles) {
        return roles.stream().anyMatch(Actors::ofUnit);
    }

    private static boolean ofUnit(Role role) {
        return role.side() == Side.UNIT;
    }

    private Scope scope(Set<Role> roles, @Nullable Long unit) {
        if (roles.stream().anyMatch(role -> role.side() == Side.SCHOOL)) {
            return Scope.school();
        }
        if (unit == null || !anyOfUnit(roles)) {
            return NOTHING;
        }
        var port = unitScope.getIfAvailable();
        return new Scope.Units(port == null ? Set.of(unit) : port.withSubUnits(unit));
    }
}
