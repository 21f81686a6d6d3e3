package org.fengsui.server.campus.registry.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.attribution.StackPart;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pages of systems, networks and people. */
@Component
class RegistryListStore {

    private static final String SYSTEMS =
            """
            from registry.system s
            left join registry.unit o on o.id = s.owner_unit_id
            left join registry.unit p on p.id = s.operator_unit_id
            left join lateral (select string_agg(a.address, '，' order by a.position) as addresses
                                 from registry.system_address a where a.system_id = s.id) a on true
            """;

    private static final String FORMER_NAMES =
            "(select string_agg(f.name, ' ') from registry.system_alias f where f.system_id = s.id)";

    private static final String NETWORKS =
            """
            from registry.network n
            left join registry.unit u on u.id = n.unit_id
            left join lateral (select string_agg(a.address, '，' order by a.position) as addresses
                                 from registry.network_address a where a.network_id = n.id) a on true
            """;

    private static final String PEOPLE =
            """
            from registry.person p
            left join registry.unit u on u.id = p.unit_id
            left join lateral (
                select array_agg(h.post order by array_position(
                           array['HEAD', 'DEPUTY', 'LIAISON', 'SECURITY_ADMIN'], h.post)) as posts
                  from registry.appointment h
                 where h.person_id = p.id and h.from_day <= :day
                   and (h.to_day is null or h.to_day >= :day)) h on true
            """;

    private static final String FILINGS =
            """
            from registry.vacancy v
            join registry.unit u on u.id = v.unit_id
            join registry.appointment a on a.id = v.successor_id
            join registry.person p on p.id = a.person_id
            left join registry.appointment fa on fa.id = v.appointment_id
            left join registry.person former on former.id = fa.person_id
            """;

    /** As {@link Status#of} says it. */
    private static final String STATUS =
            """
            (case when s.online_from > :day then 'PLANNED'
                  when s.online_to < :day then 'OFFLINE'
                  when s.paused then 'PAUSED'
                  else 'ONLINE' end)
            """;

    private static final String IN_SERVICE = "(s.online_to is null or s.online_to >= :day)";

    private static final String FILED_UNTIL_SOON =
            " and s.filed_until between :day and cast(:day as date) + 30";

    /** By a part of its name and, with one, its version or the start of that. */
    private static final String HAS_COMPONENT =
            """
            exists (
              select from registry.system_component c
              where c.system_id = s.id
                and position(lower(:component) in lower(c.name)) > 0
                and (:version = '' or c.version = :version
                  or starts_with(c.version, :version || '.')))
            """;

    /** At home there, or in one of its posts. */
    private static final String OF_UNIT =
            """
            (p.unit_id = :unit or exists (
                select from registry.appointment h
                 where h.person_id = p.id and h.unit_id = :unit
                   and h.from_day <= :day
                   and (h.to_day is null or h.to_day >= :day)))
            """;

    private final Database database;

    RegistryListStore(Database database) {
        this.database = database;
    }

    ListResult<SystemLine> systems(Scope scope, ListRequest asked, LocalDate day) {
        var names = unitNames();
        var question =
                new Question(SYSTEMS, asked)
                        .words("s.name", "s.code", "a.addresses", "o.name", FORMER_NAMES)
                        .id(
                                "unit",
                                ":unit in (s.owner_unit_id, s.operator_unit_id, s.user_unit_id)")
                        .when("important", "yes", "s.important")
                        .when("important", "no", "not s.important")
                        .any("status", STATUS + " = any (:status)")
                        .when("filing", "OVER", IN_SERVICE + " and s.filed_until < :day")
                        .when("filing", "SOON", IN_SERVICE + FILED_UNTIL_SOON)
                        .any("kind", "s.kind = any (:kind)")
                        .any("reach", "s.open_to = any (:reach)")
                        .with("day", day);
        component(asked)
                .ifPresent(part ->
                        question.where(HAS_COMPONENT)
                                .with("component", part.name())
                                .with("version", part.version()));
        return question.answer(
                database.in(scope),
                """
                select s.id, s.code, s.name, s.owner_unit_id, s.operator_unit_id, a.addresses,
                    s.important, s.grade, s.off_campus, s.online_from, s.online_to, s.paused
                """,
                (row, at) -> system(row, day, names));
    }

    private static Optional<StackPart> component(ListRequest asked) {
        return asked.value("component").map(StackPart::parse).stream()
                .flatMap(List::stream)
                .findFirst();
    }

    ListResult<NetworkLine> networks(Scope scope, ListRequest asked) {
        return new Question(NETWORKS, asked)
                .words("n.name", "n.code", "a.addresses", "u.name")
                .id("unit", "n.unit_id = :unit")
                .any("kind", "n.kind = any (:kind)")
                .answer(
                        database.in(scope),
                        "select n.id, n.code, n.name, u.name as unit, n.kind, a.addresses",
                        (row, at) -> network(row));
    }

    ListResult<PersonLine> people(Scope scope, ListRequest asked, LocalDate day) {
        return new Question(PEOPLE, asked)
                .words("p.name", "p.code", "p.email", "p.phone", "u.name")
                .id("unit", OF_UNIT)
                .any("post", "h.posts && cast(:post as text[])")
                .with("day", day)
                .answer(
                        database.in(scope),
                        """
                        select p.id, p.code, p.name, u.id as unit_id, u.name as unit, h.posts,
                            p.email, p.phone
                        """,
                        (row, at) -> person(row));
    }

    ListResult<Filing> filings(Scope scope, ListRequest asked) {
        return new Question(FILINGS, asked)
                .where("v.state = 'FILED'")
                .words("u.name", "p.name", "former.name")
                .id("unit", "v.unit_id = :unit")
                .any("post", "v.post = any (:post)")
                .answer(
                        database.in(scope),
                        """
                        select v.id, v.unit_id, u.name as unit, v.post, former.name as former,
                            p.name as holder, p.phone, a.from_day, v.ended_at, v.ender
                        """,
                        (row, at) -> filing(row));
    }

    /** What a unit is called is no secret, also of one that the reader does not see. */
    private Map<Long, String> unitNames() {
        var names = new HashMap<Long, String>();
        database.in(Scope.school())
                .sql("select id, name from registry.unit")
                .query(row -> {
                    names.put(row.getLong("id"), row.getString("name"));
                });
        return names;
    }

    private static SystemLine system(ResultSet row, LocalDate day, Map<Long, String> names)
            throws SQLException {
        var online =
                new RegistryRow.Days(
                        SqlValues.dayOrNull(row, "online_from"),
                        SqlValues.dayOrNull(row, "online_to"));
        return new SystemLine(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                names.getOrDefault(row.getLong("owner_unit_id"), ""),
                names.get(row.getLong("operator_unit_id")),
                text(row, "addresses"),
                row.getBoolean("important"),
                row.getBoolean("off_campus"),
                SqlValues.intOrNull(row, "grade"),
                Status.of(online, row.getBoolean("paused"), day));
    }

    private static NetworkLine network(ResultSet row) throws SQLException {
        return new NetworkLine(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("unit"),
                row.getString("kind"),
                text(row, "addresses"));
    }

    private static PersonLine person(ResultSet row) throws SQLException {
        var posts = row.getArray("posts");
        return new PersonLine(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                row.getLong("unit_id"),
                text(row, "unit"),
                posts == null ? List.of() : List.of((String[]) posts.getArray()),
                row.getString("email"),
                row.getString("phone"));
    }

    private static Filing filing(ResultSet row) throws SQLException {
        return new Filing(
                row.getLong("id"),
                row.getLong("unit_id"),
                row.getString("unit"),
                Post.valueOf(row.getString("post")),
                row.getString("former"),
                row.getString("holder"),
                row.getString("phone"),
                row.getObject("from_day", LocalDate.class),
                row.getTimestamp("ended_at").toInstant(),
                row.getString("ender"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        @Nullable String text = row.getString(column);
        return text == null ? "" : text;
    }
}
