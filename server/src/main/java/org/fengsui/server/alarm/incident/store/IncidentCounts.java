package org.fengsui.server.alarm.incident.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.PeriodCounts;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 事件 that were reported in a period, and those of them that are closed; none that was none. */
@Component
@Order(60)
class IncidentCounts implements PeriodCounts {

    private final Database database;

    IncidentCounts(Database database) {
        this.database = database;
    }

    /** Both figures. */
    private record Both(long reported, long closed) {}

    @Override
    @Transactional(readOnly = true)
    public List<Count> of(Scope scope, Instant from, Instant to) {
        var both =
                database.in(scope)
                        .sql(
                                """
                                select count(*) as reported,
                                    count(*) filter (where state = 'CLOSED') as closed
                                from incident.incident
                                where state <> 'NOT_AN_INCIDENT'
                                    and reported_at > :from and reported_at <= :to
                                """)
                        .param("from", from.atOffset(ZoneOffset.UTC))
                        .param("to", to.atOffset(ZoneOffset.UTC))
                        .query((row, _) -> new Both(row.getLong("reported"), row.getLong("closed")))
                        .single();
        return List.of(
                Count.of("bulletin.incidents", "bulletin.incidentsReported", both.reported()),
                Count.of("bulletin.incidents", "bulletin.incidentsClosed", both.closed()));
    }
}
