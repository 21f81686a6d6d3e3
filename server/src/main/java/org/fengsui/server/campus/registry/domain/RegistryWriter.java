package org.fengsui.server.campus.registry.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.FormerName;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.RegistryProblem;
import org.fengsui.server.campus.registry.SystemChanged;
import org.fengsui.server.campus.registry.domain.NameStore.Of;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Told;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes checked rows into the record, in one transaction that holds the edition. */
@Component
class RegistryWriter {

    /** What a scanner sees of a system. */
    private static final Set<Column> SCANNED =
            Set.of(
                    Column.ADDRESSES,
                    Column.STACK,
                    Column.OPEN_TO,
                    Column.SYSTEM_KIND,
                    Column.HOSTING);

    private final UnitStore units;
    private final PersonStore people;
    private final AppointmentKeeper appointments;
    private final VacancyKeeper vacancies;
    private final SystemStore systems;
    private final RetirementStore retirements;
    private final NetworkStore networks;
    private final NameStore names;
    private final Editions editions;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    RegistryWriter(
            UnitStore units,
            PersonStore people,
            AppointmentKeeper appointments,
            VacancyKeeper vacancies,
            SystemStore systems,
            RetirementStore retirements,
            NetworkStore networks,
            NameStore names,
            Editions editions,
            AuditLog audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.units = units;
        this.people = people;
        this.appointments = appointments;
        this.vacancies = vacancies;
        this.systems = systems;
        this.retirements = retirements;
        this.networks = networks;
        this.names = names;
        this.editions = editions;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Writes those rows that differ from what stands, and raises the edition if any does.
     *
     * @param standing the registry under the lock of the running transaction
     * @param rows checked against the units that stand
     * @param through by which import, synchronisation or proposal they come, as {@link
     *     RegistryStory.Change#through}; empty for none
     * @return how many were written
     */
    int write(Actor by, Holdings standing, Collection<RegistryRow> rows, String through) {
        return write(by, standing, rows, through, Told.nobody());
    }

    /** The same, and tells how far it is. */
    int write(
            Actor by, Holdings standing, Collection<RegistryRow> rows, String through, Told told) {
        var changed = rows.stream().filter(row -> !same(standing, row)).toList();
        if (changed.isEmpty()) {
            return 0;
        }
        refuseEnded(by.scope(), standing, changed);
        var run = new Run(by, standing, through, changed.size(), told);
        run.writeUnits(only(changed, RegistryRow.Unit.class));
        only(changed, RegistryRow.Person.class).forEach(run::write);
        run.fileAppointed();
        only(changed, RegistryRow.InformationSystem.class).forEach(run::write);
        only(changed, RegistryRow.Network.class).forEach(run::write);
        editions.raise(by.scope());
        return changed.size();
    }

    /** What has ended stays as it was, and nothing new is put under it. */
    private void refuseEnded(Scope scope, Holdings standing, List<RegistryRow> changed) {
        var ended = units.ended(scope);
        for (var row : changed) {
            boolean itself = row.kind() == RowKind.UNIT && ended.containsKey(row.code());
            var known = standing.find(row.kind(), row.code());
            RowChange.between(known == null ? null : known.row(), row, false).stream()
                    .filter(cell -> UnitEndings.UNIT_COLUMNS.contains(cell.column()) || itself)
                    .map(cell -> ended.get(itself ? row.code() : cell.after()))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(name -> {
                        throw new Refusal(RegistryProblem.UNIT_ENDED, name);
                    });
        }
    }

    private static boolean same(Holdings standing, RegistryRow row) {
        var known = standing.find(row.kind(), row.code());
        return known != null && RowCells.of(known.row(), false).equals(RowCells.of(row, false));
    }

    private static <R extends RegistryRow> List<R> only(List<RegistryRow> rows, Class<R> kind) {
        return rows.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** One writing: who, over what, and the units' identities as they come to be. */
    private final class Run {

        private final Actor by;
        private final Scope scope;
        private final Holdings standing;
        private final String through;
        private final LocalDate today = clock.today();
        private final Map<String, Long> unitIds = new HashMap<>();
        private final List<Long> appointed = new ArrayList<>();
        private final int total;
        private final Told told;
        private int done;

        Run(Actor by, Holdings standing, String through, int total, Told told) {
            this.total = total;
            this.told = told;
            this.through = through;
            this.by = by;
            this.scope = by.scope();
            this.standing = standing;
            standing.units().forEach((code, known) -> unitIds.put(code, known.id()));
        }

        void writeUnits(List<RegistryRow.Unit> rows) {
            var moved = new ArrayList<RegistryRow.Unit>();
            for (var row : rows) {
                var before = standing.units().get(row.code());
                if (before == null) {
                    unitIds.put(row.code(), units.insert(scope, row));
                } else {
                    units.update(scope, before, row);
                }
                keepNames(
                        Of.UNIT,
                        unitId(row.code()),
                        before == null ? null : called(before.row()),
                        called(row));
                if (before == null || !Objects.equals(before.row().parent(), row.parent())) {
                    moved.add(row);
                }
                log(before, row, unitId(row.code()));
            }
            for (var row : moved) {
                units.setParent(scope, unitId(row.code()), unitIdOrNull(row.parent()));
            }
            if (!moved.isEmpty()) {
                units.rebuildPaths(scope);
            }
        }

        void write(RegistryRow.Person row) {
            var before = standing.people().get(row.code());
            long unit = unitId(row.unit());
            long id;
            Long oldUnit = null;
            if (before == null) {
                id = people.insert(scope, row, unit);
            } else {
                id = before.id();
                oldUnit = unitId(before.row().unit());
                people.update(scope, before, row, unit);
            }
            appointed.addAll(appointments.bring(scope, id, oldUnit, unit, row, today));
            log(before, row, id);
        }

        /**
         * Once all people are written: who took a post in the table may stand after who left it.
         */
        void fileAppointed() {
            vacancies.report(
                    appointed.stream()
                            .flatMap(each ->
                                    vacancies.filed(by, each, clock.now(), appointed).stream())
                            .toList());
        }

        void write(RegistryRow.InformationSystem row) {
            var before = standing.systems().get(row.code());
            var of =
                    new SystemStore.Units(
                            unitId(row.unit()),
                            unitIdOrNull(row.operator()),
                            unitIdOrNull(row.user()));
            long id;
            if (before == null) {
                id = systems.insert(scope, row, of);
            } else {
                id = before.id();
                refuseIfRetired(before);
                systems.update(scope, before, row, of);
                tell(id, before.row(), row);
            }
            keepNames(Of.SYSTEM, id, before == null ? null : called(before.row()), called(row));
            log(before, row, id);
        }

        /** The name until now is a former one, unless the row itself says until when. */
        private void keepNames(Of of, long id, @Nullable Called was, Called is) {
            var known = was == null ? List.<FormerName>of() : was.former();
            if (!known.equals(is.former())) {
                names.set(scope, of, id, is.former());
            }
            if (was != null
                    && !was.name().equals(is.name())
                    && is.former().stream()
                            .filter(each -> !known.contains(each))
                            .noneMatch(each -> each.name().equals(was.name()))) {
                names.renamed(scope, of, id, was.name(), today);
            }
        }

        /** A change that a scan would see, of a system that is in service. */
        private void tell(
                long id,
                RegistryRow.InformationSystem before,
                RegistryRow.InformationSystem after) {
            var seen =
                    RowChange.between(before, after, true).stream()
                            .filter(cell -> SCANNED.contains(cell.column()))
                            .map(cell -> cell.column().chineseHeader() + "：" + cell.arrow())
                            .toList();
            if (!seen.isEmpty() && Status.of(after, today) == Status.ONLINE) {
                var what = String.join("；", seen);
                events.publishEvent(new SystemChanged(id, after.name(), clock.now(), what));
            }
        }

        /** What was retired stays as it was; the same thing comes back as a new entry. */
        private void refuseIfRetired(Known<RegistryRow.InformationSystem> known) {
            if (retirements.inForce(scope, known.id()).isPresent()) {
                throw new Refusal(RegistryProblem.SYSTEM_RETIRED, known.row().name());
            }
        }

        void write(RegistryRow.Network row) {
            var before = standing.networks().get(row.code());
            var unit = unitIdOrNull(row.unit());
            long id;
            if (before == null) {
                id = networks.insert(scope, row, unit);
            } else {
                id = before.id();
                networks.update(scope, before, row, unit);
            }
            log(before, row, id);
        }

        private long unitId(String code) {
            var id = unitIds.get(code);
            if (id == null) {
                throw new Refusal(RegistryProblem.NO_SUCH_UNIT, code);
            }
            return id;
        }

        private @Nullable Long unitIdOrNull(@Nullable String code) {
            return code == null ? null : unitId(code);
        }

        private void log(
                @Nullable Known<? extends RegistryRow> before, RegistryRow after, long id) {
            var kind = word(after.kind());
            var details = difference(before == null ? null : before.row(), after);
            if (!through.isEmpty()) {
                details.put(RegistryStory.THROUGH, through);
            }
            audit.append(
                    by.accountId(),
                    by.name(),
                    "registry." + kind + (before == null ? "-added" : "-changed"),
                    new Subject(kind, id),
                    details);
            told.done(++done, total);
        }
    }

    /** What something is called, and was. */
    private record Called(String name, List<FormerName> former) {}

    private static Called called(RegistryRow.Unit unit) {
        return new Called(unit.name(), unit.formerNames());
    }

    private static Called called(RegistryRow.InformationSystem system) {
        return new Called(system.name(), system.formerNames());
    }

    private static String word(RowKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Each column that differs, {@code before → after}; the code always. */
    private static Map<String, String> difference(@Nullable RegistryRow before, RegistryRow after) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("code", after.code());
        RowChange.between(before, after, false)
                .forEach(cell -> facts.put(cell.column().header(), cell.arrow()));
        return facts;
    }
}
