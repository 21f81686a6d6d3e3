package org.fengsui.server.speaking.document.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.speaking.document.OfficialDocument.Style;
import org.fengsui.server.speaking.document.Templates.Use;
import org.fengsui.server.speaking.document.Templates.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The versions of papers, which are only added, and the changes of what is in use. */
@Repository
class TemplateStore {

    private static final String VERSIONS =
            """
            select * from (
                select id, kind, style, file_name, sha256, note, uploaded_by, uploader, uploaded_at,
                    row_number() over (partition by kind, style order by id) as number
                from document.template) v
            """;

    private final Database database;

    TemplateStore(Database database) {
        this.database = database;
    }

    /** A version to be kept. */
    @SuppressWarnings("ArrayRecordComponent") // handed on to the table once, never compared
    record Kept(
            String kind, Style style, String fileName, String sha256, String note, byte[] word) {}

    long add(Scope scope, Actor by, Kept version, Instant now) {
        return database.in(scope)
                .sql(
                        """
                        insert into document.template
                          (kind, style, file_name, sha256, note, word, uploaded_by, uploader,
                           uploaded_at)
                        values (:kind, :style, :file, :sha, :note, :word, :account, :name, :now)
                        returning id
                        """)
                .param("kind", version.kind())
                .param("style", version.style().name())
                .param("file", version.fileName())
                .param("sha", version.sha256())
                .param("note", version.note())
                .param("word", version.word())
                .param("account", by.accountId())
                .param("name", by.name())
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    List<Version> versions(Scope scope, String kind) {
        return database.in(scope)
                .sql(VERSIONS + "where kind = :kind order by id desc")
                .param("kind", kind)
                .query(TemplateStore::version)
                .list();
    }

    Optional<Version> find(Scope scope, long id) {
        return database.in(scope)
                .sql(VERSIONS + "where id = :id")
                .param("id", id)
                .query(TemplateStore::version)
                .optional();
    }

    private static Version version(ResultSet row, int at) throws SQLException {
        return new Version(
                row.getLong("id"),
                row.getString("kind"),
                Style.valueOf(row.getString("style")),
                row.getInt("number"),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getString("note"),
                row.getLong("uploaded_by"),
                row.getString("uploader"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant());
    }

    Optional<byte[]> word(Scope scope, long id) {
        return database.in(scope)
                .sql("select word from document.template where id = :id")
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    List<Use> uses(Scope scope, String kind, Style style) {
        return database.in(scope)
                .sql(
                        """
                        select template_id, decider, decided_at from document.template_use
                        where kind = :kind and style = :style order by id desc
                        """)
                .param("kind", kind)
                .param("style", style.name())
                .query((row, _) ->
                        new Use(
                                row.getObject("template_id", Long.class),
                                row.getString("decider"),
                                row.getObject("decided_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void use(
            Scope scope,
            Actor by,
            String kind,
            Style style,
            @Nullable Long templateId,
            Instant now) {
        int written =
                database.in(scope)
                        .sql(
                                """
                                insert into document.template_use
                                  (kind, style, template_id, decided_by, decider, decided_at)
                                values (:kind, :style, :template, :account, :name, :now)
                                """)
                        .param("kind", kind)
                        .param("style", style.name())
                        .param("template", templateId, Types.BIGINT)
                        .param("account", by.accountId())
                        .param("name", by.name())
                        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                        .update();
        if (written != 1) {
            throw new IllegalStateException("uses of templates written: " + written);
        }
    }
}
