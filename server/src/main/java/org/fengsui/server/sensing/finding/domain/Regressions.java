package org.fengsui.server.sensing.finding.domain;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Yardstick;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 隐患复发: what a unit had fixed, by proof, and came back at the same unit. */
@Component
class Regressions implements Yardstick {

    private static final String IN_PERIOD =
            """
            from finding.episode
            where regressed and opened_at > :from and opened_at <= :to and unit_id is not null
            """;

    private final Database database;

    Regressions(Database database) {
        this.database = database;
    }

    @Override
    public String key() {
        return "repeat-findings";
    }

    @Override
    public String recordType() {
        return "finding-episode";
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Obligor, Tally> tally(Scope scope, Span span, Collection<Long> excused) {
        var tallies = new HashMap<Obligor, Tally>();
        bound(
                        scope,
                        "select unit_id, count(*) as against "
                                + IN_PERIOD
                                + " and id <> all (:excused) group by unit_id",
                        span)
                .param("excused", excused.toArray(Long[]::new))
                .query(row -> {
                    long count = row.getLong("against");
                    tallies.put(
                            new Obligor.Unit(row.getLong("unit_id")),
                            new Tally(count, count, Duration.ZERO));
                });
        return tallies;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Case> cases(Scope scope, Span span, @Nullable Obligor of) {
        return bound(
                        scope,
                        "select id, finding_id, unit_id, opened_at "
                                + IN_PERIOD
                                + " and (:everybody or unit_id = :unit)"
                                + " order by opened_at desc, id desc",
                        span)
                .param("everybody", of == null)
                .param("unit", of instanceof Obligor.Unit(long id) ? id : 0)
                .query((row, _) ->
                        new Case(
                                row.getLong("id"),
                                new Obligor.Unit(row.getLong("unit_id")),
                                "第 " + row.getLong("finding_id") + " 号隐患再次出现",
                                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                                1,
                                Duration.ZERO,
                                0,
                                "/findings/" + row.getLong("finding_id"),
                                null))
                .list();
    }

    private StatementSpec bound(Scope scope, String sql, Span span) {
        return database.in(scope)
                .sql(sql)
                .param("from", span.from().atOffset(ZoneOffset.UTC))
                .param("to", span.to().atOffset(ZoneOffset.UTC));
    }
}
