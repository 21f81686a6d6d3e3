package org.fengsui.server.account.accountability.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.account.accountability.Scorecards.Counted;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Yardstick.Case;
import org.fengsui.server.platform.kernel.Yardstick.Tally;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What closed years came to; only ever added. */
@Component
public class ClosedStore {

    private final Database database;

    ClosedStore(Database database) {
        this.database = database;
    }

    /** A closed year. */
    public record Closed(String rules, String closer, Instant at) {}

    /** The year, if it is closed. */
    public Optional<Closed> find(Scope scope, int year) {
        return database.in(scope)
                .sql("select * from accountability.closed_year where year = :year")
                .param("year", year)
                .query((row, _) ->
                        new Closed(
                                row.getString("rules"),
                                row.getString("closer"),
                                Rows.moment(row, "closed_at")))
                .optional();
    }

    /** Closes a year; false where it is closed already. */
    public boolean close(Scope scope, int year, String rules, Actor by, Instant at) {
        return database.in(scope)
                        .sql(
                                """
                                insert into accountability.closed_year
                                    (year, rules, closed_by, closer, closed_at)
                                values (:year, :rules, :by, :name, :at)
                                on conflict do nothing
                                """)
                        .param("year", year)
                        .param("rules", rules)
                        .param("by", by.accountId())
                        .param("name", by.name())
                        .param("at", Rows.at(at))
                        .update()
                == 1;
    }

    /** Keeps the tallies of a measure. */
    public void lines(
            Scope scope,
            int year,
            String yardstick,
            Map<Obligor, Tally> tallies,
            Map<Obligor, String> names) {
        var rows =
                tallies.entrySet().stream()
                        .map(one ->
                                new Object[] {
                                    year,
                                    one.getKey().key(),
                                    unit(one.getKey()),
                                    names.getOrDefault(one.getKey(), ""),
                                    yardstick,
                                    one.getValue().cases(),
                                    one.getValue().against(),
                                    micros(one.getValue().office())
                                })
                        .toList();
        database.batchIn(scope)
                .batchUpdate(
                        """
                        insert into accountability.closed_line (year, obligor, unit_id, called,
                            yardstick, cases, against, office_micros)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                        rows);
    }

    /** Keeps the records of a measure. */
    public void cases(Scope scope, int year, String yardstick, List<Counted> cases) {
        var rows =
                cases.stream()
                        .map(one ->
                                new Object[] {
                                    year,
                                    yardstick,
                                    one.what().id(),
                                    one.recordType(),
                                    one.what().obligor().key(),
                                    unit(one.what().obligor()),
                                    one.what().title(),
                                    Rows.at(one.what().at()),
                                    one.what().against(),
                                    micros(one.what().office()),
                                    one.what().schoolPath(),
                                    one.what().unitPath(),
                                    one.excused()
                                })
                        .toList();
        database.batchIn(scope)
                .batchUpdate(
                        """
                        insert into accountability.closed_case (year, yardstick, record_id,
                            record_type, obligor, unit_id, title, at, against, office_micros,
                            school_path, unit_path, excused)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                        rows);
    }

    private static @Nullable Long unit(Obligor obligor) {
        return obligor instanceof Obligor.Unit(long id) ? id : null;
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    /** What was kept of a year, by obligor and measure, with their names then. */
    public record Lines(Map<Obligor, Map<String, Tally>> tallies, Map<Obligor, String> names) {}

    /** The tallies of a closed year as far as the scope sees them. */
    public Lines lines(Scope scope, int year) {
        var lines = new Lines(new HashMap<>(), new HashMap<>());
        database.in(scope)
                .sql("select * from accountability.closed_line where year = :year")
                .param("year", year)
                .query(row -> {
                    var obligor = Obligor.of(row.getString("obligor"));
                    lines.names.put(obligor, row.getString("called"));
                    lines.tallies
                            .computeIfAbsent(obligor, _ -> new HashMap<>())
                            .put(
                                    row.getString("yardstick"),
                                    new Tally(
                                            row.getLong("cases"),
                                            row.getLong("against"),
                                            office(row)));
                });
        return lines;
    }

    private static Duration office(ResultSet row) throws SQLException {
        return Duration.of(row.getLong("office_micros"), ChronoUnit.MICROS);
    }

    /** The records of a closed year behind one number. */
    public List<Counted> cases(Scope scope, int year, Obligor obligor, String yardstick) {
        return database.in(scope)
                .sql(
                        """
                        select * from accountability.closed_case
                        where year = :year and obligor = :obligor and yardstick = :yardstick
                        order by at desc, record_id desc
                        """)
                .param("year", year)
                .param("obligor", obligor.key())
                .param("yardstick", yardstick)
                .query((row, _) ->
                        new Counted(
                                row.getString("record_type"),
                                new Case(
                                        row.getLong("record_id"),
                                        obligor,
                                        row.getString("title"),
                                        Rows.moment(row, "at"),
                                        row.getLong("against"),
                                        office(row),
                                        0,
                                        row.getString("school_path"),
                                        row.getString("unit_path")),
                                row.getString("excused")))
                .list();
    }
}
