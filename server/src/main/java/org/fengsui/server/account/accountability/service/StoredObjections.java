package org.fengsui.server.account.accountability.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.account.accountability.Objection;
import org.fengsui.server.account.accountability.Objection.State;
import org.fengsui.server.account.accountability.Objections;
import org.fengsui.server.account.accountability.ScoreProblem;
import org.fengsui.server.account.accountability.Scorecards;
import org.fengsui.server.account.accountability.Scorecards.Counted;
import org.fengsui.server.account.accountability.store.ClosedStore;
import org.fengsui.server.account.accountability.store.ObjectionStore;
import org.fengsui.server.account.accountability.store.ObjectionStore.Said;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What units object to; what is decided changes what is counted from then on. */
@Service
@Transactional
public class StoredObjections implements Objections {

    private static final int LONGEST = 4_000;

    private final ObjectionStore objections;
    private final ClosedStore closed;
    private final Scorecards scorecards;
    private final AuditLog audit;
    private final BusinessClock clock;

    StoredObjections(
            ObjectionStore objections,
            ClosedStore closed,
            Scorecards scorecards,
            AuditLog audit,
            BusinessClock clock) {
        this.objections = objections;
        this.closed = closed;
        this.scorecards = scorecards;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Objection> find(Scope scope, long id) {
        return objections.find(scope, id);
    }

    /** Those a list asks for. */
    @Transactional(readOnly = true)
    public ListResult<Objection> list(Scope scope, ListRequest asked) {
        return objections.list(scope, asked);
    }

    /** Those of a year, the newest first. */
    @Transactional(readOnly = true)
    public List<Objection> all(Scope scope, int year) {
        return objections.all(scope, year);
    }

    /** How many wait for a decision. */
    @Transactional(readOnly = true)
    public long waiting(Scope scope) {
        return objections.waiting(scope, 0);
    }

    @Override
    public long object(
            Actor by, int year, String yardstick, long recordId, String reason, String evidence) {
        if (!by.may(Permission.NOTICE_ANSWER) || by.unitId() == null) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.NOTICE_ANSWER.name());
        }
        if (closed.find(by.scope(), year).isPresent()) {
            throw new Refusal(ScoreProblem.YEAR_CLOSED, String.valueOf(year));
        }
        var counted = counted(by.scope(), year, yardstick, recordId);
        if (!(counted.what().obligor() instanceof Obligor.Unit(long unit))) {
            throw new Refusal(ScoreProblem.NOT_COUNTED);
        }
        var said = new Said(year, yardstick, counted.recordType(), said(reason), fits(evidence));
        long id =
                objections
                        .insert(by.scope(), said, unit, counted.what(), by, clock.now())
                        .orElseThrow(() -> new Refusal(ScoreProblem.OBJECTED_ALREADY));
        audit(by, "score.objected", id, counted.what().title(), said.reason());
        return id;
    }

    /** The record among all that the scope sees of the year. */
    private Counted counted(Scope scope, int year, String yardstick, long recordId) {
        return scorecards.year(scope, year).cards().stream()
                .flatMap(
                        card -> scorecards.records(scope, year, card.obligor(), yardstick).stream())
                .filter(one -> one.what().id() == recordId)
                .findFirst()
                .orElseThrow(() -> new Refusal(ScoreProblem.NOT_COUNTED));
    }

    @Override
    public void decide(Actor by, long id, boolean excuses, String reason) {
        var school = Scope.school();
        var objection =
                objections
                        .find(by.scope(), id)
                        .flatMap(_ -> objections.lock(school, id))
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        var sides = objections.sides(school, id);
        Decision.EXCUSE_RECORD.by(
                by, by.accountId() == sides.asked() || by.accountId() == sides.entered());
        if (objection.state() != State.PENDING) {
            throw new Refusal(ScoreProblem.DECIDED_ALREADY);
        }
        if (closed.find(school, objection.year()).isPresent()) {
            throw new Refusal(ScoreProblem.YEAR_CLOSED, String.valueOf(objection.year()));
        }
        var why = said(reason);
        objections.decide(
                school, id, excuses ? State.EXCUSED : State.REFUSED, by, clock.now(), why);
        audit(by, excuses ? "score.excused" : "score.upheld", id, objection.title(), why);
    }

    private static String said(String text) {
        if (text.isBlank()) {
            throw new Refusal(ScoreProblem.REASON_MISSING);
        }
        return fits(text);
    }

    private static String fits(String text) {
        if (text.length() > LONGEST) {
            throw new Refusal(ScoreProblem.TOO_LONG, String.valueOf(LONGEST));
        }
        return text.strip();
    }

    private void audit(Actor by, String act, long id, String title, String text) {
        audit.append(
                by.accountId(),
                by.name(),
                act,
                new Subject("score-objection", id),
                Map.of("record", title, "text", text));
    }
}
