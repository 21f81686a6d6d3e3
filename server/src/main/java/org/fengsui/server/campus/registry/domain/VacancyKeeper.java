package org.fengsui.server.campus.registry.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fengsui.server.campus.registry.PostsFiled;
import org.fengsui.server.campus.registry.RegistryProblem;
import org.fengsui.server.campus.registry.RegistrySignal;
import org.fengsui.server.campus.registry.domain.Vacancy.State.Move;
import org.fengsui.server.campus.registry.domain.VacancyStore.Fresh;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.page.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes in the running transaction that a post fell empty, was filed anew or never was empty, and
 * tells the ledger. The caller holds the edition.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class VacancyKeeper {

    private static final Scope SCHOOL = Scope.school();

    private final VacancyStore store;
    private final AppointmentStore appointments;
    private final UnitStore units;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Texts texts;
    private final ApplicationEventPublisher events;

    VacancyKeeper(
            VacancyStore store,
            AppointmentStore appointments,
            UnitStore units,
            AuditLog audit,
            BusinessClock clock,
            Texts texts,
            ApplicationEventPublisher events) {
        this.store = store;
        this.appointments = appointments;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
        this.texts = texts;
        this.events = events;
    }

    /** Starts the clock of a post. */
    Vacancy open(Actor by, Fresh fresh, Instant noticed) {
        long id = store.insert(SCHOOL, fresh, by, clock.now());
        var vacancy = store.find(SCHOOL, id).orElseThrow();
        log(by, "registry.post-vacant", vacancy, fresh.note());
        var words = fresh.assumed() ? "registry.vacancy.doubted" : "registry.vacancy.began";
        signal(
                RegistrySignal.POST_VACANT,
                vacancy,
                anchor(vacancy, noticed),
                texts.chinese(words, post(vacancy), vacancy.since().toString()) + counted(vacancy));
        return vacancy;
    }

    /**
     * When its 30 days start. What was empty before this server counted them starts on the day of
     * the upgrade that brought the counting: nobody can have been reminded before.
     */
    private Instant anchor(Vacancy vacancy, Instant noticed) {
        return Vacancy.anchor(vacancy.since(), store.countedFrom(SCHOOL).orElse(null), noticed);
    }

    /** Says so where they start later than the post was empty. */
    private String counted(Vacancy vacancy) {
        return store.countedFrom(SCHOOL)
                .filter(vacancy.since()::isBefore)
                .map(day -> texts.chinese("registry.vacancy.counted", day.toString()))
                .orElse("");
    }

    /**
     * Somebody was appointed: that files the new holder. A change that nobody had noted yet is
     * noted and filed at once, so that the record knows whether it was in time.
     *
     * @param appointmentId the new appointment
     * @param filed when the unit filed it, or the office entered it
     * @param written all appointments that came into the record with it
     * @return what {@link #report} tells 网信办; empty where no change is to be filed
     */
    Optional<PostsFiled.Filed> filed(
            Actor by, long appointmentId, Instant filed, Collection<Long> written) {
        var successor = appointments.find(SCHOOL, appointmentId).orElseThrow();
        var open = store.openOf(SCHOOL, successor.unitId(), successor.post());
        if (open.isPresent()) {
            return Optional.of(file(by, trueDay(open.get()), successor, filed));
        }
        if (!units.find(SCHOOL, successor.unitId()).orElseThrow().unit().responsible()) {
            return Optional.empty();
        }
        return store.unfiledChange(SCHOOL, successor, written)
                .flatMap(former -> appointments.find(SCHOOL, former))
                .map(former -> file(by, noted(by, former, successor, filed), successor, filed));
    }

    /** Tells who is to know that these posts stand on file with 网信办 now. */
    void report(List<PostsFiled.Filed> filed) {
        if (!filed.isEmpty()) {
            events.publishEvent(new PostsFiled(filed));
        }
    }

    private Vacancy noted(Actor by, Appointment former, Appointment successor, Instant filed) {
        var since = Objects.requireNonNull(former.to()).plusDays(1);
        var cause = since.equals(successor.from()) ? Vacancy.Cause.REPLACED : Vacancy.Cause.LEFT;
        var fresh = new Fresh(former.unitId(), former.post(), former.id(), cause, since, false, "");
        return open(by, fresh, filed);
    }

    /** A doubt that turned out right gets the day that the appointment's end tells. */
    private Vacancy trueDay(Vacancy vacancy) {
        var formerId = vacancy.formerId();
        if (!vacancy.assumed() || formerId == null) {
            return vacancy;
        }
        var former = appointments.find(SCHOOL, formerId);
        var lastDay = former.isEmpty() ? null : former.get().to();
        if (lastDay == null || lastDay.plusDays(1).equals(vacancy.since())) {
            return vacancy;
        }
        store.redate(SCHOOL, vacancy, lastDay.plusDays(1));
        var redated = store.find(SCHOOL, vacancy.id()).orElseThrow();
        var words =
                texts.chinese(
                        "registry.vacancy.redated", post(redated), redated.since().toString());
        signal(RegistrySignal.POST_REDATED, redated, clock.now(), words);
        signal(
                RegistrySignal.POST_VACANT,
                redated,
                anchor(redated, clock.now()),
                words + counted(redated));
        return redated;
    }

    private PostsFiled.Filed file(Actor by, Vacancy vacancy, Appointment successor, Instant filed) {
        end(by, vacancy, Move.FILE, successor.id(), "");
        log(by, "registry.post-filed", vacancy, successor.personName());
        var words =
                texts.chinese(
                        "registry.vacancy.filed",
                        post(vacancy),
                        successor.personName(),
                        successor.from().toString());
        var started = anchor(vacancy, clock.now());
        signal(
                RegistrySignal.POST_FILED,
                vacancy,
                filed.isBefore(started) ? started : filed,
                words);
        return new PostsFiled.Filed(vacancy.id(), vacancy.unitName() + " " + words);
    }

    /** There is no change to file after all. */
    void drop(Actor by, Vacancy vacancy, String reason) {
        end(by, vacancy, Move.DROP, null, reason);
        log(by, "registry.post-dropped", vacancy, reason);
        signal(RegistrySignal.POST_DROPPED, vacancy, clock.now(), reason);
    }

    private void end(
            Actor by, Vacancy vacancy, Move move, @Nullable Long successor, String reason) {
        var after = vacancy.state().after(move);
        if (after == null) {
            throw new Refusal(RegistryProblem.VACANCY_ENDED, vacancy.unitName());
        }
        store.end(SCHOOL, vacancy, after, successor, reason, by, clock.now());
    }

    private void signal(RegistrySignal signal, Vacancy vacancy, Instant at, String cause) {
        events.publishEvent(
                new Signalled(
                        signal,
                        vacancy.subject(),
                        new Obligor.Unit(vacancy.unitId()),
                        at,
                        vacancy.occurrence(),
                        cause));
    }

    private String post(Vacancy vacancy) {
        return texts.chinese("registry.post." + vacancy.post());
    }

    private void log(Actor by, String action, Vacancy vacancy, String words) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("unit", String.valueOf(vacancy.unitId()));
        facts.put("post", vacancy.post().name());
        facts.put("since", vacancy.since().toString());
        if (!words.isEmpty()) {
            facts.put("says", words);
        }
        audit.append(by.accountId(), by.name(), action, vacancy.subject(), facts);
    }
}
