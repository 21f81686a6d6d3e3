package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.PeriodCounts;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Trends;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 隐患 of a period: found by level and category, proven fixed, and open at its end. */
@Component
@Order(10)
class FindingCounts implements PeriodCounts {

    private static final List<Severity> LEVELS =
            List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW);

    private final Database database;
    private final Trends trends;

    FindingCounts(Database database, Trends trends) {
        this.database = database;
        this.trends = trends;
    }

    private record Found(Severity severity, String category, long count) {}

    @Override
    @Transactional(readOnly = true)
    public List<Count> of(Scope scope, Instant from, Instant to) {
        var found = found(scope, from, to);
        List<Count> counts = new ArrayList<>();
        for (var level : LEVELS) {
            long count =
                    found.stream()
                            .filter(one -> one.severity() == level)
                            .mapToLong(Found::count)
                            .sum();
            counts.add(Count.of("bulletin.found", "level." + level.name(), count));
        }
        found.stream()
                .map(Found::category)
                .distinct()
                .sorted()
                .forEach(category ->
                        counts.add(
                                Count.of(
                                        "bulletin.categories",
                                        "finding.category." + category,
                                        found.stream()
                                                .filter(one -> one.category().equals(category))
                                                .mapToLong(Found::count)
                                                .sum())));
        counts.add(Count.of("bulletin.handled", "bulletin.closed", closed(scope, from, to)));
        Map<Severity, Long> open = trends.openAt(scope, List.of(to)).getFirst().bySeverity();
        for (var level : LEVELS) {
            counts.add(
                    Count.of(
                            "bulletin.open",
                            "level." + level.name(),
                            open.getOrDefault(level, 0L)));
        }
        return counts;
    }

    private List<Found> found(Scope scope, Instant from, Instant to) {
        return database.in(scope)
                .sql(
                        """
                        select severity, category, count(*) as n from finding.episode
                        where opened_at > :from and opened_at <= :to and severity > 0
                            and not (state = 'NEW' and hidden_by is not null)
                        group by 1, 2
                        """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        new Found(
                                Severity.ofRank(row.getInt("severity")),
                                row.getString("category"),
                                row.getLong("n")))
                .list();
    }

    private long closed(Scope scope, Instant from, Instant to) {
        return database.in(scope)
                .sql(
                        """
                        select count(*) from finding.episode
                        where closed_as = 'VERIFIED' and closed_at > :from and closed_at <= :to
                            and severity > 0
                        """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
