package org.fengsui.server.platform.file.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Files.Kind;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who keeps which content about what. */
@Component
class FileStore {

    private static final String INSERT =
            """
            insert into file.file (subject_type, subject_id, unit_id, kind, name, media_type, sha256,
                size, stored_at, stored_by, stored_by_name)
            values (:subjectType, :subjectId, :unitId, :kind, :name, :mediaType, :sha256,
                :size, :storedAt, :storedBy, :storedByName)
            returning id
            """;

    private static final String FIND =
            """
            select id, subject_type, subject_id, sha256, name, media_type, size, stored_at
            from file.file where id = :id
            """;

    private static final String OF_SUBJECT =
            """
            select id, subject_type, subject_id, sha256, name, media_type, size, stored_at
            from file.file
            where subject_type = :subjectType and subject_id = :subjectId
            order by id
            """;

    private final Database database;

    FileStore(Database database) {
        this.database = database;
    }

    /** A file to be kept. */
    record NewFile(
            Subject subject,
            @Nullable Long unitId,
            Kind kind,
            String name,
            String mediaType,
            String sha256,
            long size) {}

    StoredFile insert(Actor by, NewFile file, Instant at) {
        long id =
                database.in(by.scope())
                        .sql(INSERT)
                        .param("subjectType", file.subject().type())
                        .param("subjectId", file.subject().id())
                        .param("unitId", file.unitId())
                        .param("kind", file.kind().name())
                        .param("name", file.name())
                        .param("mediaType", file.mediaType())
                        .param("sha256", HexFormat.of().parseHex(file.sha256()))
                        .param("size", file.size())
                        .param("storedAt", at.atOffset(ZoneOffset.UTC))
                        .param("storedBy", by.accountId())
                        .param("storedByName", by.name())
                        .query(Long.class)
                        .single();
        return new StoredFile(
                id, file.subject(), file.sha256(), file.name(), file.mediaType(), file.size(), at);
    }

    Optional<StoredFile> find(Scope scope, long id) {
        return database.in(scope).sql(FIND).param("id", id).query(FileStore::map).optional();
    }

    void delete(Scope scope, long id) {
        database.in(scope).sql("delete from file.file where id = :id").param("id", id).update();
    }

    void giveTo(Scope scope, Subject subject, @Nullable Long unitId) {
        database.in(scope)
                .sql(
                        """
                        update file.file set unit_id = :unit
                         where subject_type = :subjectType and subject_id = :subjectId
                        """)
                .param("unit", unitId)
                .param("subjectType", subject.type())
                .param("subjectId", subject.id())
                .update();
    }

    List<StoredFile> of(Scope scope, Subject subject) {
        return database.in(scope)
                .sql(OF_SUBJECT)
                .param("subjectType", subject.type())
                .param("subjectId", subject.id())
                .query(FileStore::map)
                .list();
    }

    /**
     * The hashes of the files' content, in hexadecimal digits; held, so that nobody stores the same
     * meanwhile.
     */
    List<String> hold(Scope scope, Collection<Long> ids) {
        return database.in(scope)
                .sql(
                        """
                        select encode(sha256, 'hex') from file.content
                         where sha256 in (select sha256 from file.file where id = any(:ids))
                         order by sha256
                           for update
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .query(String.class)
                .list();
    }

    void delete(Scope scope, Collection<Long> ids) {
        int rows =
                database.in(scope)
                        .sql("delete from file.file where id = any(:ids)")
                        .param("ids", ids.toArray(Long[]::new))
                        .update();
        if (rows != ids.size()) {
            throw new IllegalStateException(rows + " of the files " + ids + " were there");
        }
    }

    private static StoredFile map(ResultSet row, int at) throws SQLException {
        return new StoredFile(
                row.getLong("id"),
                new Subject(row.getString("subject_type"), row.getLong("subject_id")),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getObject("stored_at", OffsetDateTime.class).toInstant());
    }
}
