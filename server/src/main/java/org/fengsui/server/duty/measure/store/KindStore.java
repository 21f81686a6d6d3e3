package org.fengsui.server.duty.measure.store;

import java.util.List;
import org.fengsui.server.duty.measure.Measure.Kind;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The table of the kinds of measures a school uses. */
@Component
public class KindStore {

    private final Database database;

    KindStore(Database database) {
        this.database = database;
    }

    /** All of them, those offered first. */
    public List<Kind> all(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select id, version, name, basis, campus_network, offered
                        from measure.kind order by not offered, id
                        """)
                .query((row, number) ->
                        new Kind(
                                row.getLong("id"),
                                row.getInt("version"),
                                row.getString("name"),
                                row.getString("basis"),
                                row.getBoolean("campus_network"),
                                row.getBoolean("offered")))
                .list();
    }

    /** Adds a kind; false where one has this name. */
    public boolean insert(Scope scope, Kind kind) {
        return database.in(scope)
                        .sql(
                                """
                                insert into measure.kind (name, basis, campus_network, offered)
                                values (:name, :basis, :campus, :offered)
                                on conflict do nothing
                                """)
                        .param("name", kind.name())
                        .param("basis", kind.basis())
                        .param("campus", kind.campusNetwork())
                        .param("offered", kind.offered())
                        .update()
                == 1;
    }

    /** Changes a kind; false where somebody else was first. */
    public boolean update(Scope scope, Kind kind) {
        return database.in(scope)
                        .sql(
                                """
                                update measure.kind
                                set version = version + 1, name = :name, basis = :basis,
                                    campus_network = :campus, offered = :offered
                                where id = :id and version = :version
                                """)
                        .param("name", kind.name())
                        .param("basis", kind.basis())
                        .param("campus", kind.campusNetwork())
                        .param("offered", kind.offered())
                        .param("id", kind.id())
                        .param("version", kind.version())
                        .update()
                == 1;
    }
}
