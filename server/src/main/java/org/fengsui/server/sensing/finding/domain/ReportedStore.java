package org.fengsui.server.sensing.finding.domain;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.SourceLetter;
import org.springframework.stereotype.Component;

/** Who else reported findings, and what each was told. */
@Component
class ReportedStore {

    private static final String SELECT =
            """
            select id, finding_id, name, number, received_on, reply_due, answered_at,
                   answered_name, answer
              from finding.source
            """;

    private final Database database;

    ReportedStore(Database database) {
        this.database = database;
    }

    List<ReportedBy> of(Scope scope, long findingId) {
        return database.in(scope)
                .sql(SELECT + " where finding_id = :finding order by first_at, name")
                .param("finding", findingId)
                .query(ReportedBy.class)
                .list();
    }

    List<ReportedBy> some(Scope scope, Collection<Long> ids) {
        return database.in(scope)
                .sql(SELECT + " where id = any (:ids) order by id")
                .param("ids", ids.toArray(Long[]::new))
                .query(ReportedBy.class)
                .list();
    }

    /** One that was not answered, locked to the end of the transaction. */
    Optional<ReportedBy> unanswered(Scope scope, long id) {
        return database.in(scope)
                .sql(SELECT + " where id = :id and answered_at is null for update")
                .param("id", id)
                .query(ReportedBy.class)
                .optional();
    }

    /** The current episode of a finding that the scope sees. */
    Optional<Long> episode(Scope scope, long findingId) {
        return database.in(scope)
                .sql("select id from finding.episode where finding_id = :finding and current")
                .param("finding", findingId)
                .query(Long.class)
                .optional();
    }

    /** Its identity; empty where it is there already, but for one that only a report named. */
    Optional<Long> add(Scope scope, long findingId, SourceLetter letter, Actor by, Instant now) {
        return database.in(scope)
                .sql(
                        """
                        insert into finding.source as known (
                            finding_id, name, number, first_at, received_on, reply_due, added_by,
                            added_name)
                        values (:finding, :name, :number, :now, :received, :due, :by, :byName)
                            on conflict (finding_id, name) do update
                           set number = coalesce(nullif(excluded.number, ''), known.number),
                               received_on = excluded.received_on,
                               reply_due = excluded.reply_due, added_by = excluded.added_by,
                               added_name = excluded.added_name
                         where known.received_on is null and known.answered_at is null
                        returning id
                        """)
                .param("finding", findingId)
                .param("name", letter.name())
                .param("number", letter.number())
                .param("now", Timestamp.from(now))
                .param("received", letter.receivedOn())
                .param("due", letter.replyDue())
                .param("by", by.accountId())
                .param("byName", by.name())
                .query(Long.class)
                .optional();
    }

    void answer(Scope scope, long id, Actor by, String words, Instant at) {
        int answered =
                database.in(scope)
                        .sql(
                                """
                                update finding.source
                                   set answered_at = :at, answered_by = :by,
                                       answered_name = :name, answer = :words
                                 where id = :id and answered_at is null
                                """)
                        .param("at", Timestamp.from(at))
                        .param("by", by.accountId())
                        .param("name", by.name())
                        .param("words", words)
                        .param("id", id)
                        .update();
        if (answered != 1) {
            throw new IllegalStateException("answered " + answered + " sources instead of one");
        }
    }
}
