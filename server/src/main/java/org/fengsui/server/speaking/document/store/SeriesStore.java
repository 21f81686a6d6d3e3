package org.fengsui.server.speaking.document.store;

import java.util.OptionalLong;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Repository;

/** The last number of each series and year. */
@Repository
class SeriesStore {

    private final Database database;

    SeriesStore(Database database) {
        this.database = database;
    }

    /** Takes the next number; the row stays locked until the transaction ends. */
    long next(Scope scope, String series, int year) {
        return database.in(scope)
                .sql(
                        """
                        insert into document.series (series, year, last_given)
                        values (:series, :year, 1)
                        on conflict (series, year) do update
                            set last_given = document.series.last_given + 1
                        returning last_given
                        """)
                .param("series", series)
                .param("year", year)
                .query(Long.class)
                .single();
    }

    /** The last number given; empty if the series has not begun in that year. */
    OptionalLong lastGiven(Scope scope, String series, int year) {
        return database.in(scope)
                .sql(
                        """
                        select last_given from document.series
                        where series = :series and year = :year
                        for update
                        """)
                .param("series", series)
                .param("year", year)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /**
     * Makes the series go on after a number.
     *
     * @return false if that number, or a later one, was already given
     */
    boolean continueAfter(Scope scope, String series, int year, long last) {
        return database.in(scope)
                        .sql(
                                """
                                insert into document.series (series, year, last_given)
                                values (:series, :year, :last)
                                on conflict (series, year) do update
                                    set last_given = excluded.last_given
                                    where document.series.last_given <= excluded.last_given
                                """)
                        .param("series", series)
                        .param("year", year)
                        .param("last", last)
                        .update()
                == 1;
    }
}
