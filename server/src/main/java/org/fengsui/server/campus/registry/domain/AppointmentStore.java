package org.fengsui.server.campus.registry.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.Registry.PostHolder;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who holds which post; what has ended stays. */
@Component
class AppointmentStore {

    private static final String NOT_ENDED =
            """
            select a.id, a.unit_id, a.post, a.person_id, p.code, p.name, a.from_day, a.to_day
            from registry.appointment a
            join registry.person p on p.id = a.person_id
            where a.to_day is null or a.to_day >= :day
            order by a.unit_id, a.post, a.from_day, a.id
            """;

    private static final String OF_UNIT =
            """
            select a.id, a.unit_id, a.post, a.person_id, p.code, p.name, a.from_day, a.to_day
            from registry.appointment a
            join registry.person p on p.id = a.person_id
            where a.unit_id = :unit
            order by a.from_day desc, a.id desc
            """;

    private static final String OF_PERSON =
            """
            select a.id, a.unit_id, a.post, a.person_id, p.code, p.name, a.from_day, a.to_day
            from registry.appointment a
            join registry.person p on p.id = a.person_id
            where a.person_id = :person
            order by a.from_day desc, a.id desc
            """;

    private static final String FIND =
            """
            select a.id, a.unit_id, a.post, a.person_id, p.code, p.name, a.from_day, a.to_day
            from registry.appointment a
            join registry.person p on p.id = a.person_id
            where a.id = :id
            """;

    /** Where the holder is away, whoever acts instead; nobody where that one is away too. */
    private static final String HOLDERS =
            """
            with away as (
                select person_id, deputy_id from registry.absence
                where unit_id = :unit and from_day <= :day and until_day >= :day
                  and (back_day is null or back_day > :day))
            select a.unit_id, a.post, p.code, p.name, p.email, p.phone, p.wecom_id, a.from_day
            from registry.appointment a
            left join away w on w.person_id = a.person_id
            join registry.person p on p.id = case
                when w.person_id is null then a.person_id
                when w.deputy_id not in (select person_id from away) then w.deputy_id end
            where a.unit_id = :unit and a.post = any (:posts)
              and a.from_day <= :day and (a.to_day is null or a.to_day >= :day)
              and not exists (
                select from registry.vacancy v
                where v.appointment_id = a.id and v.state = 'OPEN')
            order by array_position(array['HEAD', 'DEPUTY', 'LIAISON', 'SECURITY_ADMIN'], a.post),
                a.from_day, a.id
            """;

    private static final String COLLEAGUES =
            """
            select p.id, p.name from registry.person p
            where p.unit_id = :unit or p.id in (
                select a.person_id from registry.appointment a
                where a.unit_id = :unit and a.from_day <= :day
                  and (a.to_day is null or a.to_day >= :day))
            order by p.name, p.id
            """;

    private static final String INSERT =
            """
            insert into registry.appointment (unit_id, post, person_id, from_day, to_day)
            values (:unit, :post, :person, :from, :to)
            returning id
            """;

    private static final String SET_DAYS =
            """
            update registry.appointment set from_day = :from, to_day = :to where id = :id
            """;

    private final Database database;

    AppointmentStore(Database database) {
        this.database = database;
    }

    /** Those that have not ended before the day. */
    List<Appointment> notEnded(Scope scope, LocalDate day) {
        return database.in(scope)
                .sql(NOT_ENDED)
                .param("day", day)
                .query(AppointmentStore::map)
                .list();
    }

    /** All of a unit, newest first. */
    List<Appointment> ofUnit(Scope scope, long unitId) {
        return database.in(scope)
                .sql(OF_UNIT)
                .param("unit", unitId)
                .query(AppointmentStore::map)
                .list();
    }

    /** All of a person, newest first. */
    List<Appointment> ofPerson(Scope scope, long personId) {
        return database.in(scope)
                .sql(OF_PERSON)
                .param("person", personId)
                .query(AppointmentStore::map)
                .list();
    }

    Optional<Appointment> find(Scope scope, long id) {
        return database.in(scope).sql(FIND).param("id", id).query(AppointmentStore::map).optional();
    }

    /**
     * Who holds these posts on that day, or acts for a holder who is away, by post order; a holder
     * who is thought to have left is passed over.
     */
    List<PostHolder> holders(Scope scope, long unitId, Collection<Post> posts, LocalDate day) {
        return database.in(scope)
                .sql(HOLDERS)
                .param("unit", unitId)
                .param("posts", posts.stream().map(Post::name).toArray(String[]::new))
                .param("day", day)
                .query((row, at) ->
                        new PostHolder(
                                row.getLong("unit_id"),
                                Post.valueOf(row.getString("post")),
                                row.getString("code"),
                                row.getString("name"),
                                row.getString("email"),
                                row.getString("phone"),
                                row.getString("wecom_id"),
                                row.getObject("from_day", LocalDate.class)))
                .list();
    }

    /** Who belongs to a unit or holds a post of it on that day. */
    List<Absences.Colleague> colleagues(Scope scope, long unitId, LocalDate day) {
        return database.in(scope)
                .sql(COLLEAGUES)
                .param("unit", unitId)
                .param("day", day)
                .query((row, at) ->
                        new Absences.Colleague(row.getLong("id"), row.getString("name")))
                .list();
    }

    long insert(
            Scope scope,
            long unitId,
            Post post,
            long personId,
            LocalDate from,
            @Nullable LocalDate to) {
        return database.in(scope)
                .sql(INSERT)
                .param("unit", unitId)
                .param("post", post.name())
                .param("person", personId)
                .param("from", from)
                .param("to", to)
                .query(Long.class)
                .single();
    }

    void setDays(Scope scope, long id, LocalDate from, @Nullable LocalDate to) {
        int rows =
                database.in(scope)
                        .sql(SET_DAYS)
                        .param("id", id)
                        .param("from", from)
                        .param("to", to)
                        .update();
        if (rows != 1) {
            throw new IllegalStateException("appointment " + id + " is gone");
        }
    }

    private static Appointment map(ResultSet row, int at) throws SQLException {
        return new Appointment(
                row.getLong("id"),
                row.getLong("unit_id"),
                Post.valueOf(row.getString("post")),
                row.getLong("person_id"),
                row.getString("code"),
                row.getString("name"),
                row.getObject("from_day", LocalDate.class),
                SqlValues.dayOrNull(row, "to_day"));
    }
}
