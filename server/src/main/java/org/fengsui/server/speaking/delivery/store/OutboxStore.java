package org.fengsui.server.speaking.delivery.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.domain.Letter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The outbox table as the relay and the senders use it. */
@Repository
class OutboxStore {

    private final Database database;

    OutboxStore(Database database) {
        this.database = database;
    }

    /** Writes a message on one channel; the same key again gives the first row's id. */
    long put(Scope scope, Message message, Channel channel, Instant now) {
        return database.in(scope)
                .sql(
                        """
                        with put as (
                            insert into delivery.message (idempotency_key, channel, about_type, about_id, unit_id,
                                recipient_key, recipient_name, email, account_id, subject, body, path, state,
                                created_at, next_attempt)
                            values (:key, :channel, :aboutType, :aboutId, :unit,
                                :recipient, :name, :email, :account, :subject, :body, :path, 'WAITING', :now, :now)
                            on conflict (idempotency_key, channel) do nothing
                            returning id)
                        select id from put
                        union all
                        select id from delivery.message where idempotency_key = :key and channel = :channel
                        limit 1
                        """)
                .param("key", message.idempotencyKey())
                .param("channel", channel.name())
                .param("aboutType", message.about().type())
                .param("aboutId", message.about().id())
                .param("unit", message.unitId())
                .param("recipient", message.to().key())
                .param("name", message.to().name())
                .param("email", message.to().email())
                .param("account", message.to().accountId())
                .param("subject", message.subject())
                .param("body", message.text())
                .param("path", message.path())
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    private record Sent(Message message, Channel channel) {}

    /** Writes many messages on all their channels; rows whose key is there stay as they are. */
    void put(Scope scope, Collection<Message> messages, Instant now) {
        var rows =
                messages.stream()
                        .flatMap(message ->
                                Arrays.stream(Channel.values())
                                        .filter(message.channels()::contains)
                                        .map(channel -> new Sent(message, channel)))
                        .toList();
        if (rows.isEmpty()) {
            return;
        }
        var at = Timestamp.from(now);
        database.batchIn(scope)
                .update(
                        """
                        insert into delivery.message (idempotency_key, channel, about_type, about_id, unit_id,
                            recipient_key, recipient_name, email, account_id, subject, body, path, state,
                            created_at, next_attempt)
                        select m.key, m.channel, m.about_type, m.about_id, m.unit, m.recipient, m.name,
                            m.email, m.account, m.subject, m.body, m.path, 'WAITING', ?, ?
                        from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[],
                                ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[])
                            with ordinality as m (key, channel, about_type, about_id, unit, recipient,
                                name, email, account, subject, body, path, place)
                        order by m.place
                        on conflict (idempotency_key, channel) do nothing
                        """,
                        at,
                        at,
                        column(rows, row -> row.message().idempotencyKey(), String[]::new),
                        column(rows, row -> row.channel().name(), String[]::new),
                        column(rows, row -> row.message().about().type(), String[]::new),
                        column(rows, row -> row.message().about().id(), Long[]::new),
                        column(rows, row -> row.message().unitId(), Long[]::new),
                        column(rows, row -> row.message().to().key(), String[]::new),
                        column(rows, row -> row.message().to().name(), String[]::new),
                        column(rows, row -> row.message().to().email(), String[]::new),
                        column(rows, row -> row.message().to().accountId(), Long[]::new),
                        column(rows, row -> row.message().subject(), String[]::new),
                        column(rows, row -> row.message().text(), String[]::new),
                        column(rows, row -> row.message().path(), String[]::new));
    }

    private static <C extends @Nullable Object> C[] column(
            List<Sent> rows, Function<Sent, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    long waiting(Scope scope) {
        return database.in(scope)
                .sql("select count(*) from delivery.message where state in ('WAITING', 'SENDING')")
                .query(Long.class)
                .single();
    }

    /**
     * Claims the next due message for an attempt. Until the lease ends nobody else takes it; a node
     * that dies leaves it to be taken again after that.
     */
    Optional<Letter> claim(Scope scope, List<Channel> channels, Instant now, Duration lease) {
        return database.in(scope)
                .sql(
                        """
                        update delivery.message m
                        set state = 'SENDING', attempts = attempts + 1, next_attempt = :leaseEnd
                        where id = (
                            select id from delivery.message
                            where state in ('WAITING', 'SENDING') and next_attempt <= :now
                                and channel in (:channels)
                            order by next_attempt, id
                            limit 1
                            for update skip locked)
                        returning *
                        """)
                .param("channels", channels.stream().map(Channel::name).toList())
                .param("now", Timestamp.from(now))
                .param("leaseEnd", Timestamp.from(now.plus(lease)))
                .query(OutboxStore::letter)
                .optional();
    }

    /**
     * Ends an attempt for good.
     *
     * @return false if the attempt was not the last one any more: its lease ended and another took
     *     over
     */
    boolean settle(Scope scope, Letter letter, String state, Instant now, String reply) {
        return database.in(scope)
                        .sql(
                                """
                                update delivery.message
                                set state = :state, settled_at = :now, reply = :reply
                                where id = :id and state = 'SENDING' and attempts = :attempts
                                """)
                        .param("state", state)
                        .param("now", Timestamp.from(now))
                        .param("reply", reply)
                        .param("id", letter.id())
                        .param("attempts", letter.attempts())
                        .update()
                == 1;
    }

    /** Puts a message back until its next attempt. */
    boolean postpone(Scope scope, Letter letter, Instant next, String reply) {
        return database.in(scope)
                        .sql(
                                """
                                update delivery.message
                                set state = 'WAITING', next_attempt = :next, reply = :reply
                                where id = :id and state = 'SENDING' and attempts = :attempts
                                """)
                        .param("next", Timestamp.from(next))
                        .param("reply", reply)
                        .param("id", letter.id())
                        .param("attempts", letter.attempts())
                        .update()
                == 1;
    }

    /** Notes that it was given up; false where that was noted before. */
    boolean giveUp(Scope scope, Letter letter, Instant now) {
        return database.in(scope)
                        .sql(
                                """
                                update delivery.message set gave_up_at = :now
                                where id = :id and gave_up_at is null
                                """)
                        .param("now", Timestamp.from(now))
                        .param("id", letter.id())
                        .update()
                == 1;
    }

    private static Letter letter(ResultSet row, int number) throws SQLException {
        return new Letter(
                row.getLong("id"),
                Channel.valueOf(row.getString("channel")),
                new Subject(row.getString("about_type"), row.getLong("about_id")),
                row.getString("recipient_key"),
                row.getString("recipient_name"),
                row.getString("email"),
                row.getObject("account_id", Long.class),
                row.getString("subject"),
                row.getString("body"),
                row.getString("path"),
                row.getTimestamp("created_at").toInstant(),
                row.getInt("attempts"));
    }
}
