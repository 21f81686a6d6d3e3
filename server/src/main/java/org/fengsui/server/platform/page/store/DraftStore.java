package org.fengsui.server.platform.page.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.Form;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code page.draft}. */
@Repository
class DraftStore {

    private static final TypeReference<Map<String, List<String>>> VALUES = new TypeReference<>() {};

    private final Database database;
    private final JsonMapper json = JsonMapper.builder().build();

    DraftStore(Database database) {
        this.database = database;
    }

    Optional<Form.Draft> find(Scope scope, long accountId, String formKey) {
        return database.in(scope)
                .sql(
                        """
                        select body, kept_at from page.draft
                        where account_id = :account and form_key = :form
                        """)
                .param("account", accountId)
                .param("form", formKey)
                .query((row, at) ->
                        new Form.Draft(
                                json.readValue(row.getString("body"), VALUES),
                                row.getObject("kept_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    String body(Map<String, List<String>> values) {
        return json.writeValueAsString(values);
    }

    void keep(Scope scope, long accountId, String formKey, String body, Instant at) {
        database.in(scope)
                .sql(
                        """
                        insert into page.draft (account_id, form_key, body, kept_at)
                        values (:account, :form, :body, :at)
                        on conflict (account_id, form_key)
                        do update set body = excluded.body, kept_at = excluded.kept_at
                        """)
                .param("account", accountId)
                .param("form", formKey)
                .param("body", body)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void forget(Scope scope, long accountId, String formKey) {
        database.in(scope)
                .sql("delete from page.draft where account_id = :account and form_key = :form")
                .param("account", accountId)
                .param("form", formKey)
                .update();
    }

    /** How many were kept last before an instant. */
    long older(Scope scope, Instant before) {
        return database.in(scope)
                .sql("select count(*) from page.draft where kept_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    int forgetOlder(Scope scope, Instant before) {
        return database.in(scope)
                .sql("delete from page.draft where kept_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
