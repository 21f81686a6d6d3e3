package org.fengsui.server.campus.readiness.store;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Yardstick;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 联络抽测 (第十四条): of the tests that are over, those that nobody answered in time. */
@Component
class ContactTests implements Yardstick {

    private static final String OVER =
            """
            from readiness.task
            where kind = 'CONTACT_TEST' and asked_at > :from and asked_at <= :to
                and (state = 'DONE' or missed_at is not null)
            """;

    private final Database database;

    ContactTests(Database database) {
        this.database = database;
    }

    @Override
    public String key() {
        return "contact-test";
    }

    @Override
    public String recordType() {
        return "readiness-task";
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Obligor, Tally> tally(Scope scope, Span span, Collection<Long> excused) {
        var tallies = new HashMap<Obligor, Tally>();
        bound(
                        scope,
                        "select unit_id, count(*) as cases,"
                                + " count(*) filter (where missed_at is not null) as against "
                                + OVER
                                + " and id <> all (:excused) group by unit_id",
                        span)
                .param("excused", excused.toArray(Long[]::new))
                .query(row -> {
                    tallies.put(
                            new Obligor.Unit(row.getLong("unit_id")),
                            new Tally(row.getLong("cases"), row.getLong("against"), Duration.ZERO));
                });
        return tallies;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Case> cases(Scope scope, Span span, @Nullable Obligor of) {
        return bound(
                        scope,
                        "select id, unit_id, title, asked_at "
                                + OVER
                                + " and missed_at is not null"
                                + " and (:everybody or unit_id = :unit)"
                                + " order by asked_at desc, id desc",
                        span)
                .param("everybody", of == null)
                .param("unit", of instanceof Obligor.Unit(long id) ? id : 0)
                .query((row, _) ->
                        new Case(
                                row.getLong("id"),
                                new Obligor.Unit(row.getLong("unit_id")),
                                row.getString("title"),
                                Rows.moment(row, "asked_at"),
                                1,
                                Duration.ZERO,
                                0,
                                "/readiness/tasks/" + row.getLong("id"),
                                "/unit/tasks/" + row.getLong("id")))
                .list();
    }

    private StatementSpec bound(Scope scope, String sql, Span span) {
        return database.in(scope)
                .sql(sql)
                .param("from", Rows.at(span.from()))
                .param("to", Rows.at(span.to()));
    }
}
