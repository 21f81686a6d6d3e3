package org.fengsui.server.sensing.trace.domain;

import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Question;
import org.fengsui.server.sensing.trace.domain.TraceBook.Figures;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.stereotype.Component;

/** Lists of what is not traced to one account, of the files of records, and how many there are. */
@Component
class TraceListStore {

    private static final String FILES =
            """
              from trace.upload u
              left join trace.upload_progress p on p.upload_id = u.id and u.state = 'RECEIVED'
            """;

    private static final RowMapper<RecordFileLine> FILE =
            new SimplePropertyRowMapper<>(RecordFileLine.class);

    private final Database database;

    TraceListStore(Database database) {
        this.database = database;
    }

    ListResult<Hit> untraced(Scope scope, ListRequest asked) {
        return new Question(HitStore.FROM, asked)
                .where("h.outcome <> 'TRACED'")
                .any("outcome", "h.outcome = any (:outcome)")
                .words("h.title", "host(h.address)")
                .answer(database.in(scope), HitStore.COLUMNS, (row, number) -> HitStore.hit(row));
    }

    ListResult<RecordFileLine> files(Scope scope, ListRequest asked) {
        return new Question(FILES, asked)
                .any("state", "u.state = any (:state)")
                .words("u.name")
                .answer(
                        database.in(scope),
                        """
                        select u.id, u.name, u.same, u.records, u.too_old, u.first_at, u.last_at,
                               u.received_name, u.received_at,
                               case when p.upload_id is null then u.state else 'READING' end
                                   as state
                        """,
                        FILE);
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
