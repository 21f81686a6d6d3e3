package org.fengsui.server.sensing.finding.absorb;

import java.util.Optional;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Tally;
import org.springframework.stereotype.Component;

/** Counts what became of a report's results. */
@Component
class TallyStore {

    private final Database database;

    TallyStore(Database database) {
        this.database = database;
    }

    Tally count(Scope scope, long items, long closed) {
        return database.in(scope)
                .sql(
                        """
                        select :items as items,
                               :items - count(*) as folded,
                               count(*) filter (where fate = 'OPEN') as opened,
                               count(*) filter (where fate in ('AGAIN', 'BACK')) as seen_again,
                               count(distinct finding_id) filter (where fate = 'RETURN')
                                   as returned,
                               :closed as closed,
                               count(distinct finding_id) filter (
                                   where fate in ('OPEN', 'RETURN') and i.unit_id is null)
                                   as unattributed,
                               count(*) filter (where fate in ('PAST', 'HISTORY')) as history
                          from work
                          join item i on i.no = work.no
                        """)
                .param("items", items)
                .param("closed", closed)
                .query(Tally.class)
                .single();
    }

    /** The finding of a report that shows one only. */
    Optional<Long> only(Scope scope) {
        var shown =
                database.in(scope)
                        .sql(
                                """
                                select distinct finding_id
                                  from work
                                 where finding_id is not null
                                 limit 2
                                """)
                        .query(Long.class)
                        .list();
        return shown.size() == 1 ? Optional.of(shown.getFirst()) : Optional.empty();
    }
}
