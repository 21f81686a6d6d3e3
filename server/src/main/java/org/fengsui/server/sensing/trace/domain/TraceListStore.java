package org.fengsui.server.sensing.trace.domain;

import java.util.List;
import java.util.Locale;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.sensing.trace.domain.TraceBook.Figures;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Lists of what is not traced to one account, of the files of records, and how many there are. */
@Component
class TraceListStore {

    private static final String ASKED =
            """
             where h.outcome <> 'TRACED'
               and (cardinality(cast(:outcome as text[])) = 0 or h.outcome = any (:outcome))
               and (:q = '' or position(:q in lower(h.title)) > 0
                    or position(:q in host(h.address)) > 0)
            """;

    private final Database database;

    TraceListStore(Database database) {
        this.database = database;
    }

    List<Hit> untraced(Scope scope, ListRequest asked) {
        return filtered(
                        scope,
                        HitStore.HITS
                                + ASKED
                                + " order by "
                                + asked.orderBy()
                                + " limit :limit offset :offset",
                        asked)
                .param("limit", asked.limit())
                .param("offset", asked.offset())
                .query((row, number) -> HitStore.hit(row))
                .list();
    }

    long countUntraced(Scope scope, ListRequest asked) {
        return filtered(
                        scope,
                        "select count(*) from (select 1 from trace.hit h "
                                + ASKED
                                + " limit "
                                + (ListRequest.COUNT_LIMIT + 1)
                                + ") counted",
                        asked)
                .query(Long.class)
                .single();
    }

    private StatementSpec filtered(Scope scope, String sql, ListRequest asked) {
        return database.in(scope)
                .sql(sql)
                .param("outcome", asked.values("outcome").toArray(String[]::new))
                .param("q", asked.value("q").orElse("").strip().toLowerCase(Locale.ROOT));
    }

    private static final String FILES =
            """
              from trace.upload u
              left join trace.upload_progress p on p.upload_id = u.id and u.state = 'RECEIVED'
             where (:q = '' or position(:q in lower(u.name)) > 0)
               and (cardinality(cast(:state as text[])) = 0 or u.state = any (:state))
            """;

    List<RecordFileLine> files(Scope scope, ListRequest asked) {
        return filteredFiles(
                        scope,
                        """
                        select u.id, u.name, u.same, u.records, u.too_old, u.first_at, u.last_at,
                               u.received_name, u.received_at,
                               case when p.upload_id is null then u.state else 'READING' end
                                   as state
                        """
                                + FILES
                                + " order by "
                                + asked.orderBy()
                                + " limit :limit offset :offset",
                        asked)
                .param("limit", asked.limit())
                .param("offset", asked.offset())
                .query(RecordFileLine.class)
                .list();
    }

    long countFiles(Scope scope, ListRequest asked) {
        return filteredFiles(scope, "select count(*) " + FILES, asked).query(Long.class).single();
    }

    private StatementSpec filteredFiles(Scope scope, String sql, ListRequest asked) {
        return database.in(scope)
                .sql(sql)
                .param("state", asked.values("state").toArray(String[]::new))
                .param("q", asked.value("q").orElse("").strip().toLowerCase(Locale.ROOT));
    }

    Figures figures(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select (select count(*) from trace.task where state = 'OPEN') as open,
                               (select count(*) from trace.task where state = 'NOTIFIED')
                                   as notified,
                               (select count(*) from trace.task where state = 'DONE') as done,
                               (select count(*) from trace.hit where outcome = 'NOT_TRACED')
                                   + (select count(*) from trace.task where state = 'NOT_TRACED')
                                   as not_traced,
                               (select count(*) from trace.hit where outcome = 'AMBIGUOUS')
                                   as ambiguous
                        """)
                .query(Figures.class)
                .single();
    }
}
