package org.fengsui.server.alarm.warning.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.fengsui.server.alarm.warning.Warning.Text;
import org.fengsui.server.alarm.warning.WarningLevel;
import org.jspecify.annotations.Nullable;

/** How the tables of this room keep moments and texts. */
final class Rows {

    private Rows() {}

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant optional(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static List<String> words(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    static List<Integer> figures(ResultSet row, String column) throws SQLException {
        return Arrays.asList((Integer[]) row.getArray(column).getArray());
    }

    /** The text whose columns bear no prefix. */
    static Text text(ResultSet row) throws SQLException {
        return new Text(
                WarningLevel.valueOf(row.getString("level")),
                row.getString("superior"),
                row.getString("superior_number"),
                row.getString("title"),
                row.getString("audience"),
                row.getString("words"),
                row.getString("products"),
                words(row, "refs"),
                row.getString("advice"),
                moment(row, "valid_until"));
    }
}
