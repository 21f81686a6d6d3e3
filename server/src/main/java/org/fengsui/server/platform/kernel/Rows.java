package org.fengsui.server.platform.kernel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How tables keep moments and lists, and how many rows a write changes. */
public final class Rows {

    private Rows() {}

    /** A moment as a parameter. */
    public static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** The moment of a column that is never null. */
    public static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The moment of a column, or null. */
    public static @Nullable Instant optional(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** The identities of an array column. */
    public static List<Long> ids(ResultSet row, String column) throws SQLException {
        return Arrays.asList((Long[]) row.getArray(column).getArray());
    }

    /** The whole numbers of an array column. */
    public static List<Integer> figures(ResultSet row, String column) throws SQLException {
        return Arrays.asList((Integer[]) row.getArray(column).getArray());
    }

    /** The texts of an array column. */
    public static List<String> words(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    /**
     * A write that changes one row.
     *
     * @param written how many it changed
     * @throws IllegalStateException if it changed none or several: the caller read what is not so
     */
    public static void one(int written) {
        if (written != 1) {
            throw new IllegalStateException("rows changed: " + written);
        }
    }
}
