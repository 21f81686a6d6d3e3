package org.fengsui.server.campus.registry.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.attribution.RegistryRow;
import org.fengsui.engine.attribution.StackPart;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
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

    private final Database database;

    RegistryListStore(Database database) {
        this.database = database;
    }

    /** What a request asks, as conditions with their parameters. */
    private static final class Question {
        private final List<String> conditions = new ArrayList<>(List.of("true"));
        private final Map<String, Object> params = new HashMap<>();

        Question words(ListRequest asked, String... columns) {
            asked.value("q")
                    .ifPresent(text -> {
                        var any = new ArrayList<String>();
                        for (var column : columns) {
                            any.add(
                                    "position(lower(:q) in lower(coalesce("
                                            + column
                                            + ", ''))) > 0");
                        }
                        conditions.add("(" + String.join(" or ", any) + ")");
                        params.put("q", text);
                    });
            return this;
        }

        Question unit(ListRequest asked, String... columns) {
            asked.id("unit")
                    .ifPresent(unit -> {
                        var any = new ArrayList<String>();
                        for (var column : columns) {
                            any.add(column + " = :unit");
                        }
                        conditions.add("(" + String.join(" or ", any) + ")");
                        params.put("unit", unit);
                    });
            return this;
        }

        Question when(ListRequest asked, String filter, String value, String condition) {
            if (asked.values(filter).contains(value)) {
                conditions.add(condition);
            }
            return this;
        }

        /** Several states mean any of them. */
        Question status(ListRequest asked) {
            var any =
                    asked.values("status").stream()
                            .map(word ->
                                    switch (Status.valueOf(word)) {
                                        case ONLINE -> "(" + ONLINE + " and not s.paused)";
                                        case PAUSED -> "(" + ONLINE + " and s.paused)";
                                        case OFFLINE -> "s.online_to < :day";
                                        case PLANNED -> "s.online_from > :day";
                                    })
                            .toList();
            if (!any.isEmpty()) {
                conditions.add("(" + String.join(" or ", any) + ")");
            }
            return this;
        }

        Question of(ListRequest asked, String filter, String column) {
            if (!asked.values(filter).isEmpty()) {
                conditions.add(column + " = any (:" + filter + ")");
                params.put(filter, asked.values(filter).toArray(String[]::new));
            }
            return this;
        }

        /** A component by a part of its name and, with one, its version or the start of that. */
        Question component(ListRequest asked) {
            asked.value("component")
                    .map(StackPart::parse)
                    .filter(parts -> !parts.isEmpty())
                    .map(List::getFirst)
                    .ifPresent(part -> {
                        conditions.add(
                                """
                                exists (
                                  select from registry.system_component c
                                  where c.system_id = s.id
                                    and position(lower(:component) in lower(c.name)) > 0
                                    and (:componentVersion = '' or c.version = :componentVersion
                                      or starts_with(c.version, :componentVersion || '.')))
                                """);
                        params.put("component", part.name());
                        params.put("componentVersion", part.version());
                    });
            return this;
        }

        Question day(LocalDate day) {
            params.put("day", day);
            return this;
        }

        String where() {
            return " where " + String.join(" and ", conditions);
        }
    }

    List<SystemLine> systems(Scope scope, ListRequest asked, LocalDate day) {
        var names = unitNames();
        return page(
                        scope,
                        "select s.id, s.code, s.name, s.owner_unit_id,"
                                + " s.operator_unit_id, a.addresses, s.important, s.grade,"
                                + " s.off_campus, s.online_from, s.online_to, s.paused ",
                        SYSTEMS,
                        ofSystems(asked, day),
                        asked)
                .query((row, at) -> system(row, day, names))
                .list();
    }

    long countSystems(Scope scope, ListRequest asked, LocalDate day) {
        return count(scope, SYSTEMS, ofSystems(asked, day));
    }

    private static Question ofSystems(ListRequest asked, LocalDate day) {
        return new Question()
                .words(asked, "s.name", "s.code", "a.addresses", "o.name", FORMER_NAMES)
                .unit(asked, "s.owner_unit_id", "s.operator_unit_id", "s.user_unit_id")
                .when(asked, "important", "yes", "s.important")
                .when(asked, "important", "no", "not s.important")
                .status(asked)
                .when(asked, "filing", "OVER", IN_SERVICE + " and s.filed_until < :day")
                .when(asked, "filing", "SOON", IN_SERVICE + FILED_UNTIL_SOON)
                .of(asked, "kind", "s.kind")
                .of(asked, "reach", "s.open_to")
                .component(asked)
                .day(day);
    }

    private static final String IN_SERVICE = "(s.online_to is null or s.online_to >= :day)";
    private static final String FILED_UNTIL_SOON =
            " and s.filed_until between :day and cast(:day as date) + 30";

    private static final String ONLINE =
            "(s.online_from is null or s.online_from <= :day)"
                    + " and (s.online_to is null or s.online_to >= :day)";

    List<NetworkLine> networks(Scope scope, ListRequest asked) {
        return page(
                        scope,
                        "select n.id, n.code, n.name, u.name as unit, n.kind, a.addresses ",
                        NETWORKS,
                        ofNetworks(asked),
                        asked)
                .query((row, at) ->
                        new NetworkLine(
                                row.getLong("id"),
                                row.getString("code"),
                                row.getString("name"),
                                row.getString("unit"),
                                row.getString("kind"),
                                text(row, "addresses")))
                .list();
    }

    long countNetworks(Scope scope, ListRequest asked) {
        return count(scope, NETWORKS, ofNetworks(asked));
    }

    private static Question ofNetworks(ListRequest asked) {
        var question =
                new Question()
                        .words(asked, "n.name", "n.code", "a.addresses", "u.name")
                        .unit(asked, "n.unit_id");
        if (!asked.values("kind").isEmpty()) {
            question.conditions.add("n.kind = any (:kind)");
            question.params.put("kind", asked.values("kind").toArray(String[]::new));
        }
        return question;
    }

    List<PersonLine> people(Scope scope, ListRequest asked, LocalDate day) {
        return page(
                        scope,
                        "select p.id, p.code, p.name, u.id as unit_id, u.name as unit, h.posts,"
                                + " p.email, p.phone ",
                        PEOPLE,
                        ofPeople(asked, day),
                        asked)
                .query((row, at) -> person(row))
                .list();
    }

    long countPeople(Scope scope, ListRequest asked, LocalDate day) {
        return count(scope, PEOPLE, ofPeople(asked, day));
    }

    private static Question ofPeople(ListRequest asked, LocalDate day) {
        var question =
                new Question()
                        .words(asked, "p.name", "p.code", "p.email", "p.phone", "u.name")
                        .day(day);
        asked.id("unit")
                .ifPresent(unit -> {
                    question.conditions.add(
                            """
                            (p.unit_id = :unit or exists (
                                select from registry.appointment h
                                 where h.person_id = p.id and h.unit_id = :unit
                                   and h.from_day <= :day
                                   and (h.to_day is null or h.to_day >= :day)))
                            """);
                    question.params.put("unit", unit);
                });
        if (!asked.values("post").isEmpty()) {
            question.conditions.add("h.posts && cast(:post as text[])");
            question.params.put("post", asked.values("post").toArray(String[]::new));
        }
        return question;
    }

    List<Filing> filings(Scope scope, ListRequest asked) {
        return page(
                        scope,
                        "select v.id, v.unit_id, u.name as unit, v.post, former.name as former,"
                                + " p.name as holder, p.phone, a.from_day, v.ended_at, v.ender ",
                        FILINGS,
                        ofFilings(asked),
                        asked)
                .query((row, at) -> filing(row))
                .list();
    }

    long countFilings(Scope scope, ListRequest asked) {
        return count(scope, FILINGS, ofFilings(asked));
    }

    private static Question ofFilings(ListRequest asked) {
        var question =
                new Question()
                        .words(asked, "u.name", "p.name", "former.name")
                        .unit(asked, "v.unit_id")
                        .of(asked, "post", "v.post");
        question.conditions.add("v.state = 'FILED'");
        return question;
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

    private StatementSpec page(
            Scope scope, String select, String from, Question question, ListRequest asked) {
        return database.in(scope)
                .sql(
                        select
                                + from
                                + question.where()
                                + " order by "
                                + asked.orderBy()
                                + " limit :limit offset :offset")
                .params(question.params)
                .param("limit", asked.limit())
                .param("offset", asked.offset());
    }

    private long count(Scope scope, String from, Question question) {
        return database.in(scope)
                .sql(
                        "select count(*) from (select 1 "
                                + from
                                + question.where()
                                + " limit "
                                + (ListRequest.COUNT_LIMIT + 1)
                                + ") counted")
                .params(question.params)
                .query(Long.class)
                .single();
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

    private static String text(ResultSet row, String column) throws SQLException {
        @Nullable String text = row.getString(column);
        return text == null ? "" : text;
    }
}
