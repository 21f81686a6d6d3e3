package org.fengsui.server.sensing.intake.domain;

import java.util.List;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.sensing.intake.ImportView;
import org.springframework.stereotype.Component;

/** Reads pages of the history of imports. */
@Component
class ImportListStore {

    private static final String WHERE =
            """
             where (cardinality(cast(:state as text[])) = 0 or i.state = any (:state))
               and (:source = '' or i.source = :source)
            """;

    private final Database database;

    ImportListStore(Database database) {
        this.database = database;
    }

    List<ImportView> page(Scope scope, ListRequest asked) {
        return database.in(scope)
                .sql(
                        ImportStore.VIEW
                                + WHERE
                                + " order by "
                                + asked.orderBy()
                                + " limit :limit offset :offset")
                .param("state", asked.values("state").toArray(String[]::new))
                .param("source", asked.value("source").orElse(""))
                .param("limit", asked.limit())
                .param("offset", asked.offset())
                .query(ImportRows::view)
                .list();
    }

    long count(Scope scope, ListRequest asked) {
        return database.in(scope)
                .sql(
                        "select count(*) from (select 1 from intake.import i"
                                + WHERE
                                + " limit "
                                + (ListRequest.COUNT_LIMIT + 1)
                                + ") counted")
                .param("state", asked.values("state").toArray(String[]::new))
                .param("source", asked.value("source").orElse(""))
                .query(Long.class)
                .single();
    }

    List<ImportView> waiting(Scope scope, int most) {
        return database.in(scope)
                .sql(ImportStore.VIEW + " where i.state = 'RECEIVED' order by i.id limit :most")
                .param("most", most)
                .query(ImportRows::view)
                .list();
    }

    long countHeld(Scope scope) {
        return database.in(scope)
                .sql("select count(*) from intake.import where state = 'HELD'")
                .query(Long.class)
                .single();
    }

    long countWaiting(Scope scope) {
        return database.in(scope)
                .sql("select count(*) from intake.import where state = 'RECEIVED'")
                .query(Long.class)
                .single();
    }
}
