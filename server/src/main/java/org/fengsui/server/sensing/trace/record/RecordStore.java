package org.fengsui.server.sensing.trace.record;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes records and the files they came in. */
@Component
class RecordStore {

    private final Database database;

    RecordStore(Database database) {
        this.database = database;
    }

    /** The file with these bytes, if it was taken in. */
    Optional<Long> fileOf(Scope scope, String sha256) {
        return database.in(scope)
                .sql("select id from trace.file where sha256 = :sha256")
                .param("sha256", sha256)
                .query(Long.class)
                .optional();
    }

    /** Notes a file; empty if another transaction has noted the same bytes meanwhile. */
    Optional<Long> addFile(Scope scope, UploadStore.Job job, RecordFile file, Instant now) {
        return database.in(scope)
                .sql(
                        """
                        insert into trace.file (sha256, name, records, too_old, first_at, last_at,
                            imported_by, imported_name, imported_at)
                        values (:sha256, :name, :records, :tooOld, :first, :last, :by, :byName,
                            :now)
                        on conflict (sha256) do nothing
                        returning id
                        """)
                .param("sha256", file.sha256())
                .param("name", file.name())
                .param("records", file.records())
                .param("tooOld", file.tooOld())
                .param("first", timestamp(file.first()))
                .param("last", timestamp(file.last()))
                .param("by", job.receivedBy())
                .param("byName", job.receivedName())
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .optional();
    }

    /** Counts a batch of a table of another database, which stands as one file. */
    long addTo(Scope scope, RecordFile batch, Instant now) {
        return database.in(scope)
                .sql(
                        """
                        insert into trace.file as f (sha256, name, records, too_old, first_at,
                            last_at, imported_by, imported_name, imported_at)
                        values (:sha256, :name, :records, :tooOld, :first, :last, 0, :name, :now)
                        on conflict (sha256) do update
                           set records = f.records + excluded.records,
                               too_old = f.too_old + excluded.too_old,
                               first_at = least(f.first_at, excluded.first_at),
                               last_at = case when f.last_at is null or excluded.last_at is null
                                              then null
                                              else greatest(f.last_at, excluded.last_at) end,
                               imported_at = excluded.imported_at
                        returning id
                        """)
                .param("sha256", batch.sha256())
                .param("name", batch.name())
                .param("records", batch.records())
                .param("tooOld", batch.tooOld())
                .param("first", timestamp(batch.first()))
                .param("last", timestamp(batch.last()))
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    /** Streams records into a table of the transaction: COPY knows no row policies. */
    void stage(Scope scope, Consumer<Consumer<RecordLine>> records) {
        database.batchIn(scope)
                .execute(
                        """
                        create temp table fresh (
                            slot smallint, hour timestamptz, kind text, address inet, first_port integer, last_port integer,
                            transport text, inside inet, mac macaddr, account text,
                            started_at timestamptz, ended_at timestamptz) on commit drop
                        """);
        database.copy(
                scope,
                "copy fresh from stdin",
                out -> {
                    var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                    records.accept(line -> write(text, line));
                    text.flush();
                });
    }

    /** Keeps what was staged in this transaction, as records of a file. */
    void keepStaged(Scope scope, long fileId) {
        database.in(scope)
                .sql(
                        """
                        insert into trace.record (slot, hour, kind, address, first_port,
                            last_port, transport, inside, mac, account, started_at, ended_at, file_id)
                        select slot, hour, kind, address, first_port, last_port, transport,
                               inside, mac, account, started_at, ended_at, :file
                          from fresh
                        """)
                .param("file", fileId)
                .update();
        database.batchIn(scope)
                .execute(
                        """
                        insert into trace.hour (kind, hour, latest_end)
                        select kind, hour, max(ended_at) from fresh group by kind, hour order by kind, hour
                        on conflict (kind, hour) do update
                            set latest_end = greatest(hour.latest_end, excluded.latest_end)
                        """);
    }

    private static void write(Writer text, RecordLine line) {
        var ports = line.ports();
        var end = line.during().end();
        try {
            text.write(Integer.toString(Week.slot(line.during().start())));
            cell(text, line.hour());
            cell(text, line.kind().name());
            cell(text, line.address());
            cell(text, ports == null ? null : ports.first());
            cell(text, ports == null ? null : ports.last());
            cell(text, line.transport() == null ? null : line.transport().name());
            cell(text, line.inside());
            cell(text, line.mac());
            cell(text, line.account() == null ? null : escaped(line.account()));
            cell(text, line.during().start());
            cell(text, end == null ? "infinity" : end);
            text.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("the record does not take the rows", e);
        }
    }

    private static void cell(Writer text, @Nullable Object value) throws IOException {
        text.write('\t');
        text.write(value == null ? "\\N" : value.toString());
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    static @Nullable Timestamp timestamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }
}
