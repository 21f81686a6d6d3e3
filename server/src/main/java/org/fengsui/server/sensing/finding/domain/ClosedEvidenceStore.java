package org.fengsui.server.sensing.finding.domain;

import java.sql.Timestamp;
import java.time.Instant;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Kept.Batch;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** Evidence of findings all of whose episodes are closed. */
@Component
class ClosedEvidenceStore {

    private static final String DUE =
            """
              from finding.finding f
             where f.evidence <> ''
               and not exists (select from finding.episode e
                                where e.finding_id = f.id
                                  and (e.state <> 'CLOSED' or e.closed_at >= :before))
            """;

    private final Database database;

    ClosedEvidenceStore(Database database) {
        this.database = database;
    }

    long due(Scope scope, Instant before) {
        return database.in(scope)
                .sql("select count(*)" + DUE)
                .param("before", Timestamp.from(before))
                .query(Long.class)
                .single();
    }

    /** The hash of its words goes too, so that they are written anew if it is seen again. */
    Batch forget(Scope scope, Instant before, long after, int most) {
        return database.in(scope)
                .sql(
                        """
                        with gone as (
                            update finding.finding
                               set evidence = '', content_hash = 0
                             where id in (
                        """
                                + "select f.id"
                                + DUE
                                + """
                                           and f.id > :after order by f.id limit :most)
                                    returning id)
                                select count(*) as count, coalesce(max(id), :after) as last from gone
                                """)
                .param("before", Timestamp.from(before))
                .param("after", after)
                .param("most", most)
                .query(Batch.class)
                .single();
    }
}
