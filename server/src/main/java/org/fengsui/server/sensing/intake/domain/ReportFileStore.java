package org.fengsui.server.sensing.intake.domain;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.intake.ImportState;
import org.springframework.stereotype.Component;

/** Which imports still have the file they came as. */
@Component
class ReportFileStore {

    private final Database database;

    ReportFileStore(Database database) {
        this.database = database;
    }

    /** An import with its file. */
    record Standing(long id, long fileId) {}

    /**
     * Imports in these states that were over before an instant and have their file, by identity.
     *
     * @param after the identity behind which it looks
     */
    List<Standing> standing(
            Scope scope, Collection<ImportState> states, Instant before, long after, int most) {
        return database.in(scope)
                .sql(
                        """
                        select id, file_id
                          from intake.import
                         where state = any(:states) and finished_at < :before
                           and file_id is not null and id > :after
                         order by id
                         limit :most
                        """)
                .param("states", states.stream().map(ImportState::name).toArray(String[]::new))
                .param("before", Timestamp.from(before))
                .param("after", after)
                .param("most", most)
                .query(Standing.class)
                .list();
    }

    /** Notes that the files of imports are gone. */
    void gone(Scope scope, Collection<Long> ids, Instant now) {
        int rows =
                database.in(scope)
                        .sql(
                                """
                                update intake.import set file_id = null, file_gone_at = :now
                                 where id = any(:ids) and file_id is not null
                                """)
                        .param("now", Timestamp.from(now))
                        .param("ids", ids.toArray(Long[]::new))
                        .update();
        if (rows != ids.size()) {
            throw new IllegalStateException(rows + " of the imports " + ids + " had a file");
        }
    }
}
