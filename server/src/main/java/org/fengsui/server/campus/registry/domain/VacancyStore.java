package org.fengsui.server.campus.registry.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Posts that fell empty or changed hands. */
@Component
class VacancyStore {

    private static final String SOME =
            """
            select v.id, v.version, v.unit_id, u.name as unit_name, v.post, v.appointment_id,
                former.name as former, v.cause, v.since, v.assumed, v.note, v.occurrence,
                v.opened_at, v.state, successor.name as successor, v.ended_at, v.reason
            from registry.vacancy v
            join registry.unit u on u.id = v.unit_id
            left join registry.appointment fa on fa.id = v.appointment_id
            left join registry.person former on former.id = fa.person_id
            left join registry.appointment sa on sa.id = v.successor_id
            left join registry.person successor on successor.id = sa.person_id
            where (:every or v.id = any (:ids))
              and (cast(:unit as bigint) is null or v.unit_id = :unit)
              and (cast(:post as text) is null or v.post = :post)
              and (not :open or v.state = 'OPEN')
            order by v.state <> 'OPEN',
                case when v.state = 'OPEN' then v.since end, v.ended_at desc, v.id
            limit :limit
            """;

    private static final String COUNT =
            """
            select count(*) from registry.vacancy where state = 'OPEN'
            """;

    private static final String EMPTY_POSTS =
            """
            select u.id, p.post, former.id as former_id, former.to_day
            from registry.unit u
            cross join unnest(array['HEAD', 'DEPUTY', 'LIAISON', 'SECURITY_ADMIN'])
                with ordinality as p (post, place)
            left join lateral (
                select a.id, a.to_day from registry.appointment a
                where a.unit_id = u.id and a.post = p.post
                order by a.to_day desc, a.id desc
                limit 1
            ) former on true
            where u.responsible and u.last_day is null
              and not exists (
                select from registry.appointment a
                where a.unit_id = u.id and a.post = p.post
                  and (a.to_day is null or a.to_day >= :day))
              and not exists (
                select from registry.vacancy v
                where v.unit_id = u.id and v.post = p.post and v.state = 'OPEN')
            order by u.id, p.place
            """;

    private static final String NEEDLESS =
            """
            select v.id from registry.vacancy v
            join registry.unit u on u.id = v.unit_id
            where v.state = 'OPEN' and (not u.responsible or u.last_day is not null)
            order by v.id
            """;

    private static final String HELD_BESIDE =
            """
            select v.id from registry.vacancy v
            join registry.appointment f on f.id = v.appointment_id
            where v.state = 'OPEN' and v.cause = 'SUSPECTED' and f.to_day < :day
              and exists (
                select from registry.appointment a
                where a.unit_id = v.unit_id and a.post = v.post and a.id <> f.id
                  and a.from_day <= :day and (a.to_day is null or a.to_day >= :day))
            order by v.id
            """;

    private static final String UNFILED_CHANGE =
            """
            select a.id from registry.appointment a
            where a.unit_id = :unit and a.post = :post and a.to_day < :from
              and a.id <> all (:written)
              and not exists (
                select from registry.appointment b
                where b.unit_id = a.unit_id and b.post = a.post and b.id <> :successor
                  and (b.to_day is null or b.to_day >= :from))
              and not exists (
                select from registry.vacancy v
                where v.unit_id = a.unit_id and v.post = a.post and v.since = a.to_day + 1)
            order by a.to_day desc, a.id desc
            limit 1
            """;

    private static final String INSERT =
            """
            insert into registry.vacancy (unit_id, post, appointment_id, cause, since, assumed,
                note, opened_at, opened_by, opener, state)
            values (:unit, :post, :former, :cause, :since, :assumed, :note, :at, :by, :name, 'OPEN')
            returning id
            """;

    private static final String REDATE =
            """
            update registry.vacancy
            set since = :since, assumed = false, occurrence = occurrence + 1, version = version + 1
            where id = :id and version = :version and state = 'OPEN'
            """;

    private static final String END =
            """
            update registry.vacancy
            set state = :state, successor_id = :successor, ended_at = :at, ended_by = :by,
                ender = :name, reason = :reason, version = version + 1
            where id = :id and version = :version and state = 'OPEN'
            """;

    private final Database database;

    VacancyStore(Database database) {
        this.database = database;
    }

    /** A post of a 责任单位 that nobody holds or will hold, with the last who did. */
    record EmptyPost(
            long unitId, Post post, @Nullable Long formerId, @Nullable LocalDate lastDay) {}

    /** What there is to write of a new one. */
    record Fresh(
            long unitId,
            Post post,
            @Nullable Long formerId,
            Vacancy.Cause cause,
            LocalDate since,
            boolean assumed,
            String note) {}

    /** Those that are open first, the longest empty of them first; then the newest ended. */
    List<Vacancy> all(Scope scope, int limit) {
        return read(scope, null, null, null, false, limit);
    }

    /** The open ones of all units, the longest empty first. */
    List<Vacancy> open(Scope scope, int limit) {
        return read(scope, null, null, null, true, limit);
    }

    /** All of one unit, the open ones first. */
    List<Vacancy> ofUnit(Scope scope, long unitId, int limit) {
        return read(scope, null, unitId, null, false, limit);
    }

    List<Vacancy> some(Scope scope, Collection<Long> ids) {
        return read(scope, ids, null, null, false, Math.max(1, ids.size()));
    }

    Optional<Vacancy> find(Scope scope, long id) {
        return some(scope, List.of(id)).stream().findFirst();
    }

    /** The open one of a post. */
    Optional<Vacancy> openOf(Scope scope, long unitId, Post post) {
        return read(scope, null, unitId, post, true, 1).stream().findFirst();
    }

    private List<Vacancy> read(
            Scope scope,
            @Nullable Collection<Long> ids,
            @Nullable Long unitId,
            @Nullable Post post,
            boolean open,
            int limit) {
        return database.in(scope)
                .sql(SOME)
                .param("every", ids == null)
                .param("ids", ids == null ? new Long[0] : ids.toArray(Long[]::new))
                .param("unit", unitId)
                .param("post", post == null ? null : post.name())
                .param("open", open)
                .param("limit", limit)
                .query(VacancyStore::map)
                .list();
    }

    /** The first look after an upgrade is the day from which they are counted. */
    void countFrom(Scope scope, LocalDate today) {
        database.in(scope)
                .sql(
                        """
                        update registry.post_watch set counted_from = :today
                        where counted_from is null
                        """)
                .param("today", today)
                .update();
    }

    /** The day from which they are counted, where posts were empty before that; else none. */
    Optional<LocalDate> countedFrom(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select counted_from from registry.post_watch
                        where counted_from is not null
                        """)
                .query(LocalDate.class)
                .optional();
    }

    /** How many are open. */
    long count(Scope scope) {
        return database.in(scope).sql(COUNT).query(Long.class).single();
    }

    /** Posts that must be filled, are not on that day, and of which nobody has taken note. */
    List<EmptyPost> emptyPosts(Scope scope, LocalDate day) {
        return database.in(scope)
                .sql(EMPTY_POSTS)
                .param("day", day)
                .query((row, at) ->
                        new EmptyPost(
                                row.getLong("id"),
                                Post.valueOf(row.getString("post")),
                                SqlValues.longOrNull(row, "former_id"),
                                SqlValues.dayOrNull(row, "to_day")))
                .list();
    }

    /** Open ones of units that are no 责任单位 any more. */
    List<Long> needless(Scope scope) {
        return database.in(scope).sql(NEEDLESS).query(Long.class).list();
    }

    /** Doubts that came true, of posts that another holds beside. */
    List<Long> heldBeside(Scope scope, LocalDate day) {
        return database.in(scope).sql(HELD_BESIDE).param("day", day).query(Long.class).list();
    }

    /**
     * Who left the post that a successor takes alone, where that has not been noted yet.
     *
     * @param written appointments that came into the record together; one of them is history, no
     *     change
     */
    Optional<Long> unfiledChange(Scope scope, Appointment successor, Collection<Long> written) {
        return database.in(scope)
                .sql(UNFILED_CHANGE)
                .param("unit", successor.unitId())
                .param("post", successor.post().name())
                .param("from", successor.from())
                .param("successor", successor.id())
                .param("written", written.toArray(Long[]::new))
                .query(Long.class)
                .optional();
    }

    long insert(Scope scope, Fresh fresh, Actor by, Instant at) {
        return database.in(scope)
                .sql(INSERT)
                .param("unit", fresh.unitId())
                .param("post", fresh.post().name())
                .param("former", fresh.formerId())
                .param("cause", fresh.cause().name())
                .param("since", fresh.since())
                .param("assumed", fresh.assumed())
                .param("note", fresh.note())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by.accountId())
                .param("name", by.name())
                .query(Long.class)
                .single();
    }

    /** The true day takes the place of the assumed one. */
    void redate(Scope scope, Vacancy vacancy, LocalDate since) {
        one(database.in(scope).sql(REDATE).param("since", since), vacancy);
    }

    /**
     * Ends it.
     *
     * @param successor the appointment that was filed; null where it is dropped
     */
    void end(
            Scope scope,
            Vacancy vacancy,
            Vacancy.State state,
            @Nullable Long successor,
            String reason,
            Actor by,
            Instant at) {
        one(
                database.in(scope)
                        .sql(END)
                        .param("state", state.name())
                        .param("successor", successor)
                        .param("reason", reason)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by.accountId())
                        .param("name", by.name()),
                vacancy);
    }

    private static void one(StatementSpec statement, Vacancy vacancy) {
        int rows = statement.param("id", vacancy.id()).param("version", vacancy.version()).update();
        if (rows != 1) {
            throw new Refusal(CommonProblem.STALE, vacancy.unitName());
        }
    }

    private static Vacancy map(ResultSet row, int at) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Vacancy(
                row.getLong("id"),
                row.getInt("version"),
                row.getLong("unit_id"),
                row.getString("unit_name"),
                Post.valueOf(row.getString("post")),
                SqlValues.longOrNull(row, "appointment_id"),
                row.getString("former"),
                Vacancy.Cause.valueOf(row.getString("cause")),
                row.getObject("since", LocalDate.class),
                row.getBoolean("assumed"),
                row.getString("note"),
                row.getInt("occurrence"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Vacancy.State.valueOf(row.getString("state")),
                row.getString("successor"),
                ended == null ? null : ended.toInstant(),
                row.getString("reason"));
    }
}
