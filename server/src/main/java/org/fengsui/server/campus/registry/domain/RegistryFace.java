package org.fengsui.server.campus.registry.domain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fengsui.engine.attribution.Match;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.server.campus.registry.Attributor;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.RegistryProblem;
import org.fengsui.server.platform.access.UnitScope;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The registry as other rooms see it. */
@Service
@Transactional(readOnly = true)
class RegistryFace implements Registry, UnitScope {

    private final UnitStore units;
    private final UnitDirectory directory;
    private final PersonStore persons;
    private final AppointmentStore appointments;
    private final SystemStore systems;
    private final NameStore names;
    private final CurrentAttributor attributor;
    private final BusinessClock clock;

    RegistryFace(
            UnitStore units,
            UnitDirectory directory,
            PersonStore persons,
            AppointmentStore appointments,
            SystemStore systems,
            NameStore names,
            CurrentAttributor attributor,
            BusinessClock clock) {
        this.units = units;
        this.directory = directory;
        this.persons = persons;
        this.appointments = appointments;
        this.systems = systems;
        this.names = names;
        this.attributor = attributor;
        this.clock = clock;
    }

    @Override
    public Optional<Unit> unit(Scope scope, long id) {
        return units.find(scope, id).map(UnitStore.Row::unit);
    }

    @Override
    public Optional<Unit> unitByCode(Scope scope, String code) {
        return units.find(scope, code).map(UnitStore.Row::unit);
    }

    @Override
    public List<Unit> endedUnits(Scope scope) {
        return directory.seen(scope).ended();
    }

    @Override
    public List<Unit> units(Scope scope) {
        return directory.seen(scope).standing();
    }

    @Override
    public Map<Long, List<FormerName>> formerNames(Scope scope) {
        return names.shown(scope, NameStore.Of.UNIT, null);
    }

    @Override
    public Unit addressee(long unitId) {
        return units.addressee(Scope.school(), unitId)
                .map(UnitStore.Row::unit)
                .orElseThrow(
                        () -> new Refusal(RegistryProblem.NO_SUCH_UNIT, String.valueOf(unitId)));
    }

    @Override
    public List<PostHolder> holders(Scope scope, long unitId, Collection<Post> posts) {
        var today = clock.today();
        return appointments.holders(scope, unitId, posts, today);
    }

    @Override
    public Map<String, Contact> contacts(Scope scope, Collection<String> codes) {
        return persons.contacts(scope, codes);
    }

    @Override
    public List<Person> people(Scope scope) {
        return persons.all(scope, Map.of()).stream()
                .map(row ->
                        new Person(
                                row.known().row().code(), row.known().row().name(), row.unitId()))
                .toList();
    }

    @Override
    public Optional<RegisteredSystem> system(Scope scope, long id) {
        return Optional.ofNullable(systems(scope, Set.of(id)).get(id));
    }

    @Override
    public Map<Long, RegisteredSystem> systems(Scope scope, Collection<Long> ids) {
        var today = clock.today();
        return systems.some(scope, new HashSet<>(ids), Map.of()).stream()
                .map(row -> registered(row, today))
                .collect(Collectors.toMap(RegisteredSystem::id, Function.identity()));
    }

    @Override
    public Map<Long, Set<String>> systemsCalled(Scope scope, Collection<String> words) {
        return names.called(scope, NameStore.Of.SYSTEM, words);
    }

    @Override
    public Map<Long, Set<String>> unitsCalled(Scope scope, Collection<String> words) {
        return names.called(scope, NameStore.Of.UNIT, words);
    }

    @Override
    public List<OnlineSystem> online(Scope scope) {
        var today = clock.today();
        return systems.all(scope, Map.of()).stream()
                .filter(row -> Status.of(row.known().row(), today) == Status.ONLINE)
                .map(RegistryFace::online)
                .sorted(Comparator.comparing(OnlineSystem::name))
                .toList();
    }

    private static OnlineSystem online(SystemStore.Row row) {
        var system = row.known().row();
        var addresses = new HashSet<String>();
        var names = new HashSet<String>();
        for (var match : system.addresses()) {
            switch (match) {
                case Match.Address(var address) -> addresses.add(address.toString());
                case Match.Endpoint(var address, _) -> addresses.add(address.toString());
                case Match.ExactHost(var name) -> names.add(name.toString());
                case Match.Url(var url) -> {
                    var host = url.host();
                    (host instanceof IpAddress ? addresses : names).add(host.toString());
                }
                case Match.Suffix _, Match.Network _, Match.Range _ -> {}
            }
        }
        return new OnlineSystem(
                row.known().id(),
                system.name(),
                row.units().owner(),
                system.offCampus(),
                addresses,
                names,
                system.online().from(),
                system.stack());
    }

    private static RegisteredSystem registered(SystemStore.Row row, LocalDate today) {
        RegistryRow.InformationSystem system = row.known().row();
        return new RegisteredSystem(
                row.known().id(),
                system.code(),
                system.name(),
                row.units().owner(),
                row.units().operator(),
                row.units().user(),
                system.important(),
                system.offCampus(),
                Status.of(system, today) == Status.ONLINE);
    }

    @Override
    public Attributor attributor() {
        return attributor.get();
    }

    @Override
    public Set<Long> withSubUnits(long unitId) {
        return units.below(Scope.school(), unitId);
    }

    @Override
    public Map<Long, String> unitNames(Scope scope, Collection<Long> ids) {
        return units.names(scope, ids);
    }

    @Override
    public Map<Long, String> unitNames(Scope scope) {
        return directory.seen(scope).names();
    }

    @Override
    public Map<Long, String> names() {
        return unitNames(Scope.school());
    }
}
