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

    List<RecordFileLine> files(Scope scope, ListRequest asked) {
        return database.in(scope)
                .sql(
                        """
                        select f.id, f.name, f.records, f.too_old, f.first_at, f.last_at,
                               f.imported_name, f.imported_at
                          from trace.file f
                         where :q = '' or position(:q in lower(f.name)) > 0
                        """
                                + " order by "
                                + asked.orderBy()
                                + " limit :limit offset :offset")
                .param("q", asked.value("q").orElse("").strip().toLowerCase(Locale.ROOT))
                .param("limit", asked.limit())
                .param("offset", asked.offset())
                .query(RecordFileLine.class)
                .list();
    }

    long countFiles(Scope scope, ListRequest asked) {
        return database.in(scope)
                .sql(
                        """
                        select count(*) from trace.file f
                         where :q = '' or position(:q in lower(f.name)) > 0
                        """)
                .param("q", asked.value("q").orElse("").strip().toLowerCase(Locale.ROOT))
                .query(Long.class)
                .single();
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
