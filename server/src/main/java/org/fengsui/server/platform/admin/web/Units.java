package org.fengsui.server.platform.admin.web;

import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.access.UnitScope;
import org.fengsui.server.platform.page.Filter.Option;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The units an account can belong to, as the registry names them. */
@Component
class Units {

    private final ObjectProvider<UnitScope> registry;

    Units(ObjectProvider<UnitScope> registry) {
        this.registry = registry;
    }

    /** To choose from, in the school's order. */
    List<Option> options() {
        return names().entrySet().stream()
                .map(unit -> new Option(unit.getKey().toString(), unit.getValue()))
                .toList();
    }

    /** The name of a unit; its number where the registry does not know it; empty for none. */
    String name(@Nullable Long unitId) {
        return unitId == null ? "" : names().getOrDefault(unitId, unitId.toString());
    }

    private Map<Long, String> names() {
        var port = registry.getIfAvailable();
        return port == null ? Map.of() : port.names();
    }
}
