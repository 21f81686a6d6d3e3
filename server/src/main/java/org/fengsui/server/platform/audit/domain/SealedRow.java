package org.fengsui.server.platform.audit.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row of the log as the seal sees it.
 *
 * @param id the entry
 * @param hash SHA-256 over everything in the row, in hex
 */
record SealedRow(long id, String hash) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<TreeMap<String, @Nullable Object>> DETAILS =
            new TypeReference<>() {};

    /** The rows whose ids are the one parameter, an array of bigint, in the order of their ids. */
    static final String BY_IDS =
            """
            select id, at, account_id, actor_name, action, subject_type, subject_id,
                   details::text as details, request_id, client_address
            from audit.entry
            where id = any(?)
            order by id
            """;

    /** A row that should be there and is not. */
    static SealedRow missing(long id) {
        return new SealedRow(id, "0".repeat(64));
    }

    static SealedRow of(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        var digest =
                new Digest("fengsui-audit-entry-1")
                        .number(id)
                        .instant(row.getObject("at", OffsetDateTime.class).toInstant())
                        .number(row.getLong("account_id"))
                        .text(row.getString("actor_name"))
                        .text(row.getString("action"))
                        .text(row.getString("subject_type"))
                        .number(row.getLong("subject_id"));
        Map<String, @Nullable Object> details = JSON.readValue(row.getString("details"), DETAILS);
        digest.number(details.size());
        details.forEach((name, value) -> digest.text(name).text(written(value)));
        digest.text(row.getString("request_id")).text(row.getString("client_address"));
        return new SealedRow(id, digest.hex());
    }

    // The log writes texts only; anything else was put there by another hand and must differ.
    private static @Nullable String written(@Nullable Object value) {
        return value == null || value instanceof String
                ? (String) value
                : value.getClass().getSimpleName() + " " + value;
    }
}
