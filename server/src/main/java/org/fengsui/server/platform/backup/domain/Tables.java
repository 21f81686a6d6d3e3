package org.fengsui.server.platform.backup.domain;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fengsui.server.platform.backup.Manifest;
import org.fengsui.server.platform.backup.Manifest.Migration;

/** The tables of a record as its catalogue lists them; those of the product's own role only. */
public final class Tables {

    private static final String TABLES =
            """
            select n.nspname || '.' || c.relname as name,
                   array_agg(a.attname::text order by a.attnum) as columns
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid
            where c.relkind = 'r'
              and pg_get_userbyid(c.relowner) = current_user
              and n.nspname <> 'flyway' and n.nspname not like 'pg\\_%'
              and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            group by c.oid, n.nspname, c.relname
            order by c.oid
            """;

    private static final String SEQUENCES =
            """
            select n.nspname || '.' || c.relname as name
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'S'
              and pg_get_userbyid(c.relowner) = current_user
              and n.nspname <> 'flyway' and n.nspname not like 'pg\\_%'
            order by c.oid
            """;

    private static final String MIGRATIONS =
            """
            select version, checksum from flyway.flyway_schema_history
            where success and version is not null and checksum is not null
            order by installed_rank
            """;

    private static final String HAS_MIGRATIONS =
            "select to_regclass('flyway.flyway_schema_history') is not null";

    private Tables() {}

    /**
     * A table and what is copied of it.
     *
     * @param name schema and table
     * @param columns all but generated ones, in their order
     */
    public record Columns(String name, List<String> columns) {

        /** Of a part of a backup. */
        public static Columns of(Manifest.Table table) {
            return new Columns(table.name(), table.columns());
        }

        /** Table and columns as SQL names them. */
        public String sql() {
            return quoted(name)
                    + columns.stream()
                            .map(Tables::identifier)
                            .collect(Collectors.joining(", ", " (", ")"));
        }
    }

    /** The tables in the order they were created. */
    public static List<Columns> of(Connection connection) throws SQLException {
        var tables = new ArrayList<Columns>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                var columns = (String[]) rows.getArray("columns").getArray();
                tables.add(new Columns(rows.getString("name"), List.of(columns)));
            }
        }
        return tables;
    }

    /** The sequences' names in the order they were created. */
    public static List<String> sequences(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(SEQUENCES)) {
            while (rows.next()) {
                names.add(rows.getString("name"));
            }
        }
        return names;
    }

    /** The applied migrations in their order; none in a database without a record. */
    public static List<Migration> migrations(Connection connection) throws SQLException {
        var migrations = new ArrayList<Migration>();
        try (var statement = connection.createStatement()) {
            try (var row = statement.executeQuery(HAS_MIGRATIONS)) {
                row.next();
                if (!row.getBoolean(1)) {
                    return migrations;
                }
            }
            try (var rows = statement.executeQuery(MIGRATIONS)) {
                while (rows.next()) {
                    migrations.add(
                            new Migration(rows.getString("version"), rows.getInt("checksum")));
                }
            }
        }
        return migrations;
    }

    /** A name of schema and table or sequence, as SQL names it. */
    public static String quoted(String name) {
        int dot = name.indexOf('.');
        return identifier(name.substring(0, dot)) + "." + identifier(name.substring(dot + 1));
    }

    private static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
