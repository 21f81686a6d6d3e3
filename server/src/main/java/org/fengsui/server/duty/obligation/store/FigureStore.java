package org.fengsui.server.duty.obligation.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fengsui.server.duty.obligation.Ledger.DayLoad;
import org.fengsui.server.duty.obligation.Ledger.Figures;
import org.fengsui.server.duty.obligation.Ledger.ObligorFigures;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** What is counted over the obligations. */
@Component
public class FigureStore {

    private static final String COUNTS =
            """
            count(*) filter (where state = 'MET' and met_at <= due_at
                and due_at >= :from and due_at < :to) as met_on_time,
            count(*) filter (where state in ('MET', 'PASSED_ON') and met_at > due_at
                and due_at >= :from and due_at < :to) as met_late,
            count(*) filter (where state = 'OPEN' and due_at >= :now) as open,
            count(*) filter (where state = 'OPEN' and due_at < :now) as open_late,
            count(*) filter (where state = 'OPEN' and due_at >= :now and due_at <= :tonight)
                as due_today
            """;

    /** Two questions, because each is answered by an index of its own. */
    private static final String RELEVANT =
            """
            from (
                select obligor, 'OPEN' as state, due_at, null::timestamptz as met_at
                from obligation.obligation
                where state = 'OPEN'
                union all
                select obligor, state, due_at, met_at from obligation.obligation
                where state in ('MET', 'PASSED_ON') and due_at >= :from and due_at < :to) relevant
            """;

    private final Database database;

    FigureStore(Database database) {
        this.database = database;
    }

    /** The present and the period that is asked for. */
    public record Period(Instant from, Instant to, Instant now) {

        /** 24:00 of today in the school's zone. */
        Instant tonight() {
            return now.atZone(BusinessClock.ZONE)
                    .toLocalDate()
                    .plusDays(1)
                    .atStartOfDay(BusinessClock.ZONE)
                    .toInstant();
        }
    }

    /** The figures of all the scope sees. */
    public Figures figures(Scope scope, Period period) {
        return bound(scope, "select " + COUNTS + RELEVANT, period)
                .query(FigureStore::figures)
                .single();
    }

    /** The figures per obligor, the worst first. */
    public List<ObligorFigures> byObligor(Scope scope, Period period) {
        var all =
                bound(scope, "select obligor, " + COUNTS + RELEVANT + " group by obligor", period)
                        .query((row, number) ->
                                new ObligorFigures(
                                        Obligor.of(row.getString("obligor")), figures(row, number)))
                        .list();
        return all.stream().sorted(FigureStore::worstFirst).toList();
    }

    private static int worstFirst(ObligorFigures a, ObligorFigures b) {
        int byRate = Double.compare(a.figures().onTimeRate(), b.figures().onTimeRate());
        return byRate != 0 ? byRate : a.obligor().key().compareTo(b.obligor().key());
    }

    private StatementSpec bound(Scope scope, String sql, Period period) {
        return database.in(scope)
                .sql(sql)
                .param("from", Columns.at(period.from()))
                .param("to", Columns.at(period.to()))
                .param("now", Columns.at(period.now()))
                .param("tonight", Columns.at(period.tonight()));
    }

    private static Figures figures(ResultSet row, int number) throws SQLException {
        return new Figures(
                row.getLong("met_on_time"),
                row.getLong("met_late"),
                row.getLong("open"),
                row.getLong("open_late"),
                row.getLong("due_today"));
    }

    /** Open obligations of these obligors by due, the soonest first. */
    public List<Row> soonest(Scope scope, Set<Obligor> of, int limit) {
        return soonest(scope, "o.obligor = any(:obligors)", of, limit);
    }

    /** The same of all others. */
    public List<Row> soonestBut(Scope scope, Set<Obligor> of, int limit) {
        return soonest(scope, "o.obligor <> all(:obligors)", of, limit);
    }

    private List<Row> soonest(Scope scope, String whose, Set<Obligor> of, int limit) {
        return database.in(scope)
                .sql(
                        "select "
                                + Columns.ALL
                                + Columns.FROM
                                + " where o.state = 'OPEN' and "
                                + whose
                                + " order by o.due_at, o.id limit :limit")
                .param("obligors", of.stream().map(Obligor::key).toArray(String[]::new))
                .param("limit", limit)
                .query(Columns::row)
                .list();
    }

    /** How many open obligations have their last day on each of the days from today. */
    public List<DayLoad> load(Scope scope, Instant now, int days) {
        var today = now.atZone(BusinessClock.ZONE).toLocalDate();
        var counted =
                database.in(scope)
                        .sql(
                                """
                                select ((due_at - interval '1 microsecond')
                                        at time zone 'Asia/Shanghai')::date as day,
                                    count(*) as open
                                from obligation.obligation
                                where state = 'OPEN' and due_at >= :now and due_at <= :end
                                group by 1
                                """)
                        .param("now", Columns.at(now))
                        .param(
                                "end",
                                Columns.at(
                                        today.plusDays(days)
                                                .atStartOfDay(BusinessClock.ZONE)
                                                .toInstant()))
                        .query((row, number) ->
                                new DayLoad(
                                        row.getObject("day", LocalDate.class), row.getLong("open")))
                        .list();
        return today.datesUntil(today.plusDays(days))
                .map(day ->
                        counted.stream()
                                .filter(load -> load.day().equals(day))
                                .findAny()
                                .orElse(new DayLoad(day, 0)))
                .toList();
    }

    /** The earliest instant after now at which a step falls due. */
    public Optional<Instant> nextStep(Scope scope, Instant now) {
        return database.in(scope)
                .sql(
                        """
                        select next_at from obligation.steps
                        where next_at > :now
                        order by next_at
                        limit 1
                        """)
                .param("now", Columns.at(now))
                .query((row, number) -> Columns.instant(row, "next_at"))
                .optional();
    }
}
