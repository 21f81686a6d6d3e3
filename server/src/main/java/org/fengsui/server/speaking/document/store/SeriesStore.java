package org.fengsui.server.speaking.document.store;

import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.speaking.document.Documents.Standing;
import org.springframework.stereotype.Repository;

/** Where each series stands in each year. */
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
                        insert into document.series (series, year, last_given, issued)
                        values (:series, :year, 1, 1)
                        on conflict (series, year) do update
                            set last_given = document.series.last_given + 1,
                                issued = document.series.last_given + 1
                        returning last_given
                        """)
                .param("series", series)
                .param("year", year)
                .query(Long.class)
                .single();
    }

    /** Where the series stands; nothing issued and 1 next if it has not begun in that year. */
    Standing standing(Scope scope, String series, int year) {
        return database.in(scope)
                .sql(
                        """
                        select issued, last_given from document.series
                        where series = :series and year = :year
                        """)
                .param("series", series)
                .param("year", year)
                .query((row, _) ->
                        new Standing(row.getLong("issued"), row.getLong("last_given") + 1))
                .optional()
                .orElse(new Standing(0, 1));
    }

    /**
     * Makes the series go on after a number.
     *
     * @return false if a document already got a number after it
     */
    boolean continueAfter(Scope scope, String series, int year, long last) {
        return database.in(scope)
                        .sql(
                                """
                                insert into document.series (series, year, last_given)
                                values (:series, :year, :last)
                                on conflict (series, year) do update
                                    set last_given = excluded.last_given
                                    where document.series.issued <= excluded.last_given
                                """)
                        .param("series", series)
                        .param("year", year)
                        .param("last", last)
                        .update()
                == 1;
    }
}
