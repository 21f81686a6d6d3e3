package org.fengsui.server.campus.knowledge.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.campus.knowledge.Knowledge.Entry;
import org.fengsui.server.campus.knowledge.domain.KnowledgeBook.Listed;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Question;
import org.springframework.stereotype.Component;

/** The entries and all their versions. They are of no unit: any scope reads them. */
@Component
class KnowledgeStore {

    private static final String COLUMNS =
            """
            select e.check_key, e.used, v.version, v.name, v.harm, v.remedy, v.self_check,
                v.written_at, v.written_by, v.written_by_name
            """;

    private static final String FROM =
            """
            from knowledge.entry e
            join knowledge.entry_version v on v.check_key = e.check_key and v.version = e.version
            """;

    private static final String ALL = COLUMNS + FROM;

    private static final String VERSIONS =
            COLUMNS
                    + """
                    from knowledge.entry e
                    join knowledge.entry_version v on v.check_key = e.check_key
                    where e.check_key = :check
                    order by v.version desc
                    """;

    private static final String CALLED =
            """
            select e.check_key, v.name
            """
                    + FROM
                    + """
                    where not exists (select from unnest(cast(:words as text[])) word
                        where strpos(lower(normalize(v.name, NFKC)), word) = 0)
                    """;

    private static final String INSERT =
            """
            insert into knowledge.entry (check_key, version) values (:check, 1)
            on conflict (check_key) do nothing
            """;

    private static final String RAISE =
            """
            update knowledge.entry set version = version + 1
            where check_key = :check and version = :version
            """;

    private static final String INSERT_VERSION =
            """
            insert into knowledge.entry_version (check_key, version, name, harm, remedy, self_check,
                written_at, written_by, written_by_name)
            values (:check, :version, :name, :harm, :remedy, :selfCheck, :at, :by, :byName)
            """;

    private static final String USED =
            """
            update knowledge.entry set used = used + 1 where check_key = any (:checks)
            """;

    private final Database database;

    KnowledgeStore(Database database) {
        this.database = database;
    }

    List<Listed> current(Scope scope, Collection<String> checks) {
        return database.in(scope)
                .sql(ALL + " where e.check_key = any (:checks)")
                .param("checks", checks.toArray(String[]::new))
                .query(KnowledgeStore::map)
                .list();
    }

    /** Names with each of the words in them, by check. */
    Map<String, String> called(Scope scope, Collection<String> words) {
        var names = new HashMap<String, String>();
        database.in(scope)
                .sql(CALLED)
                .param("words", words.toArray(String[]::new))
                .query(row -> {
                    names.put(row.getString("check_key"), row.getString("name"));
                });
        return names;
    }

    ListResult<Listed> list(Scope scope, ListRequest asked) {
        return new Question(FROM, asked)
                .words("e.check_key || ' ' || v.name")
                .answer(database.in(scope), COLUMNS, KnowledgeStore::map);
    }

    /** All of them, by check. */
    List<Listed> all(Scope scope) {
        return database.in(scope)
                .sql(ALL + " order by e.check_key")
                .query(KnowledgeStore::map)
                .list();
    }

    /** Newest first. */
    List<Listed> versions(Scope scope, String check) {
        return database.in(scope)
                .sql(VERSIONS)
                .param("check", check)
                .query(KnowledgeStore::map)
                .list();
    }

    /**
     * Writes the entry as the version after its own.
     *
     * @return the new version; empty if the entry is not at its version any more
     */
    Optional<Integer> write(Actor by, Entry entry, Instant at) {
        int expected = entry.version();
        var client = database.in(by.scope());
        int rows =
                expected == 0
                        ? client.sql(INSERT).param("check", entry.check()).update()
                        : client.sql(RAISE)
                                .param("check", entry.check())
                                .param("version", expected)
                                .update();
        if (rows == 0) {
            return Optional.empty();
        }
        database.in(by.scope())
                .sql(INSERT_VERSION)
                .param("check", entry.check())
                .param("version", expected + 1)
                .param("name", entry.name())
                .param("harm", entry.harm())
                .param("remedy", entry.remedy())
                .param("selfCheck", entry.selfCheck())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by.accountId())
                .param("byName", by.name())
                .update();
        return Optional.of(expected + 1);
    }

    void used(Scope scope, Collection<String> checks) {
        database.in(scope).sql(USED).param("checks", checks.toArray(String[]::new)).update();
    }

    private static Listed map(ResultSet row, int at) throws SQLException {
        return new Listed(
                new Entry(
                        row.getString("check_key"),
                        row.getString("name"),
                        row.getString("harm"),
                        row.getString("remedy"),
                        row.getString("self_check"),
                        row.getInt("version")),
                row.getLong("used"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                row.getLong("written_by"),
                row.getString("written_by_name"));
    }
}
