package org.fengsui.server.duty.obligation.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.duty.obligation.Ledger.Entry;
import org.fengsui.server.duty.obligation.Ledger.EntryKind;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table of entries, which only grows. */
@Component
public class LedgerEntryStore {

    private final Database database;

    LedgerEntryStore(Database database) {
        this.database = database;
    }

    /**
     * An entry that touches no step.
     *
     * @param kind what happened
     * @param at when it happened
     * @param writtenAt when it was written
     * @param accountId who wrote it; 0 for the machine
     * @param by the name of who wrote it
     * @param text cause or reason
     * @param due the due from then on; null where it is not touched
     */
    public record NewEntry(
            EntryKind kind,
            Instant at,
            Instant writtenAt,
            long accountId,
            String by,
            String text,
            @Nullable Instant due) {}

    /** Adds an entry to an obligation. */
    public void add(Scope scope, long obligationId, @Nullable Long unitId, NewEntry entry) {
        database.in(scope)
                .sql(
                        """
                        insert into obligation.entry
                          (obligation_id, unit_id, kind, at, written_at, account_id, written_by,
                           text, due_at)
                        values (:obligation, :unit, :kind, :at, :written, :account, :by,
                           :text, :due)
                        """)
                .param("obligation", obligationId)
                .param("unit", unitId, Types.BIGINT)
                .param("kind", entry.kind().name())
                .param("at", Columns.at(entry.at()))
                .param("written", Columns.at(entry.writtenAt()))
                .param("account", entry.accountId())
                .param("by", entry.by())
                .param("text", entry.text())
                .param("due", Columns.atOrNull(entry.due()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** All entries of an obligation, oldest first. */
    public List<Entry> of(Scope scope, long obligationId) {
        return database.in(scope)
                .sql(
                        """
                        select kind, at, account_id, written_by, text, due_at, step, recipients
                        from obligation.entry
                        where obligation_id = :obligation
                        order by id
                        """)
                .param("obligation", obligationId)
                .query(LedgerEntryStore::entry)
                .list();
    }

    /** When the first entry of an obligation was written, if the scope sees it. */
    public Optional<Instant> begun(Scope scope, long obligationId) {
        return database.in(scope)
                .sql(
                        """
                        select written_at
                        from obligation.entry
                        where obligation_id = :obligation
                        order by id
                        limit 1
                        """)
                .param("obligation", obligationId)
                .query((row, number) -> Columns.instant(row, "written_at"))
                .optional();
    }

    /** The fired steps of several obligations, each message once, oldest first. */
    public List<Entry> steps(Scope scope, Collection<Long> obligationIds) {
        return database.in(scope)
                .sql(
                        """
                        select kind, at, account_id, written_by, text, due_at, step, recipients
                        from (
                            select distinct on (at, step, text) *
                            from obligation.entry
                            where obligation_id = any(:ids) and kind = 'STEP_FIRED'
                            order by at, step, text, id) fired
                        order by at, id
                        """)
                .param("ids", obligationIds.toArray(Long[]::new))
                .query(LedgerEntryStore::entry)
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                EntryKind.valueOf(row.getString("kind")),
                Columns.instant(row, "at"),
                row.getLong("account_id") == 0 ? null : row.getString("written_by"),
                row.getString("text"),
                Columns.optionalInstant(row, "due_at"),
                row.getString("step"),
                texts(row.getArray("recipients")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
