package org.fengsui.server.duty.notice.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.duty.notice.Notice.Act;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table of post-holders whom mail about a notice could not be brought to (退信). */
@Component
public class UnreachedStore {

    private final Database database;

    UnreachedStore(Database database) {
        this.database = database;
    }

    /**
     * A post-holder mail could not be brought to.
     *
     * @param id identity; the ledger's subject {@code notice-unreached}
     * @param noticeId the notice it was about
     * @param unitId the unit whose post the person holds
     * @param recipientKey the person
     * @param name the person's name
     * @param reason what the channel answered last
     * @param at when it was given up
     * @param end who found out what is the matter; null until then
     * @param outcome what was found out; empty until then
     */
    public record Unreached(
            long id,
            long noticeId,
            long unitId,
            String recipientKey,
            String name,
            String reason,
            Instant at,
            @Nullable Act end,
            String outcome) {}

    /** Notes one; empty where the same person of the unit waits to be looked after already. */
    public Optional<Long> add(
            Scope scope, Head notice, String key, String name, String reason, Instant at) {
        return database.in(scope)
                .sql(
                        """
                        insert into notice.unreached
                          (notice_id, unit_id, recipient_key, name, reason, failed_at)
                        values (:notice, :unit, :recipient, :name, :reason, :at)
                        on conflict do nothing
                        returning id
                        """)
                .param("notice", notice.id())
                .param("unit", notice.unitId())
                .param("recipient", key)
                .param("name", name)
                .param("reason", reason)
                .param("at", Values.at(at))
                .query(Long.class)
                .optional();
    }

    /** Those of a notice, oldest first. */
    public List<Unreached> ofNotice(Scope scope, long noticeId) {
        return database.in(scope)
                .sql("select * from notice.unreached where notice_id = :notice order by id")
                .param("notice", noticeId)
                .query(UnreachedStore::unreached)
                .list();
    }

    /** Those of a unit that nobody has looked after yet. */
    public List<Unreached> openOf(Scope scope, long unitId) {
        return database.in(scope)
                .sql(
                        """
                        select * from notice.unreached
                        where unit_id = :unit and ended_at is null
                        order by id
                        """)
                .param("unit", unitId)
                .query(UnreachedStore::unreached)
                .list();
    }

    /** Those of these that the scope sees. */
    public List<Unreached> all(Scope scope, Collection<Long> ids) {
        return database.in(scope)
                .sql("select * from notice.unreached where id = any(:ids) order by id")
                .param("ids", Values.ids(ids))
                .query(UnreachedStore::unreached)
                .list();
    }

    /** Writes what was found out; false where somebody did before. */
    public boolean end(Scope scope, long id, Act by, String outcome) {
        return database.in(scope)
                        .sql(
                                """
                                update notice.unreached
                                set ended_by = :account, ender = :name, ended_at = :at,
                                    outcome = :outcome
                                where id = :id and ended_at is null
                                """)
                        .param("account", by.accountId())
                        .param("name", by.name())
                        .param("at", Values.at(by.at()))
                        .param("outcome", outcome)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Unreached unreached(ResultSet row, int number) throws SQLException {
        return new Unreached(
                row.getLong("id"),
                row.getLong("notice_id"),
                row.getLong("unit_id"),
                row.getString("recipient_key"),
                row.getString("name"),
                row.getString("reason"),
                Values.instant(row, "failed_at"),
                Values.act(row, "ended_by", "ender", "ended_at"),
                row.getString("outcome"));
    }
}
