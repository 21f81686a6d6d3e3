package org.fengsui.server.campus.registry.domain;

import org.fengsui.engine.attribution.Attribution;
import org.fengsui.engine.attribution.AttributionSnapshot;
import org.fengsui.engine.attribution.NetworkKind;
import org.fengsui.engine.attribution.Query;
import org.fengsui.engine.attribution.Reason;
import org.fengsui.engine.attribution.Rule;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.server.campus.registry.Attributor;
import org.fengsui.server.campus.registry.Concern;
import org.fengsui.server.platform.page.Texts;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Attribution by one edition: the engine finds the rules, the concern chooses the unit. */
final class SnapshotAttributor implements Attributor {

    private final AttributionSnapshot snapshot;
    private final Map<String, Place> places;
    private final Texts texts;

    /**
     * Takes what was built.
     *
     * @param places what each rule's origin leads to
     */
    SnapshotAttributor(AttributionSnapshot snapshot, Map<String, Place> places, Texts texts) {
        this.snapshot = snapshot;
        this.places = Map.copyOf(places);
        this.texts = texts;
    }

    @Override
    public long version() {
        return snapshot.version();
    }

    @Override
    public Owner ownerOf(Query query, Concern concern) {
        return switch (snapshot.attribute(query)) {
            case Attribution.Attributed found -> decide(List.of(found.rule()), found, concern);
            case Attribution.Ambiguous tie -> decide(tie.candidates(), tie, concern);
            case Attribution.Pooled pool -> nobody(Outcome.POOL, pool.rule(), pool);
            case Attribution.Unattributed none -> nobody(Outcome.UNATTRIBUTED, null, none);
        };
    }

    @Override
    public Optional<NetworkKind> poolOf(IpAddress address, Instant at) {
        var query = new Query(address, null, false, null, null, at);
        return snapshot.attribute(query) instanceof Attribution.Pooled pool
                ? Optional.of(pool.kind())
                : Optional.empty();
    }

    private Owner decide(List<Rule> rules, Attribution found, Concern concern) {
        var here = here(rules, found);
        var responsible =
                here.stream().map(place -> place.responsible(concern)).distinct().toList();
        // A tie between a unit's network and a nameless pool leaves the unit beside nobody.
        boolean pool = rules.stream().anyMatch(rule -> rule.unit() == null);
        if (pool || responsible.size() != 1) {
            return ambiguous(rules.getFirst(), here, concern);
        }
        var unit = responsible.getFirst();
        return new Owner(
                unit.id(),
                here.size() == 1 ? here.getFirst().systemId() : null,
                others(here, unit),
                Outcome.ATTRIBUTED,
                rules.getFirst().toString(),
                reason(rules.getFirst(), here, unit, concern));
    }

    /** The places of the rules; the engine names several systems of the same units as one rule. */
    private List<Place> here(List<Rule> rules, Attribution found) {
        var origins =
                found.reason().code() == Reason.Code.SEVERAL_SYSTEMS
                        ? Stream.of(found.reason().parameters().getLast().split(", ", -1))
                        : rules.stream().map(Rule::origin);
        return origins.map(places::get).filter(Objects::nonNull).distinct().toList();
    }

    private static List<Long> others(Collection<Place> here, Place.Owner unit) {
        return here.stream()
                .flatMap(place -> place.all().stream())
                .map(Place.Owner::id)
                .filter(id -> id != unit.id())
                .distinct()
                .toList();
    }

    private String reason(Rule rule, List<Place> here, Place.Owner unit, Concern concern) {
        var place = here.getFirst();
        if (place.systemId() == null) {
            return texts.chinese(
                    "registry.reason.network", rule.match().toString(), place.name(), unit.name());
        }
        var key = here.size() == 1 ? "registry.reason.system" : "registry.reason.systems";
        var role = texts.chinese("registry.reason.concern." + concern.name());
        return texts.chinese(key, rule.match().toString(), names(here), role, unit.name());
    }

    private Owner ambiguous(Rule rule, List<Place> here, Concern concern) {
        return new Owner(
                null,
                null,
                here.stream().map(place -> place.responsible(concern).id()).distinct().toList(),
                Outcome.AMBIGUOUS,
                rule.toString(),
                texts.chinese(
                        "registry.reason.ambiguous",
                        rule.match().toString(),
                        here.stream()
                                .map(place ->
                                        place.name()
                                                + "（"
                                                + place.responsible(concern).name()
                                                + "）")
                                .distinct()
                                .collect(Collectors.joining("、"))));
    }

    private static String names(List<Place> here) {
        return here.stream().map(Place::name).distinct().collect(Collectors.joining("、"));
    }

    private static Owner nobody(Outcome outcome, @Nullable Rule rule, Attribution why) {
        return new Owner(
                null,
                null,
                List.of(),
                outcome,
                rule == null ? "" : rule.toString(),
                why.reason().text(Locale.CHINESE));
    }
}
