package org.fengsui.server.campus.registry.domain;

import java.time.LocalDate;
import java.util.List;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.RegistryProblem;
import org.fengsui.server.campus.registry.Suspicions;
import org.fengsui.server.campus.registry.domain.VacancyStore.Fresh;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Posts of 责任单位 that are empty or thought to be, and the changes that were filed (第十三条). Filing
 * itself is what an appointment does.
 */
@Service
@AgainAfterDeadlock
@Transactional
public class Vacancies implements Suspicions {

    private static final int MOST = 500;
    private static final int NOTE_LENGTH = 500;
    private static final Scope SCHOOL = Scope.school();

    private final VacancyStore store;
    private final VacancyKeeper keeper;
    private final AppointmentStore appointments;
    private final UnitStore units;
    private final Editions editions;
    private final BusinessClock clock;
    private final Texts texts;

    Vacancies(
            VacancyStore store,
            VacancyKeeper keeper,
            AppointmentStore appointments,
            UnitStore units,
            Editions editions,
            BusinessClock clock,
            Texts texts) {
        this.store = store;
        this.keeper = keeper;
        this.appointments = appointments;
        this.units = units;
        this.editions = editions;
        this.clock = clock;
        this.texts = texts;
    }

    /**
     * Takes note of every post that must be filled and is not, and lets go of those of units that
     * are no 责任单位 any more, and of doubts that came true where another holds the post all along.
     *
     * @return how many were found
     */
    public int watch(Actor by) {
        editions.lock(SCHOOL);
        var today = clock.today();
        store.countFrom(SCHOOL, today);
        var empty = store.emptyPosts(SCHOOL, today);
        for (var post : empty) {
            var lastDay = post.lastDay();
            var fresh =
                    new Fresh(
                            post.unitId(),
                            post.post(),
                            post.formerId(),
                            lastDay == null ? Vacancy.Cause.UNFILLED : Vacancy.Cause.LEFT,
                            lastDay == null ? today : lastDay.plusDays(1),
                            false,
                            "");
            keeper.open(by, fresh, clock.now());
        }
        for (var vacancy : store.some(SCHOOL, store.needless(SCHOOL))) {
            keeper.drop(by, vacancy, texts.chinese("registry.vacancy.needless"));
        }
        for (var vacancy : store.some(SCHOOL, store.heldBeside(SCHOOL, today))) {
            keeper.drop(by, vacancy, texts.chinese("registry.vacancy.heldBeside"));
        }
        return empty.size();
    }

    /**
     * Somebody says that a holder has left: a message came back, a call failed. The clock runs from
     * the assumed day, and messages pass the doubted holder over, until the successor is filed or
     * the doubt is taken back.
     *
     * @param since the first day without the holder, as far as is known
     * @param note who says so and why; not blank
     * @throws Refusal if the unit is no 责任单位, the post is doubted already, or the day lies ahead or
     *     before the holder began
     */
    public void doubt(Actor by, long appointmentId, LocalDate since, String note) {
        editions.lock(by.scope());
        var held =
                appointments
                        .find(by.scope(), appointmentId)
                        .filter(each -> !each.endsBefore(clock.today()))
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (note.isBlank()) {
            throw new Refusal(RegistryProblem.DOUBT_UNFOUNDED, held.personName());
        }
        if (since.isAfter(clock.today()) || since.isBefore(held.from())) {
            throw new Refusal(RegistryProblem.DOUBT_DAY, held.personName(), held.from().toString());
        }
        var unit = units.find(SCHOOL, held.unitId()).orElseThrow().unit();
        if (!unit.responsible()) {
            throw new Refusal(RegistryProblem.DOUBT_NO_DUTY, unit.name());
        }
        if (store.openOf(SCHOOL, held.unitId(), held.post()).isPresent()) {
            throw new Refusal(RegistryProblem.VACANCY_OPEN, held.personName());
        }
        var fresh =
                new Fresh(
                        held.unitId(),
                        held.post(),
                        held.id(),
                        Vacancy.Cause.SUSPECTED,
                        since,
                        true,
                        cut(note));
        keeper.open(by, fresh, clock.now());
    }

    @Override
    public boolean suspect(Actor by, long unitId, Post post, LocalDate since, String note) {
        editions.lock(SCHOOL);
        var today = clock.today();
        var held =
                appointments.ofUnit(SCHOOL, unitId).stream()
                        .filter(each -> each.post() == post && each.holdsOn(today))
                        .findFirst();
        var duty = units.find(SCHOOL, unitId).filter(each -> each.unit().responsible());
        if (held.isEmpty() || duty.isEmpty() || store.openOf(SCHOOL, unitId, post).isPresent()) {
            return false;
        }
        var began = held.get().from();
        var fresh =
                new Fresh(
                        unitId,
                        post,
                        held.get().id(),
                        Vacancy.Cause.SUSPECTED,
                        since.isBefore(began) ? began : since,
                        true,
                        cut(note));
        keeper.open(by, fresh, clock.now());
        return true;
    }

    /**
     * The doubted holder is in the post after all.
     *
     * @param version the version that was read
     * @param reason who confirmed it and how; not blank
     * @throws Refusal if it has ended, or the post is truly empty: only filing ends that
     */
    public void confirmHolder(Actor by, long id, int version, String reason) {
        editions.lock(by.scope());
        var vacancy = get(by.scope(), id);
        if (vacancy.version() != version) {
            throw new Refusal(CommonProblem.STALE, vacancy.unitName());
        }
        if (!vacancy.doubted()) {
            throw new Refusal(RegistryProblem.VACANCY_ENDED, vacancy.unitName());
        }
        if (reason.isBlank()) {
            throw new Refusal(RegistryProblem.REASON_MISSING);
        }
        refuseIfLeft(by, vacancy);
        keeper.drop(by, vacancy, cut(reason));
    }

    /** Whose appointment has ended is not in the post, whoever says so. */
    private void refuseIfLeft(Actor by, Vacancy vacancy) {
        var former = vacancy.formerId();
        boolean left =
                former != null
                        && appointments
                                .find(by.scope(), former)
                                .filter(each -> each.endsBefore(clock.today()))
                                .isPresent();
        if (left) {
            throw new Refusal(RegistryProblem.VACANCY_ENDED, vacancy.unitName());
        }
    }

    /** Those that are open first, the longest empty of them first; then the newest ended. */
    @Transactional(readOnly = true)
    public List<Vacancy> all(Scope scope) {
        return store.all(scope, MOST);
    }

    /** The open ones, the longest empty first. */
    @Transactional(readOnly = true)
    public List<Vacancy> open(Scope scope) {
        return store.open(scope, MOST);
    }

    /** All of one unit, the open ones first. */
    @Transactional(readOnly = true)
    public List<Vacancy> ofUnit(Scope scope, long unitId) {
        return store.ofUnit(scope, unitId, MOST);
    }

    /** How many are open. */
    @Transactional(readOnly = true)
    public long count(Scope scope) {
        return store.count(scope);
    }

    /**
     * One of them.
     *
     * @throws Refusal if the scope sees none
     */
    @Transactional(readOnly = true)
    public Vacancy get(Scope scope, long id) {
        return store.find(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private static String cut(String text) {
        var stripped = text.strip();
        return stripped.length() <= NOTE_LENGTH ? stripped : stripped.substring(0, NOTE_LENGTH);
    }
}
