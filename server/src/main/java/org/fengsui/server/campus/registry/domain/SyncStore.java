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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** What other systems of record said last, and their tables that wait to be applied. */
@Component
class SyncStore {

    private static final String RUN =
            """
            select token, source, file_name, rows, columns, account_name, made_at
            from registry.sync_run
            """;

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
     */
    record Run(
            String token,
            String source,
            String fileName,
            String rows,
            Set<Column> columns,
            String by,
            Instant at) {

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

    /** Keeps one; an earlier one of the source is replaced. */
    void insert(Actor by, Run run) {
        database.in(by.scope())
                .sql("delete from registry.sync_run where source = :source")
                .param("source", run.source())
                .update();
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

    /** Those that wait, the newest first. */
    List<Run> waiting(Scope scope) {
        return database.in(scope).sql(RUN + " order by made_at desc").query(SyncStore::run).list();
    }

    Optional<Run> find(Scope scope, String token) {
        return database.in(scope)
                .sql(RUN + " where token = :token")
                .param("token", token)
                .query(SyncStore::run)
                .optional();
    }

    /** Forgets one that is applied or given up; false where somebody did meanwhile. */
    boolean forget(Scope scope, String token) {
        return database.in(scope)
                        .sql("delete from registry.sync_run where token = :token")
                        .param("token", token)
                        .update()
                == 1;
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

    void put(Scope scope, String source, RowKey key, Synced synced, Instant at) {
        var columns = List.copyOf(synced.there().keySet());
        database.in(scope)
                .sql(
                        """
                        insert into registry.synced (source, kind, code, columns, there, here, at)
                        values (:source, :kind, :code, :columns, :there, :here, :at)
                        on conflict (source, kind, code) do update
                            set columns = excluded.columns, there = excluded.there,
                                here = excluded.here, at = excluded.at
                        """)
                .param("source", source)
                .param("kind", key.kind().name())
                .param("code", key.code())
                .param("columns", names(columns))
                .param("there", values(columns, synced.there()))
                .param("here", values(columns, synced.here()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
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
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }
}
