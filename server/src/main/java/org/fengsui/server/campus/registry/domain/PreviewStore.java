package org.fengsui.server.campus.registry.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** Previews that wait to be applied. */
@Component
class PreviewStore {

    private static final String INSERT =
            """
            insert into registry.preview
                (token, edition, file_name, account_id, made_at, rows_to_write, unchanged)
            values (:token, :edition, :fileName, :account, :madeAt, :rows, :unchanged)
            """;

    private static final String FIND =
            """
            select * from registry.preview where token = :token and account_id = :account
            """;

    private static final String APPLIED =
            """
            update registry.preview set applied_at = :at, rows_to_write = ''
            where token = :token and applied_at is null
            """;

    private final Database database;

    PreviewStore(Database database) {
        this.database = database;
    }

    /**
     * A preview as it is kept.
     *
     * @param token names it
     * @param edition what it was made against
     * @param fileName the uploaded file
     * @param rows what would be written, as a table
     * @param unchanged how many rows say what stands already
     * @param applied whether it was written
     */
    record Row(
            String token,
            long edition,
            String fileName,
            String rows,
            int unchanged,
            boolean applied) {}

    /**
     * Adds one.
     *
     * @param edition what it is made against
     * @param rows what would be written, as a table
     */
    void insert(
            Actor by,
            String token,
            long edition,
            String fileName,
            String rows,
            int unchanged,
            Instant at) {
        database.in(by.scope())
                .sql(INSERT)
                .param("token", token)
                .param("edition", edition)
                .param("fileName", fileName)
                .param("account", by.accountId())
                .param("madeAt", at.atOffset(ZoneOffset.UTC))
                .param("rows", rows)
                .param("unchanged", unchanged)
                .update();
    }

    /** One that this account made. */
    Optional<Row> find(Actor by, String token) {
        return database.in(by.scope())
                .sql(FIND)
                .param("token", token)
                .param("account", by.accountId())
                .query(PreviewStore::map)
                .optional();
    }

    /** Marks it; false if it was applied meanwhile. */
    boolean applied(Actor by, String token, Instant at) {
        return database.in(by.scope())
                        .sql(APPLIED)
                        .param("token", token)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** How many were made before an instant. */
    long older(Scope scope, Instant before) {
        return database.in(scope)
                .sql("select count(*) from registry.preview where made_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    int forgetOlder(Scope scope, Instant before) {
        return database.in(scope)
                .sql("delete from registry.preview where made_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Row map(ResultSet row, int at) throws SQLException {
        return new Row(
                row.getString("token"),
                row.getLong("edition"),
                row.getString("file_name"),
                row.getString("rows_to_write"),
                row.getInt("unchanged"),
                row.getTimestamp("applied_at") != null);
    }
}
