package org.fengsui.server.alarm.warning.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.server.alarm.warning.WarningLevel;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.PeriodCounts;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 预警 published in a period, by level; exercises are none. */
@Component
@Order(50)
class WarningCounts implements PeriodCounts {

    private final Database database;

    WarningCounts(Database database) {
        this.database = database;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Count> of(Scope scope, Instant from, Instant to) {
        Map<String, Long> published = new HashMap<>();
        database.in(scope)
                .sql(
                        """
                        select t.level, count(*) as n from warning.warning w
                        join warning.text t on t.id = w.text_id
                        where w.published_at > :from and w.published_at <= :to and not w.exercise
                        group by t.level
                        """)
                .param("from", Rows.at(from))
                .param("to", Rows.at(to))
                .query(row -> {
                    published.put(row.getString("level"), row.getLong("n"));
                });
        return List.of(WarningLevel.values()).stream()
                .map(level ->
                        Count.of(
                                "bulletin.warnings",
                                "level." + level.name(),
                                published.getOrDefault(level.name(), 0L)))
                .toList();
    }
}
