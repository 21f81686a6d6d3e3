package org.fengsui.server.platform.upkeep.retention;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Kept;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.upkeep.Retention;
import org.fengsui.server.platform.upkeep.UpkeepProblem;
import org.fengsui.server.platform.upkeep.retention.RetentionStore.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The kinds all rooms declare, with what administrators set and what was forgotten. */
@Service
@Transactional
class KeptKinds implements Retention {

    private static final Scope SCHOOL = Scope.school();
    private static final int LONGEST_REASON = 500;

    private final RetentionStore store;
    private final List<Kept.ForATime> forATime;
    private final List<Kept.ForEver> forEver;
    private final AuditLog audit;
    private final BusinessClock clock;

    KeptKinds(
            RetentionStore store,
            List<Kept.ForATime> forATime,
            List<Kept.ForEver> forEver,
            AuditLog audit,
            BusinessClock clock) {
        this.store = store;
        this.forATime =
                forATime.stream()
                        .sorted(
                                Comparator.comparingInt((Kept.ForATime kept) -> -kept.term().days())
                                        .thenComparing(Kept::kind))
                        .toList();
        this.forEver = forEver.stream().sorted(Comparator.comparing(Kept::kind)).toList();
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Line> forATime() {
        var rows = store.rows(SCHOOL);
        return forATime.stream()
                .map(kept -> line(kept, rows.getOrDefault(kept.kind(), Row.NONE)))
                .toList();
    }

    private Line line(Kept.ForATime kept, Row row) {
        var days = row.days(kept.term());
        long due = days == null ? 0 : kept.due(SCHOOL, RetentionStep.before(clock.now(), days));
        return new Line(kept, days, row.change(), due, row.run());
    }

    @Override
    public List<Kept.ForEver> forEver() {
        return forEver;
    }

    @Override
    public void keep(Actor by, String kind, @Nullable Integer days, String reason) {
        if (!by.may(Permission.RETENTION_SET)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.RETENTION_SET.name());
        }
        var term =
                forATime.stream()
                        .filter(kept -> kept.kind().equals(kind))
                        .map(Kept.ForATime::term)
                        .filter(Kept.Term::settable)
                        .findFirst()
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (!term.allows(days)) {
            throw term.most() == null
                    ? new Refusal(UpkeepProblem.KEPT_TOO_SHORT, term.least())
                    : new Refusal(UpkeepProblem.KEPT_OUT_OF_RANGE, term.least(), term.most());
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Refusal(UpkeepProblem.KEPT_WITHOUT_REASON, LONGEST_REASON);
        }
        var before = store.rows(SCHOOL).getOrDefault(kind, Row.NONE).days(term);
        store.set(by, kind, days, reason.strip(), clock.now());
        audit.append(
                by.accountId(),
                by.name(),
                "retention.set",
                null,
                Map.of(
                        "kind", kind,
                        "before", written(before),
                        "days", written(days),
                        "reason", reason.strip()));
    }

    private static String written(@Nullable Integer days) {
        return days == null ? "for ever" : days.toString();
    }
}
