package org.fengsui.server.sensing.trace.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.trace.LookUpRecords.BadRow;
import org.fengsui.server.sensing.trace.LookUpRecords.Fault;
import org.fengsui.server.sensing.trace.LookUpRecords.Progress;
import org.fengsui.server.sensing.trace.LookUpRecords.Reason;
import org.fengsui.server.sensing.trace.LookUpRecords.Upload;
import org.fengsui.server.sensing.trace.LookUpRecords.UploadState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The queue of files of records, which is also their history. */
@Component
class UploadStore {

    private static final String UPLOADS =
            """
            select u.*, p.started_at as p_started, p.bytes as p_bytes, p.records as p_records
              from trace.upload u
              left join trace.upload_progress p on p.upload_id = u.id and u.state = 'RECEIVED'
            """;

    private final Database database;

    UploadStore(Database database) {
        this.database = database;
    }

    /** What the worker needs to know of an upload. */
    record Job(
            long id,
            long contentId,
            String name,
            String sha256,
            long receivedBy,
            String receivedName) {}

    long nextId(Scope scope) {
        return database.in(scope)
                .sql("select nextval(pg_get_serial_sequence('trace.upload', 'id'))")
                .query(Long.class)
                .single();
    }

    void add(Actor by, long id, StoredFile file, Instant now) {
        database.in(by.scope())
                .sql(
                        """
                        insert into trace.upload (id, state, content_id, name, sha256, size,
                            received_at, received_by, received_name)
                        overriding system value
                        values (:id, 'RECEIVED', :file, :name, :sha256, :size, :now, :by, :byName)
                        """)
                .param("id", id)
                .param("file", file.id())
                .param("name", file.name())
                .param("sha256", file.sha256())
                .param("size", file.size())
                .param("now", Timestamp.from(now))
                .param("by", by.accountId())
                .param("byName", by.name())
                .update();
    }

    /** Takes the oldest that waits after that identity, for this transaction alone. */
    Optional<Job> claim(Scope scope, long after) {
        return database.in(scope)
                .sql(
                        """
                        select id, content_id, name, sha256, received_by, received_name
                          from trace.upload
                         where state = 'RECEIVED' and id > :after
                         order by id
                         limit 1
                           for no key update skip locked
                        """)
                .param("after", after)
                .query(Job.class)
                .optional();
    }

    /** Whether it still waits and is nobody else’s now. */
    boolean lock(Scope scope, long id) {
        return database.in(scope)
                .sql(
                        """
                        select id
                          from trace.upload
                         where id = :id and state = 'RECEIVED'
                           for update skip locked
                        """)
                .param("id", id)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** All of it is taken in, or was before. */
    void done(Scope scope, long id, @Nullable RecordFile read, Instant now) {
        settle(scope, id, "DONE", read, null, now);
    }

    /** Nothing of it is taken in: because of its rows, or of the reason. */
    void refuse(
            Scope scope, long id, @Nullable RecordFile read, @Nullable Reason reason, Instant now) {
        settle(scope, id, "REFUSED", read, reason, now);
        if (read == null) {
            return;
        }
        int place = 0;
        for (var row : read.badRowsShown()) {
            database.in(scope)
                    .sql(
                            """
                            insert into trace.bad_row (upload_id, place, line, field, fault, value)
                            values (:id, :place, :line, :field, :fault, :value)
                            """)
                    .param("id", id)
                    .param("place", place++)
                    .param("line", row.line())
                    .param("field", row.field())
                    .param("fault", row.fault().name())
                    .param("value", row.value().replace("\0", "�"))
                    .update();
        }
    }

    private void settle(
            Scope scope,
            long id,
            String state,
            @Nullable RecordFile read,
            @Nullable Reason reason,
            Instant now) {
        int changed =
                database.in(scope)
                        .sql(
                                """
                                update trace.upload
                                   set state = :state, content_id = null, finished_at = :now,
                                       same = :same, records = :records, too_old = :tooOld,
                                       bad_rows = :badRows, first_at = :first, last_at = :last,
                                       reason_key = :reason, reason_line = :line,
                                       reason_words = :words
                                 where id = :id and state = 'RECEIVED'
                                """)
                        .param("state", state)
                        .param("now", Timestamp.from(now))
                        .param("same", read == null && reason == null)
                        .param("records", read == null ? 0 : read.records())
                        .param("tooOld", read == null ? 0 : read.tooOld())
                        .param("badRows", read == null ? 0 : read.badRows())
                        .param("first", RecordStore.timestamp(read == null ? null : read.first()))
                        .param("last", RecordStore.timestamp(read == null ? null : read.last()))
                        .param("reason", reason == null ? null : reason.key())
                        .param("line", reason == null ? 0 : reason.line())
                        .param(
                                "words",
                                reason == null
                                        ? new String[0]
                                        : reason.words().toArray(String[]::new))
                        .param("id", id)
                        .update();
        if (changed != 1) {
            throw new IllegalStateException("upload " + id + " does not wait");
        }
    }

    Optional<Upload> find(Scope scope, long id) {
        return database.in(scope)
                .sql(UPLOADS + " where u.id = :id")
                .param("id", id)
                .query((row, number) -> upload(row))
                .optional();
    }

    List<Upload> waiting(Scope scope, int most) {
        return database.in(scope)
                .sql(UPLOADS + " where u.state = 'RECEIVED' order by u.id limit :most")
                .param("most", most)
                .query((row, number) -> upload(row))
                .list();
    }

    List<BadRow> badRows(Scope scope, long id) {
        return database.in(scope)
                .sql(
                        """
                        select line, field, fault, value
                          from trace.bad_row
                         where upload_id = :id
                         order by place
                        """)
                .param("id", id)
                .query((row, number) ->
                        new BadRow(
                                row.getLong("line"),
                                row.getString("field"),
                                Fault.valueOf(row.getString("fault")),
                                row.getString("value")))
                .list();
    }

    /** How many were settled before that instant. */
    long countBefore(Scope scope, Instant before) {
        return database.in(scope)
                .sql("select count(*) from trace.upload where finished_at < :before")
                .param("before", Timestamp.from(before))
                .query(Long.class)
                .single();
    }

    /**
     * Forgets what was settled before that instant.
     *
     * @return how many uploads are gone
     */
    int forgetBefore(Scope scope, Instant before) {
        return database.in(scope)
                .sql("delete from trace.upload where finished_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    private static Upload upload(ResultSet row) throws SQLException {
        var progress = progress(row);
        var key = row.getString("reason_key");
        return new Upload(
                row.getLong("id"),
                progress == null
                        ? UploadState.valueOf(row.getString("state"))
                        : UploadState.READING,
                row.getString("name"),
                row.getLong("size"),
                row.getTimestamp("received_at").toInstant(),
                row.getString("received_name"),
                instant(row, "finished_at"),
                progress,
                row.getBoolean("same"),
                row.getLong("records"),
                row.getLong("too_old"),
                instant(row, "first_at"),
                instant(row, "last_at"),
                row.getLong("bad_rows"),
                key == null
                        ? null
                        : new Reason(
                                key,
                                row.getLong("reason_line"),
                                List.of((String[]) row.getArray("reason_words").getArray())));
    }

    private static @Nullable Progress progress(ResultSet row) throws SQLException {
        var started = instant(row, "p_started");
        return started == null
                ? null
                : new Progress(started, row.getLong("p_bytes"), row.getLong("p_records"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
