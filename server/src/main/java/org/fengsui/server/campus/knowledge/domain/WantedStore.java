package org.fengsui.server.campus.knowledge.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.campus.knowledge.Knowledge.Missing;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Question;
import org.springframework.stereotype.Component;

/** The checks that were asked for. */
@Component
class WantedStore {

    private static final String WANT =
            """
            insert into knowledge.wanted (check_key, title, episodes, first_asked, last_asked)
            select w.check_key, w.title, w.episodes, :at, :at
            from unnest(cast(:checks as text[]), cast(:titles as text[]), cast(:episodes as bigint[]))
                w (check_key, title, episodes)
            where not exists (select from knowledge.entry e where e.check_key = w.check_key)
            on conflict (check_key) do update
                set title = excluded.title, episodes = excluded.episodes, last_asked = excluded.last_asked
            """;

    private static final String COLUMNS = "select w.check_key, w.title, w.episodes ";

    private static final String FROM = "from knowledge.wanted w";

    private static final String UNWRITTEN =
            "not exists (select from knowledge.entry e where e.check_key = w.check_key)";

    private static final String MISSING = COLUMNS + FROM + " where " + UNWRITTEN;

    private final Database database;

    WantedStore(Database database) {
        this.database = database;
    }

    /** Each check once. */
    void want(Scope scope, List<Missing> missing, Instant at) {
        database.in(scope)
                .sql(WANT)
                .param("checks", missing.stream().map(Missing::check).toArray(String[]::new))
                .param("titles", missing.stream().map(Missing::title).toArray(String[]::new))
                .param("episodes", missing.stream().map(Missing::episodes).toArray(Long[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** These checks are asked for under other keys now. */
    void forget(Scope scope, Collection<String> checks) {
        database.in(scope)
                .sql("delete from knowledge.wanted where check_key = any (:checks)")
                .param("checks", checks.toArray(String[]::new))
                .update();
    }

    List<Missing> missing(Scope scope) {
        return database.in(scope)
                .sql(MISSING + " order by w.episodes desc, w.first_asked, w.check_key")
                .query(WantedStore::map)
                .list();
    }

    ListResult<Missing> list(Scope scope, ListRequest asked) {
        return new Question(FROM, asked)
                .where(UNWRITTEN)
                .words("w.check_key || ' ' || w.title")
                .answer(database.in(scope), COLUMNS, WantedStore::map);
    }

    /** How many there are, as far as is counted. */
    long count(Scope scope) {
        return database.in(scope)
                .sql("select count(*) from (" + MISSING + " limit :most) counted")
                .param("most", ListRequest.COUNT_LIMIT + 1)
                .query(Long.class)
                .single();
    }

    Optional<Missing> find(Scope scope, String check) {
        return database.in(scope)
                .sql(MISSING + " and w.check_key = :check")
                .param("check", check)
                .query(WantedStore::map)
                .optional();
    }

    private static Missing map(ResultSet row, int at) throws SQLException {
        return new Missing(
                row.getString("check_key"), row.getString("title"), row.getLong("episodes"));
    }
}
