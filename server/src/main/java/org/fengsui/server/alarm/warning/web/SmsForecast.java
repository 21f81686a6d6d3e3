package org.fengsui.server.alarm.warning.web;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.Registry.PostHolder;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.speaking.delivery.Mobile;
import org.fengsui.server.speaking.delivery.SmsCost;
import org.fengsui.server.speaking.delivery.SmsPrice;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What telling units of a warning can cost by short message; shown before it is published. */
@Component
class SmsForecast {

    private final Registry registry;
    private final ObjectProvider<SmsPrice> price;

    SmsForecast(Registry registry, ObjectProvider<SmsPrice> price) {
        this.registry = registry;
        this.price = price;
    }

    /** At most this; empty where there are no short messages. */
    Optional<SmsCost> of(Collection<Long> unitIds) {
        return Optional.ofNullable(price.getIfAvailable()).map(known -> known.of(people(unitIds)));
    }

    private int people(Collection<Long> unitIds) {
        return (int)
                unitIds.stream()
                        .flatMap(unit ->
                                registry
                                        .holders(Scope.school(), unit, EnumSet.allOf(Post.class))
                                        .stream()
                                        .flatMap(holder -> mobile(holder).stream())
                                        .distinct())
                        .count();
    }

    private static Optional<String> mobile(PostHolder holder) {
        return Optional.ofNullable(holder.phone()).flatMap(Mobile::of);
    }
}
