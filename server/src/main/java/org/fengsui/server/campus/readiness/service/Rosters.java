package org.fengsui.server.campus.readiness.service;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.engine.calendar.Day;
import org.fengsui.server.campus.readiness.DutyRoster;
import org.fengsui.server.campus.readiness.ReadinessProblem;
import org.fengsui.server.campus.readiness.ReadinessSignal;
import org.fengsui.server.campus.readiness.domain.Coverage;
import org.fengsui.server.campus.readiness.domain.Handover;
import org.fengsui.server.campus.readiness.domain.RosterTable;
import org.fengsui.server.campus.readiness.store.HandoverStore;
import org.fengsui.server.campus.readiness.store.ShiftStore;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Accounts.Account;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.calendar.SchoolCalendar;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 值班表 and 交接班: shifts are planned by tables, gaps ahead are owed, shifts are handed over. */
@Service
@AgainAfterDeadlock
@Transactional
public class Rosters implements DutyRoster {

    private static final Scope SCHOOL = Scope.school();
    private static final int MOST_DAYS = 400;
    private static final Duration LONGEST_SHIFT = Duration.ofDays(1);

    private final ShiftStore shifts;
    private final HandoverStore handovers;
    private final Accounts accounts;
    private final SchoolCalendar calendar;
    private final ReadinessSettings settings;
    private final ReadinessBook book;
    private final BusinessClock clock;

    Rosters(
            ShiftStore shifts,
            HandoverStore handovers,
            Accounts accounts,
            SchoolCalendar calendar,
            ReadinessSettings settings,
            ReadinessBook book,
            BusinessClock clock) {
        this.shifts = shifts;
        this.handovers = handovers;
        this.accounts = accounts;
        this.calendar = calendar;
        this.settings = settings;
        this.book = book;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Shift> onDuty(Instant at) {
        return shifts.between(SCHOOL, at, at.plusNanos(1_000)).stream()
                .reduce((first, later) -> later);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Person> callList(Instant at) {
        var all = new ArrayList<Person>();
        for (var shift : shifts.between(SCHOOL, at, at.plus(LONGEST_SHIFT))) {
            add(all, shift.person());
            add(all, shift.deputy());
        }
        accounts.withRole(Role.DUTY_OFFICER)
                .forEach(account -> add(all, new Person(account.displayName(), "", account.id())));
        return all;
    }

    private static void add(List<Person> all, @Nullable Person person) {
        if (person != null && all.stream().noneMatch(one -> same(one, person))) {
            all.add(person);
        }
    }

    private static boolean same(Person one, Person other) {
        return (one.accountId() != null && other.accountId() != null)
                ? one.accountId().equals(other.accountId())
                : one.name().equals(other.name());
    }

    /**
     * Plans the shifts of a table for these days, both included; a shift that begins at the same
     * time gives way. What has begun stays as it was.
     *
     * @return how many
     * @throws Refusal if the actor may not, the table cannot be read, or the days are past, the
     *     wrong way round or too many
     */
    public int plan(Actor by, String table, LocalDate first, LocalDate last) {
        ReadinessBook.require(by, Permission.READINESS_KEEP);
        if (first.isBefore(clock.today())
                || last.isBefore(first)
                || last.isAfter(first.plusDays(MOST_DAYS))) {
            throw new Refusal(ReadinessProblem.ROSTER_DAYS);
        }
        var now = clock.now();
        boolean running = !shifts.between(SCHOOL, now, now.plusSeconds(1)).isEmpty();
        var planned =
                RosterTable.read(table).planned(first, last, calendar.current().calendar()).stream()
                        .filter(one ->
                                one.from().isAfter(now) || (one.to().isAfter(now) && !running))
                        .toList();
        if (planned.isEmpty()) {
            throw new Refusal(ReadinessProblem.ROSTER_DAYS);
        }
        var known = accounts.list("");
        for (var one : planned) {
            shifts.put(
                    SCHOOL,
                    new Shift(
                            0,
                            one.from(),
                            one.to(),
                            person(one.name(), one.phone(), known),
                            one.deputy().isEmpty()
                                    ? null
                                    : person(one.deputy(), one.deputyPhone(), known)));
        }
        book.log(
                by,
                "roster-planned",
                null,
                Map.of(
                        "from", first.toString(),
                        "to", last.toString(),
                        "shifts", Integer.toString(planned.size())));
        watch();
        return planned.size();
    }

    /** A name leads to an account where one account alone has it. */
    private static Person person(String name, String phone, List<Account> known) {
        var called =
                known.stream()
                        .filter(Account::enabled)
                        .filter(account -> account.displayName().equals(name))
                        .toList();
        return new Person(name, phone, called.size() == 1 ? called.getFirst().id() : null);
    }

    /**
     * Takes a shift out that has not begun.
     *
     * @throws Refusal if the actor may not, or there is none
     */
    public void drop(Actor by, long id) {
        ReadinessBook.require(by, Permission.READINESS_KEEP);
        if (!shifts.drop(SCHOOL, id, clock.now())) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        book.log(by, "shift-dropped", new Subject("shift", id), Map.of());
        watch();
    }

    /** A day of the roster, what nobody covers of it, and whether it is a legal holiday. */
    public record DutyDay(LocalDate day, List<Shift> shifts, Duration open, boolean holiday) {

        /** Keeps its own copy. */
        public DutyDay {
            shifts = List.copyOf(shifts);
        }

        /** Whether some of it has nobody. */
        public boolean gap() {
            return !open.isZero();
        }
    }

    /** The days from today on; no day has a gap before there is a roster. */
    @Transactional(readOnly = true)
    public List<DutyDay> days(Scope scope, int count) {
        var began = shifts.began(scope).orElse(Instant.MAX);
        var today = clock.today();
        var all = new ArrayList<DutyDay>();
        for (int ahead = 0; ahead < count; ahead++) {
            var day = today.plusDays(ahead);
            var from = day.atStartOfDay(BusinessClock.ZONE).toInstant();
            var to = day.plusDays(1).atStartOfDay(BusinessClock.ZONE).toInstant();
            var of = shifts.between(scope, from, to);
            var open = began.equals(Instant.MAX) ? Duration.ZERO : Coverage.open(day, of, began);
            var holiday = calendar.current().calendar().day(day).kind() == Day.Kind.HOLIDAY;
            all.add(new DutyDay(day, of, open, holiday));
        }
        return all;
    }

    /**
     * Tells the ledger of the days ahead with hours nobody has, and of those that have somebody
     * now.
     */
    public void watch() {
        var days = days(SCHOOL, settings.rosterAhead() + 1);
        var today = clock.today();
        for (var gap : shifts.gaps(SCHOOL)) {
            var now = days.stream().filter(day -> day.day().equals(gap.day())).findFirst();
            if (gap.day().isBefore(today)) {
                end(ReadinessSignal.GAP_OVER, gap);
            } else if (now.isPresent() && !now.get().gap()) {
                end(ReadinessSignal.GAP_CLOSED, gap);
            }
        }
        for (var day : days) {
            if (day.gap()) {
                shifts.openGap(SCHOOL, day.day())
                        .ifPresent(occurrence ->
                                tell(ReadinessSignal.GAP_FOUND, day.day(), occurrence));
            }
        }
    }

    private void end(ReadinessSignal signal, ShiftStore.Gap gap) {
        shifts.closeGap(SCHOOL, gap.day());
        tell(signal, gap.day(), gap.occurrence());
    }

    private void tell(ReadinessSignal signal, LocalDate day, int occurrence) {
        book.signal(
                signal,
                new Subject("duty-day", day.toEpochDay()),
                new Obligor.ItOffice(),
                occurrence,
                day.toString());
    }

    /** The newest hand-overs. */
    @Transactional(readOnly = true)
    public List<Handover> handovers(Scope scope) {
        return handovers.newest(scope, 20);
    }

    /**
     * 交班: gives what is open to the next shift.
     *
     * @throws Refusal if the actor may not, or nothing is said
     */
    public void give(Actor by, String body) {
        ReadinessBook.require(by, Permission.READINESS_WORK);
        long id = handovers.insert(SCHOOL, by, ReadinessBook.said(body), clock.now());
        book.log(by, "shift-given", new Subject("handover", id), Map.of());
    }

    /**
     * 接班: accepts what was given, or returns it with a question.
     *
     * @throws Refusal if the actor may not or gave it, it is answered, or a return says nothing
     */
    public void answer(Actor by, long id, boolean accepted, String text) {
        var handover =
                handovers.newest(SCHOOL, 100).stream()
                        .filter(one -> one.id() == id)
                        .findFirst()
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        Decision.TAKE_OVER_SHIFT.by(by, handover.givenBy());
        var said = accepted ? ReadinessBook.cut(text) : ReadinessBook.said(text);
        var state = accepted ? Handover.State.ACCEPTED : Handover.State.RETURNED;
        if (!handovers.answer(SCHOOL, by, handover, state, said, clock.now())) {
            throw new Refusal(ReadinessProblem.ILLEGAL_MOVE, handover.giver());
        }
        book.log(
                by,
                accepted ? "shift-taken" : "shift-returned",
                new Subject("handover", id),
                Map.of("said", said));
    }
}
