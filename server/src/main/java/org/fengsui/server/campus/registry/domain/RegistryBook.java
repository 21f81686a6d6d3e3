package org.fengsui.server.campus.registry.domain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.FormerName;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.Registry.Unit;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the registry's own pages read. */
@Service
@Transactional(readOnly = true)
public class RegistryBook {

    private final Registry registry;
    private final HoldingsReader reader;
    private final UnitStore units;
    private final NameStore names;
    private final AppointmentStore appointments;
    private final RegistryListStore lists;
    private final AuditLog audit;
    private final BusinessClock clock;

    RegistryBook(
            Registry registry,
            HoldingsReader reader,
            UnitStore units,
            NameStore names,
            AppointmentStore appointments,
            RegistryListStore lists,
            AuditLog audit,
            BusinessClock clock) {
        this.registry = registry;
        this.reader = reader;
        this.units = units;
        this.names = names;
        this.appointments = appointments;
        this.lists = lists;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A unit in the tree.
     *
     * @param unit the unit
     * @param place its place in the tree, parents before children, from 0
     * @param above names of the seen units above it, the highest first
     * @param vacant posts that nobody holds now; empty for a unit that is no 责任单位
     * @param former what it was called before, the latest name first
     */
    public record UnitLine(
            Unit unit, int place, List<String> above, Set<Post> vacant, List<FormerName> former) {
        /** Keeps its own copies. */
        public UnitLine {
            former = List.copyOf(former);
            above = List.copyOf(above);
            vacant = Set.copyOf(vacant);
        }
    }

    /**
     * A row as it stands.
     *
     * @param id identity
     * @param version as it was read
     * @param row its content, in the words of the import table
     */
    public record Standing(long id, int version, RegistryRow row) {}

    /** All units the scope sees, parents before children. */
    public List<UnitLine> units(Scope scope) {
        var held = new HashMap<Long, Set<Post>>();
        for (var each : appointments.notEnded(scope, clock.today())) {
            if (each.holdsOn(clock.today())) {
                held.computeIfAbsent(each.unitId(), _ -> EnumSet.noneOf(Post.class))
                        .add(each.post());
            }
        }
        var former = registry.formerNames(scope);
        var paths = new HashMap<Long, List<String>>();
        var lines = new ArrayList<UnitLine>();
        for (var unit : registry.units(scope)) {
            var above =
                    unit.parentId() == null
                            ? List.<String>of()
                            : paths.getOrDefault(unit.parentId(), List.of());
            paths.put(unit.id(), Stream.concat(above.stream(), Stream.of(unit.name())).toList());
            var vacant = EnumSet.noneOf(Post.class);
            if (unit.responsible()) {
                vacant.addAll(EnumSet.allOf(Post.class));
                vacant.removeAll(held.getOrDefault(unit.id(), Set.of()));
            }
            lines.add(
                    new UnitLine(
                            unit,
                            lines.size(),
                            above,
                            vacant,
                            former.getOrDefault(unit.id(), List.of())));
        }
        return lines;
    }

    /** The units that have ended, by code, as far as the scope sees them. */
    public List<UnitLine> endedUnits(Scope scope) {
        var former = registry.formerNames(scope);
        var lines = new ArrayList<UnitLine>();
        for (var unit : registry.endedUnits(scope)) {
            var names = former.getOrDefault(unit.id(), List.of());
            lines.add(new UnitLine(unit, lines.size(), List.of(), Set.of(), names));
        }
        return lines;
    }

    /** The appointments of a unit, those of now and those that ended, the newest first. */
    public List<Appointment> appointments(Scope scope, long unitId) {
        return appointments.ofUnit(scope, unitId);
    }

    /** The appointments of a person that the scope sees, the newest first. */
    public List<Appointment> appointmentsOfPerson(Scope scope, long personId) {
        return appointments.ofPerson(scope, personId);
    }

    /**
     * One appointment.
     *
     * @throws Refusal if the scope sees none
     */
    public Appointment appointment(Scope scope, long id) {
        return appointments.find(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    /**
     * A row the scope sees, with the units it names even where the scope does not see those.
     *
     * @throws Refusal if the scope sees none
     */
    public RegistryRow whole(Scope scope, RowKind kind, long id) {
        get(scope, kind, id);
        return get(Scope.school(), kind, id).row();
    }

    /** A row of a kind, if the scope sees it. */
    public Optional<Standing> find(Scope scope, RowKind kind, long id) {
        return Optional.ofNullable(reader.read(scope).find(kind, id))
                .map(known -> new Standing(known.id(), known.version(), known.row()));
    }

    /**
     * The same, refused where the scope does not see it.
     *
     * @throws Refusal if there is none
     */
    public Standing get(Scope scope, RowKind kind, long id) {
        return find(scope, kind, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    /** Writes down who took a list out. */
    @Transactional
    public void exported(Actor by, ListRequest asked) {
        audit.append(
                by.accountId(),
                by.name(),
                "registry.exported",
                null,
                Map.of("list", asked.at("/")));
    }

    /** A page of systems. */
    public ListResult<SystemLine> systems(Scope scope, ListRequest asked) {
        return lists.systems(scope, asked, clock.today());
    }

    /** What a system was called before, the latest name first; nothing that the scope sees not. */
    public List<FormerName> formerNames(Scope scope, long systemId) {
        return names.shown(scope, NameStore.Of.SYSTEM, List.of(systemId))
                .getOrDefault(systemId, List.of());
    }

    /** A page of networks. */
    public ListResult<NetworkLine> networks(Scope scope, ListRequest asked) {
        return lists.networks(scope, asked);
    }

    /** A page of people. */
    public ListResult<PersonLine> people(Scope scope, ListRequest asked) {
        return lists.people(scope, asked, clock.today());
    }

    /** A page of the posts that stand on file with 网信办 (第十三条). */
    public ListResult<Filing> filings(Scope scope, ListRequest asked) {
        return lists.filings(scope, asked);
    }

    /** The names of units by code, as far as the scope sees them. */
    public Map<String, Unit> unitsByCode(Scope scope) {
        return units.all(scope).stream()
                .map(UnitStore.Row::unit)
                .collect(Collectors.toMap(Unit::code, unit -> unit));
    }
}
