package org.fengsui.server.campus.registry.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RegistryException;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.RegistryProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Single changes of the registry, from its pages. */
@Service
@AgainAfterDeadlock
@Transactional
public class RegistryEditor {

    private final HoldingsReader reader;
    private final RegistryWriter writer;
    private final AppointmentStore appointments;
    private final AppointmentKeeper keeper;
    private final VacancyKeeper vacancies;
    private final UnitStore units;
    private final PersonStore people;
    private final Editions editions;
    private final AuditLog audit;
    private final BusinessClock clock;

    RegistryEditor(
            HoldingsReader reader,
            RegistryWriter writer,
            AppointmentStore appointments,
            AppointmentKeeper keeper,
            VacancyKeeper vacancies,
            UnitStore units,
            PersonStore people,
            Editions editions,
            AuditLog audit,
            BusinessClock clock) {
        this.reader = reader;
        this.writer = writer;
        this.appointments = appointments;
        this.keeper = keeper;
        this.vacancies = vacancies;
        this.units = units;
        this.people = people;
        this.editions = editions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Adds a row.
     *
     * @param cells as the import table would hold them, without the kind
     * @return its identity
     * @throws RegistryException naming what is wrong with which column
     * @throws Refusal if the code is taken, or a system would go out of service without proof
     */
    public long add(Actor by, RowKind kind, Map<Column, String> cells) {
        return add(by, kind, cells, "");
    }

    /** The same by a proposal, as {@link RegistryStory.Change#through}. */
    long add(Actor by, RowKind kind, Map<Column, String> cells, String through) {
        var standing = locked(by);
        var code = cells.getOrDefault(Column.CODE, "");
        if (standing.find(kind, code) != null) {
            throw new Refusal(RegistryProblem.CODE_TAKEN, code);
        }
        var row = RowEdit.added(kind, cells, standing);
        refuseUnproven(null, row);
        writer.write(by, standing, List.of(row), through);
        var added = reader.read(by.scope()).find(kind, code);
        if (added == null) {
            throw new IllegalStateException(kind + " " + code + " was not written");
        }
        return added.id();
    }

    /**
     * Changes a row; its code stays.
     *
     * @param version the version that was read
     * @param cells the columns that are meant; the others keep what they hold
     * @throws RegistryException naming what is wrong with which column
     * @throws Refusal if there is no such row, it has changed since, or a system would go out of
     *     service without proof
     */
    public void change(Actor by, RowKind kind, long id, int version, Map<Column, String> cells) {
        change(by, kind, id, version, cells, "");
    }

    /** The same by a proposal, as {@link RegistryStory.Change#through}. */
    void change(
            Actor by,
            RowKind kind,
            long id,
            int version,
            Map<Column, String> cells,
            String through) {
        var standing = locked(by);
        var known = read(standing, kind, id, version);
        var row = RowEdit.changed(known, cells, standing);
        refuseUnproven(known.row(), row);
        writer.write(by, standing, List.of(row), through);
    }

    /** The last day of a system whose retirement is proven; nothing else takes one off line. */
    void endService(Actor by, long id, int version, LocalDate lastDay) {
        var standing = locked(by);
        var known = read(standing, RowKind.SYSTEM, id, version);
        var cells = Map.of(Column.ONLINE_TO, lastDay.toString());
        writer.write(by, standing, List.of(RowEdit.changed(known, cells, standing)), "");
    }

    private void refuseUnproven(@Nullable RegistryRow before, RegistryRow after) {
        if (after instanceof RegistryRow.InformationSystem system
                && Retirement.missing(
                        (RegistryRow.InformationSystem) before, system, clock.today())) {
            throw new Refusal(RegistryProblem.RETIRED_BY_PROOF);
        }
    }

    private Holdings locked(Actor by) {
        editions.lock(by.scope());
        return reader.read(by.scope());
    }

    private static Known<? extends RegistryRow> read(
            Holdings standing, RowKind kind, long id, int version) {
        var known = find(standing, kind, id);
        if (known.version() != version) {
            throw new Refusal(CommonProblem.STALE, known.row().name());
        }
        return known;
    }

    private static Known<? extends RegistryRow> find(Holdings standing, RowKind kind, long id) {
        var known = standing.find(kind, id);
        if (known == null) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        return known;
    }

    /**
     * Appoints a person to a post.
     *
     * @param replacing an appointment to the same post that ends the day before; null for none
     * @return the appointment's identity
     */
    public long appoint(
            Actor by,
            long unitId,
            Post post,
            long personId,
            LocalDate from,
            @Nullable Long replacing) {
        return appoint(by, unitId, post, personId, from, replacing, clock.now());
    }

    /**
     * The same, filed by the unit at an earlier moment (第十三条).
     *
     * @param filed when the unit filed it
     */
    long appoint(
            Actor by,
            long unitId,
            Post post,
            long personId,
            LocalDate from,
            @Nullable Long replacing,
            Instant filed) {
        var standing = locked(by);
        var unit = find(standing, RowKind.UNIT, unitId).row();
        if (units.ended(by.scope()).containsKey(unit.code())) {
            throw new Refusal(RegistryProblem.UNIT_ENDED, unit.name());
        }
        find(standing, RowKind.PERSON, personId);
        refuseIfHeld(by, unitId, post, personId, from);
        if (replacing != null) {
            var replaced = appointment(by, replacing);
            if (replaced.unitId() != unitId || replaced.post() != post) {
                throw new Refusal(CommonProblem.NOT_FOUND);
            }
            endOn(by, replaced, from.minusDays(1), "");
        }
        long id = appointments.insert(by.scope(), unitId, post, personId, from, null);
        people.touch(by.scope(), personId);
        log(by, "registry.appointed", unitId, post, personId, from, "");
        vacancies.report(vacancies.filed(by, id, filed, List.of(id)).stream().toList());
        editions.raise(by.scope());
        return id;
    }

    private void refuseIfHeld(Actor by, long unitId, Post post, long personId, LocalDate from) {
        boolean held =
                appointments.ofPerson(by.scope(), personId).stream()
                        .anyMatch(each ->
                                each.unitId() == unitId
                                        && each.post() == post
                                        && !each.endsBefore(from));
        if (held) {
            throw new Refusal(RegistryProblem.POST_HELD_ALREADY, post.name());
        }
    }

    /**
     * Ends an appointment; it stays in the history.
     *
     * @param lastDay the last day the post is held
     * @param reason why, as it will stand in the audit log; not blank
     */
    public void endAppointment(Actor by, long appointmentId, LocalDate lastDay, String reason) {
        if (reason.isBlank()) {
            throw new Refusal(RegistryProblem.REASON_MISSING);
        }
        editions.lock(by.scope());
        var held = appointment(by, appointmentId);
        if (held.to() != null && held.to().isBefore(clock.today())) {
            throw new Refusal(CommonProblem.STALE, held.personName());
        }
        endOn(by, held, lastDay, reason.strip());
        editions.raise(by.scope());
    }

    private void endOn(Actor by, Appointment held, LocalDate lastDay, String reason) {
        if (lastDay.isBefore(held.from())) {
            throw new Refusal(
                    RegistryProblem.ENDS_BEFORE_IT_BEGINS,
                    held.personName(),
                    held.from().toString());
        }
        keeper.end(by.scope(), held, lastDay);
        people.touch(by.scope(), held.personId());
        log(
                by,
                "registry.appointment-ended",
                held.unitId(),
                held.post(),
                held.personId(),
                lastDay,
                reason);
    }

    private Appointment appointment(Actor by, long id) {
        return appointments
                .find(by.scope(), id)
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private void log(
            Actor by,
            String action,
            long unitId,
            Post post,
            long personId,
            LocalDate day,
            String reason) {
        var facts =
                new TreeMap<>(
                        Map.of(
                                "unit", String.valueOf(unitId),
                                "post", post.name(),
                                "day", day.toString()));
        if (!reason.isEmpty()) {
            facts.put("reason", reason);
        }
        audit.append(by.accountId(), by.name(), action, new Subject("person", personId), facts);
    }
}
