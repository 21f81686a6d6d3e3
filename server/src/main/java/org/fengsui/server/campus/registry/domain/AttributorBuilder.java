package org.fengsui.server.campus.registry.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.attribution.AttributionSnapshot;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.attribution.RegistryTable;
import org.fengsui.engine.attribution.Rule;
import org.fengsui.engine.attribution.Units;
import org.fengsui.server.campus.registry.Attributor;
import org.fengsui.server.platform.page.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Builds the attribution of an edition. */
@Component
class AttributorBuilder {

    private final Texts texts;

    AttributorBuilder(Texts texts) {
        this.texts = texts;
    }

    Attributor build(Holdings holdings) {
        var units = new Units(holdings.knownUnits());
        var places = new HashMap<String, Place>();
        var rules = new ArrayList<Rule>();
        for (var known : holdings.systems().values()) {
            var system = known.row();
            var place =
                    new Place(
                            known.id(),
                            system.name(),
                            owner(holdings, units, system.unit()),
                            owner(holdings, units, orElse(system.operator(), system.unit())),
                            owner(holdings, units, orElse(system.user(), system.unit())));
            add(place, RegistryTable.rulesOf(List.of(system)), places, rules);
        }
        for (var known : holdings.networks().values()) {
            var network = known.row();
            if (network.unit() == null) {
                rules.addAll(RegistryTable.rulesOf(List.of(network)));
            } else {
                var unit = owner(holdings, units, network.unit());
                var place = new Place(null, network.name(), unit, unit, unit);
                add(place, RegistryTable.rulesOf(List.of(network)), places, rules);
            }
        }
        return new SnapshotAttributor(
                AttributionSnapshot.of(rules, holdings.edition()), places, texts);
    }

    /**
     * The engine calls rules that name different units a tie and leaves those of one unit together.
     * Here a rule's unit is the three units at once, so that nothing is decided before the category
     * has chosen among them.
     */
    private static void add(
            Place place, List<Rule> plain, Map<String, Place> places, List<Rule> rules) {
        for (var rule : plain) {
            rules.add(
                    new Rule(
                            rule.match(),
                            place.units(),
                            rule.system(),
                            rule.network(),
                            rule.validFrom(),
                            rule.validTo(),
                            rule.origin()));
        }
        plain.forEach(rule -> places.put(rule.origin(), place));
    }

    private static String orElse(@Nullable String unit, String other) {
        return unit == null ? other : unit;
    }

    /**
     * The unit that is written to: itself or the nearest responsible one above, else the topmost.
     */
    private static Place.Owner owner(Holdings holdings, Units units, String code) {
        var addressee = units.addressee(code).map(RegistryRow.Unit::code);
        var known = holdings.units().get(addressee.orElseGet(() -> top(holdings, code)));
        if (known == null) {
            throw new IllegalStateException("unit " + code + " is not in the registry");
        }
        return new Place.Owner(known.id(), known.row().name());
    }

    private static String top(Holdings holdings, String code) {
        var here = code;
        for (var known = holdings.units().get(here);
                known != null && known.row().parent() != null;
                known = holdings.units().get(here)) {
            here = known.row().parent();
        }
        return here;
    }
}
