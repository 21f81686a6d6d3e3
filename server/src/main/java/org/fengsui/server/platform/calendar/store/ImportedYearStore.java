package org.fengsui.server.platform.calendar.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.fengsui.engine.calendar.YearPlan;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.calendar.SchoolCalendar.ImportedYear;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The table of imported years. */
@Component
class ImportedYearStore {

    private final Database database;

    ImportedYearStore(Database database) {
        this.database = database;
    }

    List<ImportedYear> upTo(Scope scope, int version) {
        return database.in(scope)
                .sql(
                        """
                        select version, plan, imported_by, imported_at
                        from calendar.imported_year
                        where version <= :version
                        order by version
                        """)
                .param("version", version)
                .query(ImportedYearStore::read)
                .list();
    }

    /** Waits for another import that is under way, so that versions follow each other. */
    void lock(Scope scope) {
        database.in(scope)
                .sql("lock table calendar.imported_year in share row exclusive mode")
                .update();
    }

    void insert(Scope scope, int version, YearPlan plan, Actor by, Instant at) {
        database.in(scope)
                .sql(
                        """
                        insert into calendar.imported_year
                          (version, year, plan, account_id, imported_by, imported_at)
                        values (:version, :year, :plan, :account, :by, :at)
                        """)
                .param("version", version)
                .param("year", plan.year())
                .param("plan", plan.print())
                .param("account", by.accountId())
                .param("by", by.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static ImportedYear read(ResultSet row, int number) throws SQLException {
        return new ImportedYear(
                row.getInt("version"),
                YearPlan.parse(row.getString("plan")).getFirst(),
                row.getString("imported_by"),
                row.getObject("imported_at", OffsetDateTime.class).toInstant());
    }
}
