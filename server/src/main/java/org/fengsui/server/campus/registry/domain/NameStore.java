package org.fengsui.server.campus.registry.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fengsui.engine.attribution.FormerName;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The names of units and systems: the present ones and 曾用名, what they were called before, each with
 * the last day where it is known.
 */
@Component
class NameStore {

    private static final String READ =
            """
            select {of}_id as id, name, to_day from registry.{of}_alias
            where :every or {of}_id = any (:ids)
            """;

    private static final String CLEAR =
            """
            delete from registry.{of}_alias where {of}_id = :id
            """;

    private static final String INSERT =
            """
            insert into registry.{of}_alias ({of}_id, name, from_day, to_day) values (?, ?, ?, ?)
            """;

    private static final String RENAMED =
            """
            insert into registry.{of}_alias ({of}_id, name, from_day, to_day)
            select :id, :name,
                (select max(to_day) + 1 from registry.{of}_alias where {of}_id = :id),
                cast(:day as date)
            on conflict do nothing
            """;

    private static final String SHOWN =
            """
            select a.{of}_id as id, a.name, max(a.to_day) as to_day
            from registry.{of}_alias a
            join registry.{of} o on o.id = a.{of}_id
            where a.name <> o.name and (:every or a.{of}_id = any (:ids))
            group by a.{of}_id, a.name
            order by max(a.to_day) desc nulls last, a.name
            """;

    private static final String CALLED =
            """
            select n.id, n.name
            from (select id, name from registry.{of}
                union all select {of}_id, name from registry.{of}_alias) n
            where not exists (select from unnest(cast(:words as text[])) word
                where strpos(lower(normalize(n.name, NFKC)), word) = 0)
            """;

    private final Database database;

    NameStore(Database database) {
        this.database = database;
    }

    /** Whose names. */
    enum Of {
        /** Units'. */
        UNIT("unit"),
        /** Systems'. */
        SYSTEM("system");

        private final String word;

        Of(String word) {
            this.word = word;
        }

        private String in(String sql) {
            return sql.replace("{of}", word);
        }
    }

    /** All that are kept, by whose they are; null asks for everybody's. */
    Map<Long, List<FormerName>> all(Scope scope, Of of, @Nullable Collection<Long> wanted) {
        var names = new HashMap<Long, List<FormerName>>();
        database.in(scope)
                .sql(of.in(READ))
                .param("every", wanted == null)
                .param("ids", ids(wanted))
                .query(row -> {
                    names.computeIfAbsent(row.getLong("id"), _ -> new ArrayList<>())
                            .add(
                                    new FormerName(
                                            row.getString("name"),
                                            SqlValues.dayOrNull(row, "to_day")));
                });
        return names;
    }

    /** Keeps these in place of those that stand; a name began after the one before it ended. */
    void set(Scope scope, Of of, long id, List<FormerName> latestFirst) {
        database.in(scope).sql(of.in(CLEAR)).param("id", id).update();
        var batch = new ArrayList<Object[]>();
        LocalDate from = null;
        for (var name : latestFirst.reversed()) {
            var until = name.until();
            var known = until != null && from != null && !from.isAfter(until);
            batch.add(new Object[] {id, name.name(), known ? from : null, until});
            from = until == null ? null : until.plusDays(1);
        }
        database.batchIn(scope).batchUpdate(of.in(INSERT), batch);
    }

    /** Keeps what somebody was called to that day; null where nobody has said. */
    void renamed(Scope scope, Of of, long id, String name, @Nullable LocalDate day) {
        database.in(scope)
                .sql(of.in(RENAMED))
                .param("id", id)
                .param("name", name)
                .param("day", day)
                .update();
    }

    /**
     * What each was called before and is not called now, each name once, the latest first.
     *
     * @param wanted whose; null asks for everybody's
     */
    Map<Long, List<Registry.FormerName>> shown(
            Scope scope, Of of, @Nullable Collection<Long> wanted) {
        var names = new HashMap<Long, List<Registry.FormerName>>();
        database.in(scope)
                .sql(of.in(SHOWN))
                .param("every", wanted == null)
                .param("ids", ids(wanted))
                .query(row -> {
                    names.computeIfAbsent(row.getLong("id"), _ -> new ArrayList<>())
                            .add(
                                    new Registry.FormerName(
                                            row.getString("name"),
                                            SqlValues.dayOrNull(row, "to_day")));
                });
        return names;
    }

    /** Names now and before with each of the words in them, by whose they are. */
    Map<Long, Set<String>> called(Scope scope, Of of, Collection<String> words) {
        var names = new HashMap<Long, Set<String>>();
        database.in(scope)
                .sql(of.in(CALLED))
                .param("words", words.toArray(String[]::new))
                .query(row -> {
                    names.computeIfAbsent(row.getLong("id"), _ -> new HashSet<>())
                            .add(row.getString("name"));
                });
        return names;
    }

    private static Long[] ids(@Nullable Collection<Long> wanted) {
        return wanted == null ? new Long[0] : wanted.toArray(Long[]::new);
    }
}
