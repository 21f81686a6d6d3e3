package org.fengsui.server.platform.calendar.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fengsui.engine.calendar.WorkCalendar;
import org.fengsui.engine.calendar.YearPlan;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.calendar.CalendarImported;
import org.fengsui.server.platform.calendar.CalendarProblem;
import org.fengsui.server.platform.calendar.SchoolCalendar;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Changing;
import org.fengsui.server.platform.kernel.RecordReplaced;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The calendar over the table of imports. */
@Service
@Transactional
class StoredCalendar implements SchoolCalendar {

    private static final Scope SCHOOL = Scope.school();

    private final ImportedYearStore store;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    /** What a version holds never changes, and every clock on a page asks for its own. */
    private final Map<Integer, Edition> read = new ConcurrentHashMap<>();

    StoredCalendar(
            ImportedYearStore store,
            AuditLog audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public Edition current() {
        return edition(store.upTo(SCHOOL, Integer.MAX_VALUE));
    }

    @Override
    public Edition at(int version) {
        var known = read.get(version);
        if (known != null) {
            return known;
        }
        var edition = stored(version);
        if (!Changing.is(StoredCalendar.class)) {
            read.put(version, edition);
        }
        return edition;
    }

    @EventListener(RecordReplaced.class)
    void forget() {
        read.clear();
    }

    private Edition stored(int version) {
        var edition = edition(store.upTo(SCHOOL, version));
        if (edition.version() != version) {
            throw new IllegalArgumentException("no calendar of version " + version);
        }
        return edition;
    }

    private static Edition edition(List<ImportedYear> imports) {
        var calendar = WorkCalendar.bundled();
        for (var year : imports) {
            calendar = calendar.with(year.plan());
        }
        return new Edition(calendar, imports.isEmpty() ? 0 : imports.getLast().version());
    }

    @Override
    public List<ImportedYear> imports() {
        return store.upTo(SCHOOL, Integer.MAX_VALUE).reversed();
    }

    @Override
    public void importYear(Actor by, YearPlan plan) {
        var year = Integer.toString(plan.year());
        if (plan.isEmpty()) {
            throw new Refusal(CalendarProblem.EMPTY, year);
        }
        if (plan.papers().isEmpty()) {
            throw new Refusal(CalendarProblem.NO_PAPER, year);
        }
        store.lock(SCHOOL);
        Changing.now(StoredCalendar.class);
        var before = current();
        if (before.calendar().plans().contains(plan)) {
            throw new Refusal(CalendarProblem.KNOWN, year);
        }
        int version = before.version() + 1;
        store.insert(SCHOOL, version, plan, by, clock.now());
        audit.append(
                by.accountId(),
                by.name(),
                "calendar.imported",
                new Subject("calendar", version),
                Map.of("year", year, "papers", String.join(" ", plan.papers())));
        events.publishEvent(new CalendarImported(version, plan.year()));
    }
}
