package org.fengsui.server.campus.readiness.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.campus.readiness.ProtectionPeriods.Period;
import org.fengsui.server.campus.readiness.domain.Closing;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The tables of protection periods and of what is closed for them. */
@Component
public class PeriodStore {

    private final Database database;

    PeriodStore(Database database) {
        this.database = database;
    }

    /** Adds or changes one; false where somebody else was first. */
    public boolean put(Scope scope, Period period) {
        var sql =
                period.id() == 0
                        ? """
                        insert into readiness.period (name, first_day, last_day, zero_report)
                        select :name, :first, :last, :zero where :id = 0 and :version = 0
                        """
                        : """
                        update readiness.period
                        set version = version + 1, name = :name, first_day = :first,
                            last_day = :last, zero_report = :zero
                        where id = :id and version = :version
                        """;
        return database.in(scope)
                        .sql(sql)
                        .param("name", period.name())
                        .param("first", period.first())
                        .param("last", period.last())
                        .param("zero", period.zeroReport())
                        .param("id", period.id())
                        .param("version", period.version())
                        .update()
                == 1;
    }

    /** All that end on that day or later, the first of them first. */
    public List<Period> since(Scope scope, LocalDate day) {
        return database.in(scope)
                .sql(
                        """
                        select * from readiness.period where last_day >= :day
                        order by first_day, id
                        """)
                .param("day", day)
                .query((row, number) ->
                        new Period(
                                row.getLong("id"),
                                row.getInt("version"),
                                row.getString("name"),
                                row.getObject("first_day", LocalDate.class),
                                row.getObject("last_day", LocalDate.class),
                                row.getBoolean("zero_report")))
                .list();
    }

    /** Writes what a unit means to close; false where that is written already. */
    public boolean propose(
            Scope scope,
            Actor by,
            long periodId,
            long unitId,
            long systemId,
            String name,
            Instant now) {
        return database.in(scope)
                        .sql(
                                """
                                insert into readiness.closing (period_id, unit_id, system_id, name,
                                    state, proposed_at, proposer)
                                values (:period, :unit, :system, :name, 'PROPOSED', :now, :who)
                                on conflict do nothing
                                """)
                        .param("period", periodId)
                        .param("unit", unitId)
                        .param("system", systemId)
                        .param("name", name)
                        .param("now", Rows.at(now))
                        .param("who", by.name())
                        .update()
                == 1;
    }

    /** Confirms that it was closed, or opened again; false where somebody else was first. */
    public boolean move(Scope scope, Actor by, Closing closing, Closing.State after, Instant now) {
        var sql =
                after == Closing.State.CLOSED
                        ? """
                        update readiness.closing
                        set version = version + 1, state = 'CLOSED', closed_at = :now, closer = :who
                        where id = :id and version = :version and state = 'PROPOSED'
                        """
                        : """
                        update readiness.closing
                        set version = version + 1, state = 'REOPENED', reopened_at = :now,
                            reopener = :who
                        where id = :id and version = :version and state = 'CLOSED'
                        """;
        return database.in(scope)
                        .sql(sql)
                        .param("now", Rows.at(now))
                        .param("who", by.name())
                        .param("id", closing.id())
                        .param("version", closing.version())
                        .update()
                == 1;
    }

    /** What units close for a period, as far as the scope sees it. */
    public List<Closing> closings(Scope scope, long periodId) {
        return database.in(scope)
                .sql("select * from readiness.closing where period_id = :id order by unit_id, id")
                .param("id", periodId)
                .query(PeriodStore::closing)
                .list();
    }

    /** One of them, if the scope sees it. */
    public Optional<Closing> closing(Scope scope, long id) {
        return database.in(scope)
                .sql("select * from readiness.closing where id = :id")
                .param("id", id)
                .query(PeriodStore::closing)
                .optional();
    }

    private static Closing closing(ResultSet row, int number) throws SQLException {
        return new Closing(
                row.getLong("id"),
                row.getInt("version"),
                row.getLong("period_id"),
                row.getLong("unit_id"),
                row.getLong("system_id"),
                row.getString("name"),
                Closing.State.valueOf(row.getString("state")),
                Rows.moment(row, "proposed_at"),
                row.getString("proposer"),
                Rows.optional(row, "closed_at"),
                row.getString("closer"),
                Rows.optional(row, "reopened_at"),
                row.getString("reopener"));
    }
}
