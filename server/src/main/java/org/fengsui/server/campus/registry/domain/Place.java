package org.fengsui.server.campus.registry.domain;

import java.util.List;
import org.fengsui.server.campus.registry.Concern;
import org.jspecify.annotations.Nullable;

/**
 * What a rule leads to: a system or a network with the units that answer for it, each raised to the
 * unit that is written to.
 *
 * @param systemId the system; null for a network
 * @param name what people call it
 * @param owner 主管
 * @param operator 运维; the owner where none is named
 * @param user 使用; the owner where none is named
 */
record Place(@Nullable Long systemId, String name, Owner owner, Owner operator, Owner user) {

    /** A unit that is written to. */
    record Owner(long id, String name) {}

    /** Who answers for a concern. */
    Owner responsible(Concern concern) {
        return switch (concern) {
            case PLATFORM -> operator;
            case CONTENT -> owner;
            case ACCOUNT -> user;
        };
    }

    /** All three. */
    List<Owner> all() {
        return List.of(owner, operator, user);
    }

    /** The three as one word, equal exactly where all three are. */
    String units() {
        return owner.id() + "/" + operator.id() + "/" + user.id();
    }
}
