package org.fengsui.server.platform.access.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/** How values of Java go to the record and come back. */
final class SqlValues {

    private SqlValues() {}

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static SqlParameterValue texts(Collection<String> texts) {
        return new SqlParameterValue(Types.ARRAY, "text", texts.toArray(String[]::new));
    }
}
