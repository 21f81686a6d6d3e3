package org.fengsui.server.speaking.delivery.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.fengsui.server.speaking.delivery.domain.ChannelNews;
import org.fengsui.server.speaking.delivery.domain.Letter;
import org.fengsui.server.speaking.delivery.domain.Limit;
import org.fengsui.server.speaking.delivery.domain.Routes.Route;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The outbox table as the relay and the senders use it. */
@Repository
class OutboxStore {

    /** Those of which one follows the other. */
    private static final String[] FOLLOWING = named(channel -> !channel.beside());

    /** Those of them by which a person has the message. */
    private static final String[] CARRYING =
            named(channel -> !channel.beside() && channel.carries());

    private final Database database;

    OutboxStore(Database database) {
        this.database = database;
    }

    /**
     * A message on the way it goes first.
     *
     * @param message what is brought
     * @param route by which way, and by which after it
     */
    record Sent(Message message, Route route) {}

    /** Writes messages; what is there by the same key stays, whichever way it went. */
    void put(Scope scope, List<Sent> rows, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        var at = Timestamp.from(now);
        database.batchIn(scope)
                .update(
                        """
                        insert into delivery.message (idempotency_key, channel, about_type, about_id, unit_id,
                            recipient_key, recipient_name, email, account_id, wecom_id, mobile, subject, body,
                            path, brief, calm, then_by, state, created_at, next_attempt)
                        select m.key, m.channel, m.about_type, m.about_id, m.unit, m.recipient, m.name,
                            m.email, m.account, m.wecom, m.mobile, m.subject, m.body, m.path, m.brief, m.calm,
                            string_to_array(m.then_by, ','), 'WAITING', ?, ?
                        from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[],
                                ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                                ?::text[], ?::text[], ?::boolean[], ?::text[])
                            with ordinality as m (key, channel, about_type, about_id, unit, recipient,
                                name, email, account, wecom, mobile, subject, body, path, brief, calm, then_by,
                                place)
                        where m.channel <> all (?::text[])
                            or not exists (select from delivery.message o
                                where o.idempotency_key = m.key and o.channel = any (?::text[]))
                        order by m.place
                        on conflict (idempotency_key, channel) do nothing
                        """,
                        at,
                        at,
                        column(rows, row -> row.message().idempotencyKey(), String[]::new),
                        column(rows, row -> row.route().channel().name(), String[]::new),
                        column(rows, row -> row.message().about().type(), String[]::new),
                        column(rows, row -> row.message().about().id(), Long[]::new),
                        column(rows, row -> row.message().unitId(), Long[]::new),
                        column(rows, row -> row.message().to().key(), String[]::new),
                        column(rows, row -> row.message().to().name(), String[]::new),
                        column(rows, row -> row.message().to().email(), String[]::new),
                        column(rows, row -> row.message().to().accountId(), Long[]::new),
                        column(rows, row -> row.message().to().wecomId(), String[]::new),
                        column(rows, row -> row.message().to().mobile(), String[]::new),
                        column(rows, row -> row.message().subject(), String[]::new),
                        column(rows, row -> row.message().text(), String[]::new),
                        column(rows, row -> row.message().path(), String[]::new),
                        column(rows, row -> row.message().brief(), String[]::new),
                        column(rows, row -> row.message().calm(), Boolean[]::new),
                        column(rows, row -> names(row.route().then()), String[]::new),
                        FOLLOWING,
                        FOLLOWING);
    }

    private static String[] named(Predicate<Channel> which) {
        return Stream.of(Channel.values()).filter(which).map(Channel::name).toArray(String[]::new);
    }

    private static String names(List<Channel> channels) {
        return channels.stream().map(Channel::name).collect(Collectors.joining(","));
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
     *
     * @param passable only one that has another way after this one
     */
    Optional<Letter> claim(
            Scope scope, Channel channel, boolean passable, Instant now, Duration lease) {
        return database.in(scope)
                .sql(
                        """
                        update delivery.message m
                        set state = 'SENDING', attempts = attempts + 1, next_attempt = :leaseEnd
                        where id = (
                            select id from delivery.message
                            where state in ('WAITING', 'SENDING') and next_attempt <= :now
                                and channel = :channel and (not :passable or cardinality(then_by) > 0)
                            order by next_attempt, id
                            limit 1
                            for update skip locked)
                        returning *
                        """)
                .param("channel", channel.name())
                .param("passable", passable)
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
                                set state = :state, settled_at = :now, reply = :reply,
                                    failed_at = case when :state = 'GIVEN_UP' then :now else failed_at end,
                                    failure = case when :state = 'GIVEN_UP' then :reply else failure end
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

    /** Puts a message back until its next attempt, because this one failed. */
    boolean postpone(Scope scope, Letter letter, Instant next, Instant now, String reply) {
        return database.in(scope)
                        .sql(
                                """
                                update delivery.message
                                set state = 'WAITING', next_attempt = :next, reply = :reply,
                                    failed_at = :now, failure = :reply
                                where id = :id and state = 'SENDING' and attempts = :attempts
                                """)
                        .param("next", Timestamp.from(next))
                        .param("now", Timestamp.from(now))
                        .param("reply", reply)
                        .param("id", letter.id())
                        .param("attempts", letter.attempts())
                        .update()
                == 1;
    }

    /** Puts a message back without an attempt. */
    boolean hold(Scope scope, Letter letter, Instant next) {
        return database.in(scope)
                        .sql(
                                """
                                update delivery.message
                                set state = 'WAITING', next_attempt = :next, attempts = attempts - 1,
                                    first_due = case when attempts = 1 then :next else first_due end
                                where id = :id and state = 'SENDING' and attempts = :attempts
                                """)
                        .param("next", Timestamp.from(next))
                        .param("id", letter.id())
                        .param("attempts", letter.attempts())
                        .update()
                == 1;
    }

    /** Starts the way after this one, unless the person has the message by another already. */
    void passOn(Scope scope, Letter letter, Instant now) {
        database.in(scope)
                .sql(
                        """
                        insert into delivery.message (idempotency_key, channel, about_type, about_id, unit_id,
                            recipient_key, recipient_name, email, account_id, wecom_id, mobile, subject, body,
                            path, brief, calm, then_by, state, created_at, next_attempt)
                        select idempotency_key, then_by[1], about_type, about_id, unit_id,
                            recipient_key, recipient_name, email, account_id, wecom_id, mobile, subject, body,
                            path, brief, calm, then_by[2:], 'WAITING', :now, :now
                        from delivery.message m
                        where id = :id and cardinality(then_by) > 0
                            and not exists (select from delivery.message o
                                where o.idempotency_key = m.idempotency_key and o.state = 'ACCEPTED'
                                    and o.channel = any (:carrying))
                        on conflict (idempotency_key, channel) do nothing
                        """)
                .param("now", Timestamp.from(now))
                .param("id", letter.id())
                .param("carrying", CARRYING)
                .update();
    }

    /** The person has it by this way: the others that follow each other are not tried any more. */
    void spareOthers(Scope scope, Letter letter, Instant now) {
        database.in(scope)
                .sql(
                        """
                        update delivery.message set state = 'SPARED', settled_at = :now
                        where idempotency_key = (select idempotency_key from delivery.message where id = :id)
                            and id <> :id and state = 'WAITING' and channel = any (:following)
                        """)
                .param("following", FOLLOWING)
                .param("now", Timestamp.from(now))
                .param("id", letter.id())
                .update();
    }

    /** The channels by which the same message is still on its way, or will be. */
    List<Channel> left(Scope scope, Letter letter) {
        return database.in(scope)
                .sql(
                        """
                        with same as (
                            select * from delivery.message where idempotency_key =
                                (select idempotency_key from delivery.message where id = :id))
                        select channel from same
                        where id <> :id and state in ('WAITING', 'SENDING') and gave_up_at is null
                        union
                        select after.channel from same, unnest(same.then_by) as after (channel)
                        where after.channel not in (select channel from same)
                        """)
                .param("id", letter.id())
                .query((row, number) -> Channel.valueOf(row.getString("channel")))
                .list();
    }

    /**
     * When a limit lets one more through: a full window after the oldest of the last that fill it;
     * empty where it does now.
     */
    Optional<Instant> free(Scope scope, Letter letter, Limit limit, Instant now) {
        return database.in(scope)
                .sql(
                        """
                        select settled_at from delivery.message
                        where channel = :channel and state = 'ACCEPTED' and settled_at > :since
                            and (:all or recipient_key = :recipient)
                        order by settled_at desc
                        offset :most - 1 limit 1
                        """)
                .param("channel", letter.channel().name())
                .param("since", Timestamp.from(now.minus(limit.within())))
                .param("all", !limit.each())
                .param("recipient", letter.to().key())
                .param("most", limit.most())
                .query((row, number) ->
                        row.getTimestamp("settled_at").toInstant().plus(limit.within()))
                .optional();
    }

    /** What became of a channel's messages last. */
    ChannelNews news(Scope scope, Channel channel) {
        return database.in(scope)
                .sql(
                        """
                        select (select max(settled_at) from delivery.message
                                where channel = :channel and state = 'ACCEPTED') as taken,
                            failed.failed_at, failed.failure,
                            (select count(*) from delivery.message
                                where channel = :channel and state in ('WAITING', 'SENDING')) as waiting
                        from (values (1)) as one (row)
                        left join lateral (select failed_at, failure from delivery.message
                            where channel = :channel and failed_at is not null
                            order by failed_at desc limit 1) as failed on true
                        """)
                .param("channel", channel.name())
                .query((row, number) ->
                        new ChannelNews(
                                channel,
                                instant(row.getTimestamp("taken")),
                                instant(row.getTimestamp("failed_at")),
                                row.getString("failure"),
                                row.getLong("waiting")))
                .single();
    }

    private static @Nullable Instant instant(@Nullable Timestamp stamp) {
        return stamp == null ? null : stamp.toInstant();
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

    private static Instant firstDue(ResultSet row) throws SQLException {
        var held = row.getTimestamp("first_due");
        return (held == null ? row.getTimestamp("created_at") : held).toInstant();
    }

    private static Letter letter(ResultSet row, int number) throws SQLException {
        return new Letter(
                row.getLong("id"),
                Channel.valueOf(row.getString("channel")),
                new Subject(row.getString("about_type"), row.getLong("about_id")),
                new Recipient(
                        row.getString("recipient_key"),
                        row.getString("recipient_name"),
                        row.getString("email"),
                        row.getObject("account_id", Long.class),
                        row.getString("wecom_id"),
                        row.getString("mobile")),
                row.getString("subject"),
                row.getString("body"),
                row.getString("path"),
                row.getString("brief"),
                row.getBoolean("calm"),
                firstDue(row),
                row.getInt("attempts"));
    }
}
