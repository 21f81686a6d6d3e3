package org.fengsui.server.campus.readiness.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fengsui.server.campus.readiness.Callout;
import org.fengsui.server.campus.readiness.Callout.Attempt;
import org.fengsui.server.campus.readiness.Callout.How;
import org.fengsui.server.campus.readiness.Callout.Outcome;
import org.fengsui.server.campus.readiness.CalloutState;
import org.fengsui.server.campus.readiness.CalloutState.Move;
import org.fengsui.server.campus.readiness.Callouts;
import org.fengsui.server.campus.readiness.DutyRoster;
import org.fengsui.server.campus.readiness.DutyRoster.Person;
import org.fengsui.server.campus.readiness.ReadinessProblem;
import org.fengsui.server.campus.readiness.ReadinessSignal;
import org.fengsui.server.campus.readiness.Rung;
import org.fengsui.server.campus.readiness.store.CalloutStore;
import org.fengsui.server.campus.readiness.store.CalloutStore.Row;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Role;
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

/** Calls one after the other until somebody accepts. */
@Service
@AgainAfterDeadlock
@Transactional
class StoredCallouts implements Callouts {

    /** How many pauses after the end of the list it begins anew. */
    private static final int PAUSES = 3;

    private static final Scope SCHOOL = Scope.school();
    private static final int BATCH = 100;

    private final CalloutStore store;
    private final DutyRoster roster;
    private final Accounts accounts;
    private final ReadinessSettings settings;
    private final ReadinessBook book;
    private final BusinessClock clock;

    StoredCallouts(
            CalloutStore store,
            DutyRoster roster,
            Accounts accounts,
            ReadinessSettings settings,
            ReadinessBook book,
            BusinessClock clock) {
        this.store = store;
        this.roster = roster;
        this.accounts = accounts;
        this.settings = settings;
        this.book = book;
        this.clock = clock;
    }

    @Override
    public void call(Subject about, String words, String path) {
        if (store.openOf(SCHOOL, about).isPresent()) {
            return;
        }
        var now = clock.now();
        long id = store.insert(SCHOOL, about, words, path, roster.callList(now), now);
        var row = store.lock(SCHOOL, id).orElseThrow();
        tell(ReadinessSignal.CALLED, row.callout(), words);
        next(row);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Callout> find(Scope scope, long id) {
        return store.find(scope, id);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Callout> all(Scope scope) {
        return store.all(scope);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Callout> of(Scope scope, Subject about) {
        return store.of(scope, about);
    }

    @Override
    @Transactional(readOnly = true)
    public long open(Scope scope) {
        return store.open(scope);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Attempt> attempts(Scope scope, long id) {
        return store.attempts(scope, id);
    }

    @Override
    public void accept(Actor by, long id) {
        accepted(lock(by, id), new Person(by.name(), "", by.accountId()));
        book.log(by, "call-accepted", subject(id), Map.of());
    }

    private void accepted(Row row, Person who) {
        var callout = row.callout();
        write(row, Move.ACCEPT, row.place(), null, who.name());
        store.ended(SCHOOL, callout.id(), who, Outcome.ACCEPTED, "");
        store.ended(SCHOOL, callout.id(), Outcome.OVERTAKEN, who.name());
        tell(ReadinessSignal.CALL_ACCEPTED, callout, who.name());
    }

    @Override
    public void record(Actor by, long id, int version, int place, Outcome outcome, String note) {
        var row = lock(by, id, version);
        var list = row.callout().list();
        if (place < 0 || place >= list.size() || outcome == Outcome.CALLING) {
            throw new Refusal(CommonProblem.FIELD_INVALID, "place");
        }
        var person = list.get(place);
        var said = ReadinessBook.cut(note);
        long attempt = did(row.callout(), person, How.PERSON, outcome, by.name(), said);
        book.log(
                by,
                "called",
                subject(id),
                Map.of(
                        "whom", person.name(),
                        "number", person.phone(),
                        "outcome", outcome.name(),
                        "attempt", Long.toString(attempt)));
        if (outcome == Outcome.ACCEPTED) {
            accepted(row, person);
        } else if (row.callout().state() == CalloutState.CALLING && place == row.place() - 1) {
            store.ended(SCHOOL, id, person, outcome, said);
            next(row);
        } else {
            write(row, Move.TRY, row.place(), row.callout().nextAt(), "");
        }
    }

    @Override
    public void close(Actor by, long id, int version, String reason) {
        var row = lock(by, id, version);
        var said = ReadinessBook.said(reason);
        write(row, Move.CLOSE, row.place(), null, "");
        store.ended(SCHOOL, id, Outcome.OVERTAKEN, said);
        tell(ReadinessSignal.CALL_CLOSED, row.callout(), by.name() + "，" + said);
        book.log(by, "call-closed", subject(id), Map.of("reason", said));
    }

    @Override
    public void failed(long attemptId, String reason) {
        var of = store.ringing(SCHOOL, attemptId).flatMap(id -> store.lock(SCHOOL, id));
        if (of.isPresent() && of.get().callout().state() == CalloutState.CALLING) {
            var id = of.get().callout().id();
            store.ended(SCHOOL, id, Outcome.FAILED, ReadinessBook.cut(reason));
            next(of.get());
        }
    }

    /** Calls the next of each whose time is over. */
    void callOn() {
        for (var id : store.due(SCHOOL, clock.now(), BATCH)) {
            var row = store.lock(SCHOOL, id).orElseThrow();
            store.ended(SCHOOL, id, Outcome.NO_ANSWER, "");
            if (row.callout().state() == CalloutState.EXHAUSTED
                    && !row.callout().list().isEmpty()) {
                write(row, Move.BEGIN_ANEW, 0, clock.now(), "");
                next(store.lock(SCHOOL, id).orElseThrow());
            } else {
                next(row);
            }
        }
    }

    private void next(Row row) {
        var list = row.callout().list();
        if (row.place() >= list.size()) {
            exhaust(row);
            return;
        }
        var until = clock.now().plus(settings.callPause());
        write(row, Move.TRY, row.place() + 1, until, "");
        ring(row.callout(), list.get(row.place()), How.CHANNELS);
    }

    private void exhaust(Row row) {
        var anew = clock.now().plus(settings.callPause().multipliedBy(PAUSES));
        write(row, Move.EXHAUST, row.place(), anew, "");
        for (var account : accounts.withAnyRole(Set.of(Role.OFFICE_LEAD, Role.CAC_OFFICE))) {
            var person = new Person(account.displayName(), "", account.id());
            ring(row.callout(), person, How.ESCALATION);
        }
    }

    private void ring(Callout callout, Person person, How how) {
        long attempt = did(callout, person, how, Outcome.CALLING, "", "");
        book.publish(
                new Rung(
                        attempt,
                        callout.id(),
                        person,
                        callout.words(),
                        "/callouts/" + callout.id(),
                        how == How.ESCALATION));
    }

    private long did(
            Callout callout, Person person, How how, Outcome outcome, String by, String note) {
        return store.did(
                SCHOOL, callout.id(), new Attempt(0, person, how, outcome, clock.now(), by, note));
    }

    private void write(Row row, Move move, int place, @Nullable Instant next, String takenBy) {
        var callout = row.callout();
        var after = callout.state().after(move);
        if (after == null) {
            throw new Refusal(ReadinessProblem.ILLEGAL_MOVE, callout.words());
        }
        store.update(
                SCHOOL,
                new Callout(
                        callout.id(),
                        callout.version(),
                        callout.about(),
                        callout.words(),
                        callout.path(),
                        after,
                        callout.startedAt(),
                        next,
                        callout.list(),
                        takenBy,
                        after.open() ? null : clock.now()),
                place);
    }

    private Row lock(Actor by, long id, int version) {
        var row = lock(by, id);
        if (row.callout().version() != version) {
            throw new Refusal(CommonProblem.STALE);
        }
        return row;
    }

    private Row lock(Actor by, long id) {
        ReadinessBook.require(by, Permission.READINESS_WORK);
        var row =
                store.lock(by.scope(), id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (!row.callout().state().open()) {
            throw new Refusal(ReadinessProblem.ILLEGAL_MOVE, row.callout().words());
        }
        return row;
    }

    private static Subject subject(long id) {
        return new Subject("callout", id);
    }

    private void tell(ReadinessSignal signal, Callout callout, String cause) {
        book.signal(signal, subject(callout.id()), new Obligor.ItOffice(), 1, cause);
    }
}
