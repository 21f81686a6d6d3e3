package org.fengsui.server.duty.monthly.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.duty.monthly.MonthlyLists.MonthlyList;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tables of monthly lists. */
@Component
public class MonthlyStore {

    private static final String COLUMNS =
            """
            select l.id, l.month, l.unit_id, l.unit_name, l.made_at, l.items, l.worst, l.told,
                   l.delivered_at, l.opened_at, l.opener
            """;
    private static final String FROM = "from monthly.list l";

    private final Database database;

    MonthlyStore(Database database) {
        this.database = database;
    }

    /**
     * An item to be frozen.
     *
     * @param episodeId the episode
     * @param check the scanner's check
     * @param name its name
     * @param named whether that is Chinese, of the knowledge base
     * @param severity its level
     * @param place where it is
     * @param remedy what to do
     * @param firstSeen the earliest evidence
     */
    public record NewItem(
            long episodeId,
            String check,
            String name,
            boolean named,
            Severity severity,
            String place,
            String remedy,
            Instant firstSeen) {}

    /** Begins a month's run; false where it was done. Another node waits here until the end. */
    public boolean begin(Scope scope, YearMonth month, Instant at) {
        return database.in(scope)
                        .sql(
                                """
                                insert into monthly.run (month, made_at) values (:month, :at)
                                on conflict do nothing
                                """)
                        .param("month", month.atDay(1))
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /** Whether a month's lists were made. */
    public boolean made(Scope scope, YearMonth month) {
        return database.in(scope)
                .sql("select exists (select from monthly.run where month = :month)")
                .param("month", month.atDay(1))
                .query(Boolean.class)
                .single();
    }

    /** Writes a unit's list of a month; empty where it has one. */
    public Optional<Long> add(
            Scope scope,
            YearMonth month,
            long unitId,
            String unit,
            List<NewItem> items,
            Instant at) {
        int worst = items.stream().mapToInt(item -> item.severity().rank()).max().orElse(0);
        var id =
                database.in(scope)
                        .sql(
                                """
                                insert into monthly.list
                                  (month, unit_id, unit_name, made_at, items, worst)
                                values (:month, :unit, :name, :at, :items, :worst)
                                on conflict do nothing
                                returning id
                                """)
                        .param("month", month.atDay(1))
                        .param("unit", unitId)
                        .param("name", unit)
                        .param("at", Timestamp.from(at))
                        .param("items", items.size())
                        .param("worst", worst)
                        .query(Long.class)
                        .optional();
        id.ifPresent(list -> addItems(scope, list, unitId, items));
        return id;
    }

    private void addItems(Scope scope, long list, long unitId, List<NewItem> items) {
        database.in(scope)
                .sql(
                        """
                        insert into monthly.item
                          (list_id, unit_id, position, episode_id, check_key, name, named, severity,
                           place, remedy, first_seen)
                        select :list, :unit, n, episode, check_key, name, named, severity, place,
                               remedy, seen
                        from unnest(:episodes, :checks, :names, :named, :severities, :places,
                               :remedies, cast(:seen as timestamptz[])) with ordinality
                          as item (episode, check_key, name, named, severity, place, remedy, seen, n)
                        """)
                .param("list", list)
                .param("unit", unitId)
                .param("episodes", items.stream().map(NewItem::episodeId).toArray(Long[]::new))
                .param("checks", items.stream().map(NewItem::check).toArray(String[]::new))
                .param("names", items.stream().map(NewItem::name).toArray(String[]::new))
                .param("named", items.stream().map(NewItem::named).toArray(Boolean[]::new))
                .param(
                        "severities",
                        items.stream().map(item -> item.severity().rank()).toArray(Integer[]::new))
                .param("places", items.stream().map(NewItem::place).toArray(String[]::new))
                .param("remedies", items.stream().map(NewItem::remedy).toArray(String[]::new))
                .param(
                        "seen",
                        items.stream()
                                .map(item -> item.firstSeen().toString())
                                .toArray(String[]::new))
                .update();
    }

    /** Notes who was told. */
    public void told(Scope scope, long id, String names) {
        database.in(scope)
                .sql("update monthly.list set told = :names where id = :id")
                .param("names", names)
                .param("id", id)
                .update();
    }

    /** Notes that a channel took the message over; the first stands. */
    public void delivered(Scope scope, long id, Instant at) {
        database.in(scope)
                .sql(
                        """
                        update monthly.list set delivered_at = :at
                        where id = :id and delivered_at is null
                        """)
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    /** Notes that somebody of the unit opened it; the first stands. */
    public void opened(Scope scope, long id, Actor by, Instant at) {
        database.in(scope)
                .sql(
                        """
                        update monthly.list
                        set opened_at = :at, opened_by = :by, opener = :name
                        where id = :id and opened_at is null
                        """)
                .param("at", Timestamp.from(at))
                .param("by", by.accountId())
                .param("name", by.name())
                .param("id", id)
                .update();
    }

    /** All lists, the latest first. */
    public List<MonthlyList> all(Scope scope) {
        return database.in(scope)
                .sql(COLUMNS + FROM + " order by l.month desc, l.id")
                .query(MonthlyStore::list)
                .list();
    }

    /** A page of them. */
    public ListResult<MonthlyList> page(Scope scope, ListRequest asked) {
        return new Question(FROM, asked)
                .words("l.unit_name", "l.told", "l.opener")
                .any("month", "to_char(l.month, 'YYYY-MM') = any (:month)")
                .when("opened", "yes", "l.opened_at is not null")
                .when("opened", "no", "l.opened_at is null")
                .answer(database.in(scope), COLUMNS, MonthlyStore::list);
    }

    /** The months that have lists, the latest first. */
    public List<YearMonth> months(Scope scope) {
        return database.in(scope)
                .sql("select distinct month from monthly.list order by month desc")
                .query((row, number) -> month(row))
                .list();
    }

    /** One list, if the scope sees it. */
    public Optional<MonthlyList> find(Scope scope, long id) {
        return database.in(scope)
                .sql(COLUMNS + FROM + " where l.id = :id")
                .param("id", id)
                .query(MonthlyStore::list)
                .optional();
    }

    /** The frozen items of a list, in their order. */
    public List<NewItem> items(Scope scope, long id) {
        return database.in(scope)
                .sql(
                        """
                        select episode_id, check_key, name, named, severity, place, remedy,
                               first_seen
                        from monthly.item
                        where list_id = :id
                        order by position
                        """)
                .param("id", id)
                .query((row, number) ->
                        new NewItem(
                                row.getLong("episode_id"),
                                row.getString("check_key"),
                                row.getString("name"),
                                row.getBoolean("named"),
                                Severity.ofRank(row.getInt("severity")),
                                row.getString("place"),
                                row.getString("remedy"),
                                row.getTimestamp("first_seen").toInstant()))
                .list();
    }

    private static MonthlyList list(ResultSet row, int number) throws SQLException {
        return new MonthlyList(
                row.getLong("id"),
                month(row),
                row.getLong("unit_id"),
                row.getString("unit_name"),
                row.getTimestamp("made_at").toInstant(),
                row.getInt("items"),
                Severity.ofRank(row.getInt("worst")),
                row.getString("told"),
                instant(row.getTimestamp("delivered_at")),
                instant(row.getTimestamp("opened_at")),
                row.getString("opener"));
    }

    private static YearMonth month(ResultSet row) throws SQLException {
        return YearMonth.from(row.getObject("month", LocalDate.class));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
