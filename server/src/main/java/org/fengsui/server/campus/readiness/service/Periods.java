package org.fengsui.server.campus.readiness.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fengsui.server.campus.readiness.ProtectionPeriods;
import org.fengsui.server.campus.readiness.ReadinessProblem;
import org.fengsui.server.campus.readiness.domain.Closing;
import org.fengsui.server.campus.readiness.store.PeriodStore;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 重保: the office says when, units close what is not needed. */
@Service
@Transactional
public class Periods implements ProtectionPeriods {

    private static final Scope SCHOOL = Scope.school();
    private static final int LONGEST = 120;
    private static final int SHOWN_DAYS = 365;

    private final PeriodStore store;
    private final Registry registry;
    private final ReadinessBook book;
    private final BusinessClock clock;

    Periods(PeriodStore store, Registry registry, ReadinessBook book, BusinessClock clock) {
        this.store = store;
        this.registry = registry;
        this.book = book;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Period> on(LocalDate day) {
        return store.since(SCHOOL, day).stream().filter(period -> period.runsOn(day)).toList();
    }

    /** Those of the last year and those to come; what they are is no secret of any unit. */
    @Transactional(readOnly = true)
    public List<Period> all() {
        return store.since(SCHOOL, clock.today().minusDays(SHOWN_DAYS));
    }

    /** Those a unit prepares for or is in. */
    @Transactional(readOnly = true)
    public List<Period> current() {
        return store.since(SCHOOL, clock.today());
    }

    /**
     * Adds a period or changes one.
     *
     * @throws Refusal if the actor may not, its days are wrong, or somebody else was first
     */
    public void put(Actor by, Period period) {
        ReadinessBook.require(by, Permission.READINESS_KEEP);
        var last = period.last();
        if (period.name().isBlank()
                || last.isBefore(period.first())
                || last.isBefore(clock.today())
                || last.isAfter(period.first().plusDays(LONGEST))) {
            throw new Refusal(ReadinessProblem.PERIOD);
        }
        if (!store.put(SCHOOL, period)) {
            throw new Refusal(CommonProblem.STALE);
        }
        book.log(
                by,
                "period",
                null,
                Map.of(
                        "name", period.name(),
                        "from", period.first().toString(),
                        "to", last.toString()));
    }

    /** What units close for a period, as far as the scope sees it. */
    @Transactional(readOnly = true)
    public List<Closing> closings(Scope scope, long periodId) {
        return store.closings(scope, periodId);
    }

    /**
     * A unit means to take a system of its own off the Internet.
     *
     * @throws Refusal if it is another unit’s, or the period is over
     */
    public void propose(Actor by, long periodId, long systemId) {
        ReadinessBook.require(by, Permission.NOTICE_ANSWER);
        var known = current().stream().anyMatch(period -> period.id() == periodId);
        var system =
                registry.system(by.scope(), systemId)
                        .filter(one -> by.scope().sees(one.ownerUnitId()))
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (!known) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        boolean written =
                store.propose(
                        by.scope(),
                        by,
                        periodId,
                        system.ownerUnitId(),
                        systemId,
                        system.name(),
                        clock.now());
        if (written) {
            book.log(by, "closing-proposed", new Subject("system", systemId), Map.of());
        }
    }

    /**
     * Confirms that it is closed, or open again.
     *
     * @throws Refusal if it is another unit’s, it is open again already, or somebody else was first
     */
    public void confirm(Actor by, long id, int version) {
        ReadinessBook.require(by, Permission.NOTICE_ANSWER);
        var closing =
                store.closing(by.scope(), id)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        var after = closing.state().next();
        if (after == null) {
            throw new Refusal(ReadinessProblem.ILLEGAL_MOVE, closing.name());
        }
        if (closing.version() != version
                || !store.move(by.scope(), by, closing, after, clock.now())) {
            throw new Refusal(CommonProblem.STALE);
        }
        book.log(
                by,
                "closing-confirmed",
                new Subject("system", closing.systemId()),
                Map.of("state", after.name()));
    }
}
