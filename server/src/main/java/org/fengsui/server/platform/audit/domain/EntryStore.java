package org.fengsui.server.platform.audit.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.audit.AuditEntry;
import org.fengsui.server.platform.audit.AuditFilter;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of the log. */
@Component
class EntryStore {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private static final String MATCHING =
            """
            from audit.entry
            where (:from::timestamptz is null or at >= :from)
              and (:until::timestamptz is null or at < :until)
              and (:actor::text is null or actor_name = :actor)
              and (:action::text is null or action = :action)
              and (:subjectType::text is null or subject_type = :subjectType)
              and (:subjectId::bigint is null or subject_id = :subjectId)
            """;

    private static final String NEWEST_FIRST = rows("desc");
    private static final String OLDEST_FIRST = rows("asc");

    private final Database database;

    EntryStore(Database database) {
        this.database = database;
    }

    void insert(Scope scope, AuditEntry entry) {
        var subject = entry.subject();
        int rows =
                database.in(scope)
                        .sql(
                                """
                                insert into audit.entry (at, account_id, actor_name, action,
                                    subject_type, subject_id, details, request_id, client_address)
                                values (:at, :accountId, :actorName, :action,
                                    :subjectType, :subjectId, :details::jsonb, :requestId,
                                    :clientAddress)
                                """)
                        .param("at", at(entry.at()))
                        .param("accountId", entry.accountId())
                        .param("actorName", entry.actorName())
                        .param("action", entry.action())
                        .param("subjectType", subject == null ? null : subject.type())
                        .param("subjectId", subject == null ? null : subject.id())
                        .param("details", JSON.writeValueAsString(entry.details()))
                        .param("requestId", entry.requestId())
                        .param("clientAddress", entry.clientAddress())
                        .update();
        if (rows != 1) {
            throw new IllegalStateException("audit entry not written: " + entry.action());
        }
    }

    List<AuditEntry> list(
            Scope scope, AuditFilter filter, boolean newestFirst, long offset, int limit) {
        var statement = database.in(scope).sql(newestFirst ? NEWEST_FIRST : OLDEST_FIRST);
        return bind(statement, filter)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> entry(row))
                .list();
    }

    int count(Scope scope, AuditFilter filter, int limit) {
        var statement =
                database.in(scope)
                        .sql(
                                "select count(*) from (select 1 as one "
                                        + MATCHING
                                        + " limit :limit) matching");
        return bind(statement, filter).param("limit", limit).query(Integer.class).single();
    }

    List<String> actions(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        with recursive known (action) as (
                            (select action from audit.entry order by action limit 1)
                            union all
                            select (select e.action from audit.entry e
                                    where e.action > known.action order by e.action limit 1)
                            from known where known.action is not null)
                        select action from known where action is not null order by action
                        """)
                .query(String.class)
                .list();
    }

    private static String rows(String order) {
        return """
        select id, at, account_id, actor_name, action, subject_type, subject_id,
               details::text as details, request_id, client_address
        %s order by id %s limit :limit offset :offset
        """
                .formatted(MATCHING, order);
    }

    private static StatementSpec bind(StatementSpec statement, AuditFilter filter) {
        return statement
                .param("from", at(filter.from()))
                .param("until", at(filter.until()))
                .param("actor", filter.actor())
                .param("action", filter.action())
                .param("subjectType", filter.subjectType())
                .param("subjectId", filter.subjectId());
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        var subjectType = row.getString("subject_type");
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getLong("account_id"),
                row.getString("actor_name"),
                row.getString("action"),
                subjectType == null ? null : new Subject(subjectType, row.getLong("subject_id")),
                JSON.readValue(row.getString("details"), DETAILS),
                row.getString("request_id"),
                row.getString("client_address"));
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
