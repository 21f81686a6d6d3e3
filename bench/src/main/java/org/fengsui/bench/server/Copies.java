package org.fengsui.bench.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fills tables by copying what stands in them, set by set: each copy is moved by a distance that
 * the references are moved by as well. The columns are those the record has, whatever its version.
 */
final class Copies {
    private final Connection record;

    Copies(Connection record) {
        this.record = record;
    }

    /**
     * Copies rows of a table.
     *
     * @param table with its schema
     * @param rows a condition on the rows {@code s} to copy, in numbers {@code :from} to {@code
     *     :to} of the copies {@code c.n}
     * @param changed columns that differ, with their expression over {@code s} and {@code c.n}
     * @return how many rows were written
     */
    long copy(String table, String rows, int from, int to, Map<String, String> changed)
            throws SQLException {
        List<String> columns = columns(table);
        List<String> values = new ArrayList<>();
        for (String column : columns) {
            values.add(changed.getOrDefault(column, "s." + column));
        }
        String sql =
                "insert into "
                        + table
                        + " ("
                        + String.join(", ", columns)
                        + ") overriding system value select "
                        + String.join(", ", values)
                        + " from "
                        + table
                        + " s cross join generate_series("
                        + from
                        + ", "
                        + to
                        + ") c(n) where "
                        + rows;
        try (Statement statement = record.createStatement()) {
            return statement.executeLargeUpdate(sql);
        }
    }

    /** A single figure. */
    long number(String sql) throws SQLException {
        try (Statement statement = record.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Does something that answers nothing. */
    void run(String sql) throws SQLException {
        try (Statement statement = record.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Lets identities go on behind the copies. */
    void goOn(String table) throws SQLException {
        run(
                "select setval(pg_get_serial_sequence('"
                        + table
                        + "', 'id'), (select max(id) from "
                        + table
                        + "))");
    }

    private List<String> columns(String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement statement =
                record.prepareStatement(
                        """
                        select attname from pg_attribute
                        where attrelid = ?::regclass and attnum > 0 and not attisdropped
                            and attgenerated = ''
                        order by attnum
                        """)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.add(row.getString(1));
                }
            }
        }
        return columns;
    }
}
