package org.fengsui.server.duty.circular.store;

import java.time.Instant;
import java.util.List;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.PeriodCounts;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 上级通报 that came in a period, and how many of them are done with. */
@Component
@Order(40)
class CircularCounts implements PeriodCounts {

    private final Database database;

    CircularCounts(Database database) {
        this.database = database;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Count> of(Scope scope, Instant from, Instant to) {
        return List.of(
                count("bulletin.received", "true", scope, from, to),
                count(
                        "bulletin.reported",
                        "state in ('NONE_AFFECTED', 'REPORTED', 'ACCEPTED', 'CLOSED')",
                        scope,
                        from,
                        to));
    }

    private Count count(String label, String which, Scope scope, Instant from, Instant to) {
        return Count.of(
                "bulletin.circulars",
                label,
                database.in(scope)
                        .sql(
                                "select count(*) from circular.circular where received_at > :from"
                                        + " and received_at <= :to and "
                                        + which)
                        .param("from", Rows.at(from))
                        .param("to", Rows.at(to))
                        .query(Long.class)
                        .single());
    }
}
