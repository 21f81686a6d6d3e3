package org.fengsui.server.campus.registry.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** Systems that were retired. */
@Component
class RetirementStore {

    private static final String OF_SYSTEM =
            """
            select id, system_id, last_day, reason, method, checked_at, checked_by, evidence,
                retired_at, retirer, resumed_at, resumer, resumed_why
            from registry.retirement
            where system_id = :system
            order by id desc
            """;

    private static final String INSERT =
            """
            insert into registry.retirement (system_id, last_day, reason, method, checked_at,
                checked_by, evidence, retired_at, retired_by, retirer)
            values (:system, :lastDay, :reason, :method, :checkedAt, :checkedBy, :evidence, :at,
                :by, :name)
            """;

    private static final String RESUME =
            """
            update registry.retirement
            set resumed_at = :at, resumed_by = :by, resumer = :name, resumed_why = :why
            where id = :id and resumed_at is null
            """;

    private final Database database;

    RetirementStore(Database database) {
        this.database = database;
    }

    /** All of a system, the newest first. */
    List<Retirement> of(Scope scope, long systemId) {
        return database.in(scope)
                .sql(OF_SYSTEM)
                .param("system", systemId)
                .query(RetirementStore::map)
                .list();
    }

    /** The one that is in force. */
    Optional<Retirement> inForce(Scope scope, long systemId) {
        return of(scope, systemId).stream().filter(Retirement::inForce).findFirst();
    }

    void insert(
            Scope scope,
            long systemId,
            LocalDate lastDay,
            Retirement.Proof proof,
            Actor by,
            Instant at) {
        database.in(scope)
                .sql(INSERT)
                .param("system", systemId)
                .param("lastDay", lastDay)
                .param("reason", proof.reason())
                .param("method", proof.method())
                .param("checkedAt", proof.checkedAt().atOffset(ZoneOffset.UTC))
                .param("checkedBy", proof.checkedBy())
                .param("evidence", proof.evidence())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by.accountId())
                .param("name", by.name())
                .update();
    }

    void resume(Scope scope, long id, String why, Actor by, Instant at) {
        int rows =
                database.in(scope)
                        .sql(RESUME)
                        .param("id", id)
                        .param("why", why)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by.accountId())
                        .param("name", by.name())
                        .update();
        if (rows != 1) {
            throw new IllegalStateException("retirement " + id + " was taken back already");
        }
    }

    private static Retirement map(ResultSet row, int at) throws SQLException {
        var resumed = row.getObject("resumed_at", OffsetDateTime.class);
        return new Retirement(
                row.getLong("id"),
                row.getLong("system_id"),
                row.getObject("last_day", LocalDate.class),
                new Retirement.Proof(
                        row.getString("reason"),
                        row.getString("method"),
                        row.getObject("checked_at", OffsetDateTime.class).toInstant(),
                        row.getString("checked_by"),
                        row.getString("evidence")),
                row.getObject("retired_at", OffsetDateTime.class).toInstant(),
                row.getString("retirer"),
                resumed == null ? null : resumed.toInstant(),
                row.getString("resumer"),
                row.getString("resumed_why"));
    }
}
