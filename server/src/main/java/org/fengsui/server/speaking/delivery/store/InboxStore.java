package org.fengsui.server.speaking.delivery.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The inbox of a person: the accepted messages of one account. The account is the fence here. */
@Repository
class InboxStore {

    private final Database database;

    InboxStore(Database database) {
        this.database = database;
    }

    /** Messages older than one, newest first. */
    List<InboxEntry> page(Scope scope, long accountId, long before, int limit) {
        return database.in(scope)
                .sql(
                        """
                        select id, subject, body, path, settled_at, read_at from delivery.message
                        where account_id = :account and channel = 'INBOX' and state = 'ACCEPTED' and id < :before
                        order by id desc
                        limit :limit
                        """)
                .param("account", accountId)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) ->
                        new InboxEntry(
                                row.getLong("id"),
                                row.getString("subject"),
                                row.getString("body"),
                                row.getString("path"),
                                row.getTimestamp("settled_at").toInstant(),
                                instant(row.getTimestamp("read_at"))))
                .list();
    }

    long unread(Scope scope, long accountId) {
        return database.in(scope)
                .sql(
                        """
                        select count(*) from delivery.message
                        where account_id = :account and channel = 'INBOX' and state = 'ACCEPTED' and read_at is null
                        """)
                .param("account", accountId)
                .query(Long.class)
                .single();
    }

    /** Marks one as read and gives the page it points to; empty if it is not this account's. */
    Optional<String> read(Scope scope, long accountId, long id, Instant now) {
        return database.in(scope)
                .sql(
                        """
                        update delivery.message set read_at = coalesce(read_at, :now)
                        where id = :id and account_id = :account and channel = 'INBOX' and state = 'ACCEPTED'
                        returning path
                        """)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .param("account", accountId)
                .query(String.class)
                .optional();
    }

    int readAll(Scope scope, long accountId, Instant now) {
        return database.in(scope)
                .sql(
                        """
                        update delivery.message set read_at = :now
                        where account_id = :account and channel = 'INBOX' and state = 'ACCEPTED' and read_at is null
                        """)
                .param("now", Timestamp.from(now))
                .param("account", accountId)
                .update();
    }

    private static @Nullable Instant instant(@Nullable Timestamp stamp) {
        return stamp == null ? null : stamp.toInstant();
    }
}
