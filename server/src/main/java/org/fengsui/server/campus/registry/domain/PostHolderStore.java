package org.fengsui.server.campus.registry.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who holds posts of units on a day, or acts for a holder who is away; a doubt changes nothing. */
@Component
class PostHolderStore {

    /** Not kept aside: the posts of one unit are asked for at every request of its people. */
    private static final String HELD =
            """
            with own as not materialized (
                select unit_id, person_id, post from registry.appointment
                where from_day <= :day and (to_day is null or to_day >= :day)),
            held as (
                select unit_id, person_id, post, false as acting from own
                union
                select o.unit_id, x.deputy_id, o.post, true from own o
                join registry.absence x on x.unit_id = o.unit_id and x.person_id = o.person_id
                where x.deputy_id is not null and x.from_day <= :day and x.until_day >= :day
                  and (x.back_day is null or x.back_day > :day))
            """;

    private static final String ALL =
            HELD
                    + """
                    select p.code, p.name, p.email, u.id as unit_id, u.name as unit,
                        array_remove(array_agg(
                            case when u.responsible and not h.acting then h.post end), null)
                            as posts
                    from held h
                    join registry.person p on p.id = h.person_id
                    join registry.unit u on u.id = h.unit_id
                    group by p.id, u.id
                    order by u.name, p.name, p.id
                    """;

    private static final String OF_PERSON =
            HELD
                    + """
                    select distinct h.post from held h
                    join registry.person p on p.id = h.person_id
                    where h.unit_id = :unit and p.code = :code
                    """;

    private final Database database;

    PostHolderStore(Database database) {
        this.database = database;
    }

    /**
     * A person in a unit.
     *
     * @param posts those held in a 责任单位; none for whoever acts for another
     */
    record Row(
            String code,
            String name,
            @Nullable String email,
            long unitId,
            String unit,
            Set<Post> posts) {}

    List<Row> all(Scope scope, LocalDate day) {
        return database.in(scope).sql(ALL).param("day", day).query((row, _) -> row(row)).list();
    }

    List<Post> ofPerson(Scope scope, long unitId, String personCode, LocalDate day) {
        return database.in(scope)
                .sql(OF_PERSON)
                .param("unit", unitId)
                .param("code", personCode)
                .param("day", day)
                .query((row, _) -> Post.valueOf(row.getString("post")))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        var posts = (String[]) row.getArray("posts").getArray();
        return new Row(
                row.getString("code"),
                row.getString("name"),
                row.getString("email"),
                row.getLong("unit_id"),
                row.getString("unit"),
                Arrays.stream(posts).map(Post::valueOf).collect(Collectors.toSet()));
    }
}
