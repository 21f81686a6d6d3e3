package org.fengsui.server.duty.notice.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.fengsui.server.duty.notice.Notice;
import org.jspecify.annotations.Nullable;

/** How instants, arrays and acts are written to and read from columns. */
final class Values {

    private Values() {}

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime atOrNull(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static Long[] ids(Collection<Long> ids) {
        return ids.toArray(Long[]::new);
    }

    static List<Long> ids(ResultSet row, String column) throws SQLException {
        return List.of((Long[]) row.getArray(column).getArray());
    }

    /** Who did something; null where the instant is. */
    static Notice.@Nullable Act act(ResultSet row, String account, String name, String at)
            throws SQLException {
        var when = optionalInstant(row, at);
        return when == null
                ? null
                : new Notice.Act(row.getLong(account), row.getString(name), when);
    }
}
