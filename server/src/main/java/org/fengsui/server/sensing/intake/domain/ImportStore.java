package org.fengsui.server.sensing.intake.domain;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.engine.observation.DeclaredScope;
import org.fengsui.engine.report.ReportSummary;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Tally;
import org.fengsui.server.sensing.intake.ImportView;
import org.fengsui.server.sensing.intake.ImportView.Reason;
import org.fengsui.server.sensing.intake.Intake.Declared;
import org.fengsui.server.sensing.intake.Intake.Upload;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The queue of imports, which is also their history. */
@Component
class ImportStore {

    static final String VIEW =
            """
            select i.*, p.started_at as p_started, p.bytes as p_bytes, p.items as p_items,
                   p.phase as p_phase
              from intake.import i
              left join intake.progress p on p.import_id = i.id and i.state = 'RECEIVED'
            """;

    private final Database database;

    ImportStore(Database database) {
        this.database = database;
    }

    /** What the worker needs to know of an import. */
    record Job(
            long id,
            long fileId,
            String fileName,
            String sha256,
            long size,
            @Nullable String formatAsked,
            String vantage,
            @Nullable String source,
            Instant receivedAt,
            long receivedBy,
            String receivedName,
            boolean released,
            @Nullable String declaredHosts,
            @Nullable String declaredPorts,
            boolean declaredLogin) {

        @Nullable DeclaredScope declared() {
            var declared = Declared.of(declaredHosts, declaredPorts, declaredLogin);
            return declared == null ? null : declared.scope();
        }
    }

    long nextId(Scope scope) {
        return database.in(scope)
                .sql("select nextval(pg_get_serial_sequence('intake.import', 'id'))")
                .query(Long.class)
                .single();
    }

    void add(Scope scope, long id, StoredFile file, Upload upload, Actor by, Instant now) {
        var declared = upload.declared();
        database.in(scope)
                .sql(
                        """
                        insert into intake.import (
                            id, state, file_id, file_name, sha256, size, format_asked, vantage,
                            source, received_at, received_by, received_name, declared_hosts,
                            declared_ports, declared_login)
                        overriding system value
                        values (:id, 'RECEIVED', :file, :name, :sha256, :size, :format, :vantage,
                                :source, :now, :by, :byName, :hosts, :ports, :login)
                        """)
                .param("id", id)
                .param("file", file.id())
                .param("name", file.name())
                .param("sha256", file.sha256())
                .param("size", file.size())
                .param("format", upload.format())
                .param("vantage", upload.vantage())
                .param("source", upload.source())
                .param("now", Timestamp.from(now))
                .param("by", by.accountId())
                .param("byName", by.name())
                .param("hosts", declared == null ? null : declared.hosts())
                .param("ports", declared == null ? null : declared.ports())
                .param("login", declared == null ? null : declared.login())
                .update();
    }

    Optional<ImportView> find(Scope scope, long id) {
        return database.in(scope)
                .sql(VIEW + " where i.id = :id")
                .param("id", id)
                .query(ImportRows::view)
                .optional();
    }

    List<ImportView> latest(Scope scope, long before, int most) {
        return database.in(scope)
                .sql(VIEW + " where i.id < :before order by i.id desc limit :most")
                .param("before", before)
                .param("most", most)
                .query(ImportRows::view)
                .list();
    }

    /**
     * The oldest import that waits and that nobody works on, locked to the end of the transaction.
     * The lock leaves the key free, so that progress can be written beside it.
     */
    Optional<Job> claim(Scope scope, long after) {
        return database.in(scope)
                .sql(
                        """
                        select id, file_id, file_name, sha256, size, format_asked, vantage, source,
                               received_at, received_by, received_name,
                               released_at is not null as released, declared_hosts,
                               declared_ports, coalesce(declared_login, false) as declared_login
                          from intake.import
                         where state = 'RECEIVED' and id > :after
                         order by id
                         limit 1
                           for no key update skip locked
                        """)
                .param("after", after)
                .query(Job.class)
                .optional();
    }

    /** An earlier import of the same bytes that was read under the same description. */
    Optional<Long> same(Scope scope, Job job) {
        return database.in(scope)
                .sql(
                        """
                        select min(id)
                          from intake.import
                         where sha256 = :sha256 and vantage = :vantage and state = 'DONE'
                           and source is not distinct from :source
                           and format_asked is not distinct from :format
                           and declared_hosts is not distinct from :hosts
                           and declared_ports is not distinct from :ports
                           and coalesce(declared_login, false) = :login
                           and same_as is null and id <> :id
                        """)
                .param("sha256", job.sha256())
                .param("vantage", job.vantage())
                .param("source", job.source())
                .param("format", job.formatAsked())
                .param("hosts", job.declaredHosts())
                .param("ports", job.declaredPorts())
                .param("login", job.declaredLogin())
                .param("id", job.id())
                .query(Long.class)
                .optional();
    }

    /** Locks one that waits; false where it is settled, or another node is reading it. */
    boolean lock(Scope scope, long id) {
        return database.in(scope)
                .sql(
                        """
                        select id
                          from intake.import
                         where id = :id and state = 'RECEIVED'
                           for update skip locked
                        """)
                .param("id", id)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /**
     * How many results the latest imports of the same kind had, newest first; what people entered
     * one by one says nothing of a report's usual volume.
     */
    List<Surge.Volume> volumes(Scope scope, Job job, String format, int most) {
        return database.in(scope)
                .sql(
                        """
                        select items, released_at is not null as released
                          from intake.import
                         where state = 'DONE' and same_as is null and format = :format
                           and vantage = :vantage and source is not distinct from :source
                           and not exists (select from intake.hand_entry e
                                            where e.import_id = intake.import.id)
                         order by id desc
                         limit :most
                        """)
                .param("format", format)
                .param("vantage", job.vantage())
                .param("source", job.source())
                .param("most", most)
                .query((row, _) ->
                        new Surge.Volume(row.getLong("items"), row.getBoolean("released")))
                .list();
    }

    void done(Scope scope, long id, ReportSummary summary, Tally tally, Instant now) {
        var why =
                summary.skipped().entrySet().stream()
                        .map(entry -> entry.getKey().key() + "=" + entry.getValue())
                        .sorted()
                        .toArray(String[]::new);
        expectOne(
                database.in(scope)
                        .sql(
                                """
                                update intake.import
                                   set state = 'DONE', finished_at = :now, format = :format,
                                       items = :items, folded = :folded, opened = :opened,
                                       seen_again = :again, returned = :returned,
                                       closed = :closed, unattributed = :unattributed,
                                       history = :history, skipped = :skipped,
                                       skipped_why = :why
                                 where id = :id and state = 'RECEIVED'
                                """)
                        .param("now", Timestamp.from(now))
                        .param("format", summary.format().word())
                        .param("items", tally.items())
                        .param("folded", tally.folded())
                        .param("opened", tally.opened())
                        .param("again", tally.seenAgain())
                        .param("returned", tally.returned())
                        .param("closed", tally.closed())
                        .param("unattributed", tally.unattributed())
                        .param("history", tally.history())
                        .param(
                                "skipped",
                                summary.skipped().values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum())
                        .param("why", why)
                        .param("id", id)
                        .update(),
                id);
    }

    void doneAsSame(Scope scope, long id, long earlier, Instant now) {
        expectOne(
                database.in(scope)
                        .sql(
                                """
                                update intake.import i
                                   set state = 'DONE', finished_at = :now, same_as = earlier.id,
                                       format = earlier.format
                                  from intake.import earlier
                                 where i.id = :id and i.state = 'RECEIVED'
                                   and earlier.id = :earlier
                                """)
                        .param("now", Timestamp.from(now))
                        .param("earlier", earlier)
                        .param("id", id)
                        .update(),
                id);
    }

    void refuse(Scope scope, long id, Reason reason, Instant now) {
        expectOne(
                database.in(scope)
                        .sql(
                                """
                                update intake.import
                                   set state = 'REFUSED', finished_at = :now, reason_key = :key,
                                       reason_line = :line, reason_words = :words
                                 where id = :id and state = 'RECEIVED'
                                """)
                        .param("now", Timestamp.from(now))
                        .param("key", reason.key())
                        .param("line", reason.line())
                        .param("words", reason.words().toArray(String[]::new))
                        .param("id", id)
                        .update(),
                id);
    }

    void hold(Scope scope, long id, String format, Reason reason) {
        expectOne(
                database.in(scope)
                        .sql(
                                """
                                update intake.import
                                   set state = 'HELD', format = :format, reason_key = :key,
                                       reason_line = 0, reason_words = :words
                                 where id = :id and state = 'RECEIVED'
                                """)
                        .param("format", format)
                        .param("key", reason.key())
                        .param("words", reason.words().toArray(String[]::new))
                        .param("id", id)
                        .update(),
                id);
    }

    private static void expectOne(int changed, long id) {
        if (changed != 1) {
            throw new IllegalStateException("import " + id + " is not in the state expected");
        }
    }
}
