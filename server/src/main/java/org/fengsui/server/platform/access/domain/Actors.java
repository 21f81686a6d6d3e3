package org.fengsui.server.platform.access.domain;

import java.util.Optional;
import java.util.Set;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role.Side;
import org.fengsui.server.platform.access.UnitScope;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Turns accounts into actors: the roles and the scope of this moment. */
@Service
@Transactional(readOnly = true)
public class Actors {

    private static final Scope NOTHING = new Scope.Units(Set.of());

    private final AccountDirectory directory;
    private final ObjectProvider<UnitScope> unitScope;

    Actors(AccountDirectory directory, ObjectProvider<UnitScope> unitScope) {
        this.directory = directory;
        this.unitScope = unitScope;
    }

    /** The actor of an account, if it can act now. */
    public Optional<Actor> of(long accountId) {
        return directory.find(accountId).filter(AccountRow::enabled).map(this::of);
    }

    /** The actor of an account. */
    public Actor of(AccountRow row) {
        return new Actor(row.id(), row.displayName(), row.roles(), row.unitId(), scope(row));
    }

    private Scope scope(AccountRow row) {
        if (row.roles().stream().anyMatch(role -> role.side() == Side.SCHOOL)) {
            return Scope.school();
        }
        var unit = row.unitId();
        if (unit == null || row.roles().stream().noneMatch(role -> role.side() == Side.UNIT)) {
            return NOTHING;
        }
        var port = unitScope.getIfAvailable();
        return new Scope.Units(port == null ? Set.of(unit) : port.withSubUnits(unit));
    }
}
