package org.fengsui.server.campus.registry.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fengsui.engine.attribution.Post;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the whole registry. */
@Component
class HoldingsReader {

    private final EditionStore editions;
    private final UnitStore units;
    private final NameStore names;
    private final PersonStore people;
    private final AppointmentStore appointments;
    private final SystemStore systems;
    private final NetworkStore networks;
    private final BusinessClock clock;

    HoldingsReader(
            EditionStore editions,
            UnitStore units,
            NameStore names,
            PersonStore people,
            AppointmentStore appointments,
            SystemStore systems,
            NetworkStore networks,
            BusinessClock clock) {
        this.editions = editions;
        this.units = units;
        this.names = names;
        this.people = people;
        this.appointments = appointments;
        this.systems = systems;
        this.networks = networks;
        this.clock = clock;
    }

    /** Everything the scope sees, in the running transaction. */
    Holdings read(Scope scope) {
        long edition = editions.current(scope);
        var codes = unitCodes(scope);
        return new Holdings(
                edition,
                byCode(knownUnits(scope, codes)),
                byCode(knownPeople(scope, codes)),
                byCode(systems.all(scope, codes).stream().map(SystemStore.Row::known).toList()),
                byCode(networks.all(scope, codes).stream().map(NetworkStore.Row::known).toList()));
    }

    /** Unit codes by identity. */
    Map<Long, String> unitCodes(Scope scope) {
        return units.all(scope).stream()
                .collect(Collectors.toMap(row -> row.unit().id(), row -> row.unit().code()));
    }

    private List<Known<RegistryRow.Unit>> knownUnits(Scope scope, Map<Long, String> codes) {
        var former = names.all(scope, NameStore.Of.UNIT, null);
        return units.all(scope).stream()
                .map(row ->
                        new Known<>(
                                row.unit().id(),
                                row.version(),
                                new RegistryRow.Unit(
                                        0,
                                        row.unit().code(),
                                        row.unit().name(),
                                        row.unit().parentId() == null
                                                ? null
                                                : codes.get(row.unit().parentId()),
                                        row.unit().responsible(),
                                        former.getOrDefault(row.unit().id(), List.of()),
                                        row.ending() == null ? null : row.ending().lastDay())))
                .toList();
    }

    private List<Known<RegistryRow.Person>> knownPeople(Scope scope, Map<Long, String> codes) {
        var today = clock.today();
        var held = new HashMap<Long, List<Appointment>>();
        for (var each : appointments.notEnded(scope, today)) {
            held.computeIfAbsent(each.personId(), _ -> new ArrayList<>()).add(each);
        }
        return people.all(scope, codes).stream()
                .map(row -> withPosts(row, held.getOrDefault(row.known().id(), List.of())))
                .toList();
    }

    /** The table knows the posts in the home unit only, and one period for all of them. */
    private static Known<RegistryRow.Person> withPosts(
            PersonStore.Row row, List<Appointment> held) {
        var home = held.stream().filter(each -> each.unitId() == row.unitId()).toList();
        var person = row.known().row();
        return new Known<>(
                row.known().id(),
                row.known().version(),
                new RegistryRow.Person(
                        0,
                        person.code(),
                        person.name(),
                        person.unit(),
                        home.stream()
                                .map(each -> Post.valueOf(each.post().name()))
                                .collect(Collectors.toSet()),
                        person.email(),
                        person.phone(),
                        person.wecom(),
                        new RegistryRow.Days(
                                common(home, Appointment::from), common(home, Appointment::to))));
    }

    private static @Nullable LocalDate common(
            List<Appointment> held, Function<Appointment, @Nullable LocalDate> day) {
        if (held.isEmpty()) {
            return null;
        }
        var first = day.apply(held.getFirst());
        boolean same = held.stream().allMatch(each -> Objects.equals(day.apply(each), first));
        return same ? first : null;
    }

    private static <R extends RegistryRow> Map<String, Known<R>> byCode(List<Known<R>> rows) {
        var byCode = new LinkedHashMap<String, Known<R>>();
        rows.forEach(known -> byCode.put(known.row().code(), known));
        return byCode;
    }
}
