package org.fengsui.server.campus.readiness.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.campus.readiness.DutyRoster.Person;
import org.fengsui.server.campus.readiness.DutyRoster.Shift;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The tables of shifts and of the days whose hours nobody has. */
@Component
public class ShiftStore {

    private final Database database;

    ShiftStore(Database database) {
        this.database = database;
    }

    /** Writes a shift; one that begins at the same instant gives way. */
    public void put(Scope scope, Shift shift) {
        var deputy = shift.deputy();
        int written =
                database.in(scope)
                        .sql(
                                """
                                insert into readiness.shift (begins, ends, name, phone, account_id,
                                    deputy, deputy_phone, deputy_account_id)
                                values (:from, :to, :name, :phone, :account, :deputy, :deputyPhone,
                                    :deputyAccount)
                                on conflict (begins) do update
                                set ends = excluded.ends, name = excluded.name,
                                    phone = excluded.phone, account_id = excluded.account_id,
                                    deputy = excluded.deputy,
                                    deputy_phone = excluded.deputy_phone,
                                    deputy_account_id = excluded.deputy_account_id
                                """)
                        .param("from", Rows.at(shift.from()))
                        .param("to", Rows.at(shift.to()))
                        .param("name", shift.person().name())
                        .param("phone", shift.person().phone())
                        .param("account", shift.person().accountId(), Types.BIGINT)
                        .param("deputy", deputy == null ? "" : deputy.name())
                        .param("deputyPhone", deputy == null ? "" : deputy.phone())
                        .param(
                                "deputyAccount",
                                deputy == null ? null : deputy.accountId(),
                                Types.BIGINT)
                        .update();
        if (written != 1) {
            throw new IllegalStateException("shifts written: " + written);
        }
    }

    /** Takes a shift out; false where there is none that begins after that instant. */
    public boolean drop(Scope scope, long id, Instant after) {
        return database.in(scope)
                        .sql("delete from readiness.shift where id = :id and begins > :after")
                        .param("id", id)
                        .param("after", Rows.at(after))
                        .update()
                == 1;
    }

    /** The shifts that touch a span of time, in order. */
    public List<Shift> between(Scope scope, Instant from, Instant to) {
        return database.in(scope)
                .sql(
                        """
                        select * from readiness.shift where begins < :to and ends > :from
                        order by begins
                        """)
                .param("from", Rows.at(from))
                .param("to", Rows.at(to))
                .query(ShiftStore::shift)
                .list();
    }

    /** When the roster began; empty while there is none. */
    public Optional<Instant> began(Scope scope) {
        return database.in(scope)
                .sql("select begins from readiness.shift order by begins limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private static Shift shift(ResultSet row, int number) throws SQLException {
        var deputy = row.getString("deputy");
        return new Shift(
                row.getLong("id"),
                Rows.moment(row, "begins"),
                Rows.moment(row, "ends"),
                new Person(
                        row.getString("name"),
                        row.getString("phone"),
                        row.getObject("account_id", Long.class)),
                deputy.isEmpty()
                        ? null
                        : new Person(
                                deputy,
                                row.getString("deputy_phone"),
                                row.getObject("deputy_account_id", Long.class)));
    }

    /** Notes a gap that is not open, and gives which one of that day it is; empty where it is. */
    public Optional<Integer> openGap(Scope scope, LocalDate day) {
        return database.in(scope)
                .sql(
                        """
                        insert into readiness.gap as g (day) values (:day)
                        on conflict (day) do update set open = true, occurrence = g.occurrence + 1
                        where not g.open
                        returning occurrence
                        """)
                .param("day", day)
                .query(Integer.class)
                .optional();
    }

    /** A gap that is open. */
    public record Gap(LocalDate day, int occurrence) {}

    /** The gaps that are open. */
    public List<Gap> gaps(Scope scope) {
        return database.in(scope)
                .sql("select day, occurrence from readiness.gap where open order by day for update")
                .query((row, number) ->
                        new Gap(row.getObject("day", LocalDate.class), row.getInt("occurrence")))
                .list();
    }

    /** A gap is over. */
    public void closeGap(Scope scope, LocalDate day) {
        int written =
                database.in(scope)
                        .sql("update readiness.gap set open = false where day = :day and open")
                        .param("day", day)
                        .update();
        if (written != 1) {
            throw new IllegalStateException("gaps closed: " + written);
        }
    }
}
