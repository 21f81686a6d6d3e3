package org.fengsui.server.duty.notice.store;

import java.time.Instant;
import java.util.List;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.PeriodCounts;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 通知书 issued in a period, by kind. */
@Component
@Order(20)
class IssuedCounts implements PeriodCounts {

    private final Database database;

    IssuedCounts(Database database) {
        this.database = database;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Count> of(Scope scope, Instant from, Instant to) {
        return List.of(Notice.Kind.values()).stream()
                .map(kind ->
                        Count.of(
                                "bulletin.issued",
                                "bulletin.issued." + kind.name(),
                                database.in(scope)
                                        .sql(
                                                """
                                                select count(*) from notice.notice
                                                where kind = :kind and issued_at > :from
                                                    and issued_at <= :to and state <> 'WITHDRAWN'
                                                """)
                                        .param("kind", kind.name())
                                        .param("from", Values.at(from))
                                        .param("to", Values.at(to))
                                        .query(Long.class)
                                        .single()))
                .toList();
    }
}
