package org.fengsui.server.platform.access.web;

import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a REST client whose token it holds. */
@RestController
class WhoAmI {

    /**
     * The account behind a token.
     *
     * @param name the person's name
     * @param roles the roles held now
     * @param unit the unit, or null
     */
    record Self(String name, List<String> roles, @Nullable Long unit) {}

    @GetMapping("/api/self")
    @Permits(Permission.SELF)
    Self self(Actor actor) {
        return new Self(
                actor.name(),
                actor.roles().stream().map(Enum::name).sorted().toList(),
                actor.unitId());
    }
}
