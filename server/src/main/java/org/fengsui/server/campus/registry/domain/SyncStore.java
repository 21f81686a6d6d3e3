package org.fengsui.server.campus.registry.domain;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.domain.RegistrySync.Choice;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** What other systems of record said last, and their tables that wait to be applied. */
@Component
class SyncStore {

    private static final String RUN =
            """
            select token, source, file_name, rows, columns, account_name, made_at, written_at
            from registry.sync_run
            """;

    private static final int AT_ONCE = 1_000;

    private final Database database;

    SyncStore(Database database) {
        this.database = database;
    }

    /**
     * A table that was read.
     *
     * @param token names it
     * @param source the other system
     * @param fileName the table
     * @param rows the rows as the table has them
     * @param columns the columns it has
     * @param by who brought it
     * @param at when
     * @param written whether it was written, and its rows are not kept any more
     */
    record Run(
            String token,
            String source,
            String fileName,
            String rows,
            Set<Column> columns,
            String by,
            Instant at,
            boolean written) {

        /** As a page shows it. */
        RegistrySync.Waiting face() {
            return new RegistrySync.Waiting(token, source, fileName, by, at);
        }
    }

    /** A row by kind and code. */
    record RowKey(RowKind kind, String code) {

        /** As a form calls it. */
        String written() {
            return kind + ":" + code;
        }
    }

    /**
     * What was said of a row when it was last applied.
     *
     * @param there by the source
     * @param here by the registry, right afterwards
     */
    record Synced(Map<Column, String> there, Map<Column, String> here) {}

    /**
     * What a person chose to have written.
     *
     * @param edition of the registry that the person saw
     */
    record Decided(long edition, Choice choice) {}

    /** Keeps one. */
    void insert(Actor by, Run run) {
        database.in(by.scope())
                .sql(
                        """
                        insert into registry.sync_run (token, source, file_name, rows, columns,
                            account_id, account_name, made_at)
                        values (:token, :source, :file, :rows, :columns, :account,
                            :name, :at)
                        """)
                .param("token", run.token())
                .param("source", run.source())
                .param("file", run.fileName())
                .param("rows", run.rows())
                .param("columns", names(run.columns()))
                .param("account", by.accountId())
                .param("name", by.name())
                .param("at", run.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** How many were sent before an instant. */
    long older(Scope scope, Instant before) {
        return database.in(scope)
                .sql("select count(*) from registry.sync_run where made_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    int forgetOlder(Scope scope, Instant before) {
        return database.in(scope)
                .sql("delete from registry.sync_run where made_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those that are not written, the newest first. */
    List<Run> waiting(Scope scope) {
        return database.in(scope)
                .sql(RUN + " where written_at is null order by made_at desc")
                .query(SyncStore::run)
                .list();
    }

    Optional<Run> find(Scope scope, String token) {
        return database.in(scope)
                .sql(RUN + " where token = :token")
                .param("token", token)
                .query(SyncStore::run)
                .optional();
    }

    /** Keeps what a person chose; false where it was written or given up meanwhile. */
    boolean decide(Scope scope, String token, Decided decided) {
        var choice = decided.choice();
        return database.in(scope)
                        .sql(
                                """
                                update registry.sync_run
                                set edition = :edition, theirs = :theirs, ours = :ours,
                                    ended = :ended, dropped = :dropped, many_missing = :many
                                where token = :token and written_at is null
                                """)
                        .param("edition", decided.edition())
                        .param("theirs", choice.theirs().toArray(String[]::new))
                        .param("ours", choice.ours().toArray(String[]::new))
                        .param("ended", choice.ended().toArray(String[]::new))
                        .param("dropped", choice.dropped().toArray(String[]::new))
                        .param("many", choice.manyMissing())
                        .param("token", token)
                        .update()
                == 1;
    }

    /** What was chosen. */
    Optional<Decided> decided(Scope scope, String token) {
        return database.in(scope)
                .sql(
                        """
                        select edition, theirs, ours, ended, dropped, many_missing
                        from registry.sync_run where token = :token and edition is not null
                        """)
                .param("token", token)
                .query((row, _) ->
                        new Decided(
                                row.getLong("edition"),
                                new Choice(
                                        Set.copyOf(texts(row.getArray("theirs"))),
                                        Set.copyOf(texts(row.getArray("ours"))),
                                        Set.copyOf(texts(row.getArray("ended"))),
                                        Set.copyOf(texts(row.getArray("dropped"))),
                                        row.getBoolean("many_missing"))))
                .optional();
    }

    /** Marks one and forgets its rows; false where it was written or given up meanwhile. */
    boolean written(Scope scope, String token, Instant now) {
        return database.in(scope)
                        .sql(
                                """
                                update registry.sync_run set written_at = :now, rows = ''
                                where token = :token and written_at is null
                                """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("token", token)
                        .update()
                == 1;
    }

    /**
     * Those of a source that are not written, held until the transaction ends; without those that
     * another transaction confirms or writes.
     */
    Set<String> hold(Scope scope, String source) {
        return new HashSet<>(
                database.in(scope)
                        .sql(
                                """
                                select token from registry.sync_run
                                where source = :source and written_at is null
                                for update skip locked
                                """)
                        .param("source", source)
                        .query(String.class)
                        .list());
    }

    /** Forgets one that is held. */
    void forget(Scope scope, String token) {
        database.in(scope)
                .sql("delete from registry.sync_run where token = :token")
                .param("token", token)
                .update();
    }

    /** The sources there have been, by name. */
    List<String> sources(Scope scope) {
        return database.in(scope)
                .sql("select distinct source from registry.synced order by source")
                .query(String.class)
                .list();
    }

    /** All rows a source is known to have. */
    Map<RowKey, Synced> of(Scope scope, String source) {
        var synced = new LinkedHashMap<RowKey, Synced>();
        database.in(scope)
                .sql(
                        """
                        select kind, code, columns, there, here from registry.synced
                        where source = :source order by kind, code
                        """)
                .param("source", source)
                .query(row -> {
                    var columns = texts(row.getArray("columns"));
                    synced.put(
                            new RowKey(
                                    RowKind.valueOf(row.getString("kind")), row.getString("code")),
                            new Synced(
                                    cells(columns, texts(row.getArray("there"))),
                                    cells(columns, texts(row.getArray("here")))));
                });
        return synced;
    }

    /** Keeps what both sides say of these rows now. */
    void put(Scope scope, String source, Map<RowKey, Synced> synced, Instant at) {
        database.batchIn(scope)
                .batchUpdate(
                        """
                        insert into registry.synced (source, kind, code, columns, there, here, at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (source, kind, code) do update
                            set columns = excluded.columns, there = excluded.there,
                                here = excluded.here, at = excluded.at
                        """,
                        synced.entrySet(),
                        AT_ONCE,
                        (statement, each) -> {
                            var key = each.getKey();
                            var said = each.getValue();
                            var columns = List.copyOf(said.there().keySet());
                            statement.setString(1, source);
                            statement.setString(2, key.kind().name());
                            statement.setString(3, key.code());
                            statement.setObject(4, names(columns));
                            statement.setObject(5, values(columns, said.there()));
                            statement.setObject(6, values(columns, said.here()));
                            statement.setObject(7, at.atOffset(ZoneOffset.UTC));
                        });
    }

    /** A source does not have a row any more. */
    void remove(Scope scope, String source, RowKey key) {
        database.in(scope)
                .sql(
                        """
                        delete from registry.synced
                        where source = :source and kind = :kind and code = :code
                        """)
                .param("source", source)
                .param("kind", key.kind().name())
                .param("code", key.code())
                .update();
    }

    private static String[] names(Collection<Column> columns) {
        return columns.stream().map(Column::name).toArray(String[]::new);
    }

    private static String[] values(List<Column> columns, Map<Column, String> cells) {
        return columns.stream()
                .map(column -> cells.getOrDefault(column, ""))
                .toArray(String[]::new);
    }

    private static Map<Column, String> cells(List<String> columns, List<String> values) {
        var cells = new EnumMap<Column, String>(Column.class);
        for (int at = 0; at < columns.size(); at++) {
            cells.put(Column.valueOf(columns.get(at)), values.get(at));
        }
        return cells;
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        return new Run(
                row.getString("token"),
                row.getString("source"),
                row.getString("file_name"),
                row.getString("rows"),
                texts(row.getArray("columns")).stream()
                        .map(Column::valueOf)
                        .collect(Collectors.toSet()),
                row.getString("account_name"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getTimestamp("written_at") != null);
    }
}
