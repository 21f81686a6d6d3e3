package org.fengsui.server.duty.notice.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Yardstick.Span;
import org.fengsui.server.platform.kernel.Yardstick.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** What the record of notices says of units in a period. */
@Component("noticeYardstickStore")
public class YardstickStore {

    private final Database database;

    YardstickStore(Database database) {
        this.database = database;
    }

    /** What is counted. */
    public enum Counted {
        /** 退回: answers that the review sent back. */
        RETURNED(
                """
                select a.id, a.unit_id, a.item_id, a.reviewed_at as at,
                    coalesce(a.reviewed_by, 0) as entered_by
                from notice.answer a
                where a.verdict = 'REJECTED' and a.reviewed_at > :from and a.reviewed_at <= :to
                """),
        /** 延期: later dues that were granted. */
        EXTENDED(
                """
                select r.id, r.unit_id, r.item_id, r.decided_at as at,
                    coalesce(r.decided_by, 0) as entered_by
                from notice.request r
                where r.kind = 'EXTENSION' and r.state = 'GRANTED'
                    and r.decided_at > :from and r.decided_at <= :to
                """),
        /** 虚假反馈: what was accepted on paper and seen again by a machine. */
        FALSE_CLAIM(
                """
                select i.id, i.unit_id, i.id as item_id, i.false_claim_at as at, 0 as entered_by
                from notice.item i
                where i.false_claim_at is not null
                    and i.false_claim_at > :from and i.false_claim_at <= :to
                """);

        private final String sql;

        Counted(String sql) {
            this.sql = sql;
        }
    }

    /** One of them. */
    public record Row(long id, long unitId, long itemId, Instant at, long enteredBy) {}

    /** How many by unit. */
    public Map<Obligor, Tally> tally(
            Scope scope, Counted what, Span span, Collection<Long> excused) {
        var tallies = new HashMap<Obligor, Tally>();
        bound(
                        scope,
                        "select c.unit_id, count(*) as count from ("
                                + what.sql
                                + ") c where c.id <> all (:excused) group by c.unit_id",
                        span)
                .param("excused", Values.ids(excused))
                .query(row -> {
                    long count = row.getLong("count");
                    tallies.put(
                            new Obligor.Unit(row.getLong("unit_id")),
                            new Tally(count, count, Duration.ZERO));
                });
        return tallies;
    }

    /** Each of them, the newest first. */
    public List<Row> rows(Scope scope, Counted what, Span span, @Nullable Obligor of) {
        return bound(
                        scope,
                        "select c.* from ("
                                + what.sql
                                + ") c where :everybody or c.unit_id = :unit"
                                + " order by c.at desc, c.id desc",
                        span)
                .param("everybody", of == null)
                .param("unit", of instanceof Obligor.Unit(long id) ? id : 0)
                .query((row, _) ->
                        new Row(
                                row.getLong("id"),
                                row.getLong("unit_id"),
                                row.getLong("item_id"),
                                Values.instant(row, "at"),
                                row.getLong("entered_by")))
                .list();
    }

    private StatementSpec bound(Scope scope, String sql, Span span) {
        return database.in(scope)
                .sql(sql)
                .param("from", Values.at(span.from()))
                .param("to", Values.at(span.to()));
    }
}
