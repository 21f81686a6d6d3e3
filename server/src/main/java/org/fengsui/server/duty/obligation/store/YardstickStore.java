package org.fengsui.server.duty.obligation.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Yardstick.Span;
import org.fengsui.server.platform.kernel.Yardstick.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is late in a period by obligor. How long the offices held an answer that they sent back is
 * nobody's lateness but theirs, so it is taken off.
 */
@Component
public class YardstickStore {

    /** Two questions, because each is answered by an index of its own. */
    private static final String DECIDED =
            """
            from (
                select id, obligor, unit_id, due_at, held_past_due_micros as held,
                    greatest(0, (extract(epoch from (met_at - due_at)) * 1000000)::bigint
                        - held_past_due_micros) as late, state = 'PASSED_ON' as passed_on
                from obligation.obligation
                where state in ('MET', 'PASSED_ON') and due_at > :from and due_at <= :to
                union all
                select id, obligor, unit_id, due_at, held_past_due_micros,
                    greatest(0, (extract(epoch from (:now - due_at)) * 1000000)::bigint
                        - held_past_due_micros), false
                from obligation.obligation
                where state = 'OPEN' and due_at > :from and due_at <= :to and due_at < :now) d
            """;

    private static final String DAYS = "(late + 86399999999) / 86400000000";

    private final Database database;

    YardstickStore(Database database) {
        this.database = database;
    }

    /**
     * One obligation that is late.
     *
     * @param daysLate begun days, without the offices' time
     */
    public record Late(
            long id,
            Obligor obligor,
            String duty,
            Subject subject,
            Instant due,
            long daysLate,
            Duration held) {}

    /** How many duties were decided, and how many of them late. */
    public Map<Obligor, Tally> late(Scope scope, Span span, Collection<Long> excused) {
        return tally(scope, span, excused, "count(*) filter (where late > 0)", "count(*)");
    }

    /** How many duties were late, and for how many begun days together. */
    public Map<Obligor, Tally> daysLate(Scope scope, Span span, Collection<Long> excused) {
        return tally(scope, span, excused, "sum(" + DAYS + ")", "count(*) filter (where late > 0)");
    }

    private Map<Obligor, Tally> tally(
            Scope scope, Span span, Collection<Long> excused, String against, String cases) {
        var tallies = new HashMap<Obligor, Tally>();
        database.in(scope)
                .sql(
                        "select obligor, "
                                + against
                                + " as against, "
                                + cases
                                + " as cases, sum(held)::bigint as office "
                                + DECIDED
                                + " where not (passed_on and late = 0)"
                                + " and id <> all (:excused) group by obligor")
                .param("from", Columns.at(span.from()))
                .param("to", Columns.at(span.to()))
                .param("now", Columns.at(span.now()))
                .param("excused", excused.toArray(Long[]::new))
                .query(row -> {
                    tallies.put(
                            Obligor.of(row.getString("obligor")),
                            new Tally(
                                    row.getLong("cases"),
                                    row.getLong("against"),
                                    Duration.of(row.getLong("office"), ChronoUnit.MICROS)));
                });
        return tallies;
    }

    /** The late ones, the newest due first. */
    public List<Late> cases(Scope scope, Span span, @Nullable Obligor of) {
        return database.in(scope)
                .sql(
                        "select d.id, d.obligor, o.duty, o.subject_type, o.subject_id, d.due_at, "
                                + DAYS
                                + " as days, d.held "
                                + DECIDED
                                + " join obligation.obligation o on o.id = d.id"
                                + " where late > 0 and (:everybody or d.obligor = :obligor)"
                                + " order by d.due_at desc, d.id desc")
                .param("from", Columns.at(span.from()))
                .param("to", Columns.at(span.to()))
                .param("now", Columns.at(span.now()))
                .param("everybody", of == null)
                .param("obligor", of == null ? "" : of.key())
                .query((row, _) ->
                        new Late(
                                row.getLong("id"),
                                Obligor.of(row.getString("obligor")),
                                row.getString("duty"),
                                new Subject(
                                        row.getString("subject_type"), row.getLong("subject_id")),
                                Columns.instant(row, "due_at"),
                                row.getLong("days"),
                                Duration.of(row.getLong("held"), ChronoUnit.MICROS)))
                .list();
    }
}
