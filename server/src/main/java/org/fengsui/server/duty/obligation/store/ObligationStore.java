package org.fengsui.server.duty.obligation.store;

import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table of obligations and that of handled signals. */
@Component
public class ObligationStore {

    private final Database database;

    ObligationStore(Database database) {
        this.database = database;
    }

    /**
     * Notes a signal as handled; false where it already was. A second thread with the same signal
     * waits here until the first has ended.
     */
    public boolean firstTime(Scope scope, Signalled signalled) {
        return database.in(scope)
                        .sql(
                                """
                                insert into obligation.handled_signal
                                  (signal, subject_type, subject_id, obligor, occurrence, at)
                                values (:signal, :type, :id, :obligor, :occurrence, :at)
                                on conflict do nothing
                                """)
                        .param("signal", signalled.signal().key())
                        .param("type", signalled.subject().type())
                        .param("id", signalled.subject().id())
                        .param("obligor", signalled.obligor().key())
                        .param("occurrence", signalled.occurrence())
                        .param("at", Columns.at(signalled.at()))
                        .update()
                == 1;
    }

    /** The obligations about a subject, locked until the transaction ends. */
    public List<Row> lock(Scope scope, Subject subject) {
        return database.in(scope)
                .sql(
                        "select "
                                + Columns.ALL
                                + Columns.FROM
                                + """
                                where o.subject_type = :type and o.subject_id = :id
                                order by o.id
                                for update of o, s
                                """)
                .param("type", subject.type())
                .param("id", subject.id())
                .query(Columns::row)
                .list();
    }

    /** One obligation, locked until the transaction ends. */
    public Optional<Row> lock(Scope scope, long id) {
        return database.in(scope)
                .sql(
                        "select "
                                + Columns.ALL
                                + Columns.FROM
                                + " where o.id = :id for update of o, s")
                .param("id", id)
                .query(Columns::row)
                .optional();
    }

    /** The obligations whose due a missing calendar made provisional, locked. */
    public List<Row> lockProvisional(Scope scope) {
        return database.in(scope)
                .sql(
                        "select "
                                + Columns.ALL
                                + Columns.FROM
                                + """
                                where o.provisional and o.state <> 'WAIVED'
                                order by o.id
                                for update of o, s
                                """)
                .query(Columns::row)
                .list();
    }

    /** The obligations about subjects of one type, by subject and due. */
    public List<Row> of(Scope scope, String type, Collection<Long> ids) {
        return database.in(scope)
                .sql(
                        "select "
                                + Columns.ALL
                                + Columns.FROM
                                + """
                                where o.subject_type = :type and o.subject_id = any(:ids)
                                order by o.subject_id, o.due_at, o.id
                                """)
                .param("type", type)
                .param("ids", ids.toArray(Long[]::new))
                .query(Columns::row)
                .list();
    }

    /** One obligation, if the scope sees it. */
    public Optional<Row> find(Scope scope, long id) {
        return database.in(scope)
                .sql("select " + Columns.ALL + Columns.FROM + " where o.id = :id")
                .param("id", id)
                .query(Columns::row)
                .optional();
    }

    /** Writes a new obligation; empty where its key exists. */
    public Optional<Long> insert(Scope scope, Row row, @Nullable Instant nextStep) {
        var standing = row.standing();
        return database.in(scope)
                .sql(
                        """
                        with begun as (
                            insert into obligation.obligation
                              (duty, article, subject_type, subject_id, obligor, unit_id, occurrence,
                               state, started_at, due_at, original_due_at, provisional,
                               due_expression, roll, profile_version, calendar_version)
                            values
                              (:duty, :article, :type, :subject, :obligor, :unit, :occurrence,
                               'OPEN', :started, :due, :due, :provisional,
                               :expression, :roll, :profile, :calendar)
                            on conflict do nothing
                            returning id, unit_id, obligor)
                        insert into obligation.steps (obligation_id, unit_id, obligor, done, next_at)
                        select id, unit_id, obligor, 0, :next from begun
                        returning obligation_id
                        """)
                .param("duty", row.duty())
                .param("article", row.article())
                .param("type", row.subject().type())
                .param("subject", row.subject().id())
                .param("obligor", row.obligor().key())
                .param("unit", row.unitId(), Types.BIGINT)
                .param("occurrence", row.occurrence())
                .param("started", Columns.at(standing.started()))
                .param("due", Columns.at(standing.due()))
                .param("provisional", standing.provisional())
                .param("expression", row.due().toString())
                .param("roll", row.roll().toString())
                .param("profile", row.profileVersion())
                .param("calendar", standing.calendarVersion())
                .param("next", Columns.atOrNull(nextStep), Types.TIMESTAMP_WITH_TIMEZONE)
                .query(Long.class)
                .optional();
    }

    /**
     * Writes a locked obligation's standing, its steps done and when the next one falls due.
     *
     * @throws IllegalStateException if there is no such row
     */
    public void update(Scope scope, Row row, @Nullable Instant nextStep) {
        var standing = row.standing();
        int written =
                database.in(scope)
                        .sql(
                                """
                                with moved as (
                                    update obligation.obligation
                                    set state = :state, due_at = :due,
                                        original_due_at = :original, provisional = :provisional,
                                        calendar_version = :calendar, met_at = :met,
                                        waived_as = :waived,
                                        held_micros = :held, held_past_due_micros = :pastDue
                                    where id = :id
                                    returning id)
                                update obligation.steps s
                                set done = :done, next_at = :next
                                from moved
                                where s.obligation_id = moved.id
                                """)
                        .param("state", standing.state().name())
                        .param("due", Columns.at(standing.due()))
                        .param("original", Columns.at(standing.originalDue()))
                        .param("provisional", standing.provisional())
                        .param("calendar", standing.calendarVersion())
                        .param(
                                "met",
                                Columns.atOrNull(standing.met()),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .param(
                                "waived",
                                standing.waived() == null ? null : standing.waived().name(),
                                Types.VARCHAR)
                        .param("held", Columns.micros(standing.held()))
                        .param("pastDue", Columns.micros(standing.heldPastDue()))
                        .param("done", row.stepsDone())
                        .param("next", Columns.atOrNull(nextStep), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("id", row.id())
                        .update();
        if (written != 1) {
            throw new IllegalStateException("no obligation " + row.id());
        }
    }
}
