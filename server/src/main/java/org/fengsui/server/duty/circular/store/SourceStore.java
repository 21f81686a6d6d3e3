package org.fengsui.server.duty.circular.store;

import java.util.List;
import org.fengsui.server.duty.circular.Circular.Source;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The table of the bodies that tell of threats. */
@Component
public class SourceStore {

    private final Database database;

    SourceStore(Database database) {
        this.database = database;
    }

    /** All of them, those offered first. */
    public List<Source> all(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select id, version, name, starts_clock, offered
                        from circular.source order by not offered, id
                        """)
                .query((row, number) ->
                        new Source(
                                row.getLong("id"),
                                row.getInt("version"),
                                row.getString("name"),
                                row.getBoolean("starts_clock"),
                                row.getBoolean("offered")))
                .list();
    }

    /** Adds a body, or changes one; false where one has this name or somebody else was first. */
    public boolean put(Scope scope, Source source) {
        var sql =
                source.id() == 0
                        ? """
                        insert into circular.source (name, starts_clock, offered)
                        select :name, :starts, :offered where :id = 0 and :version = 0
                        on conflict do nothing
                        """
                        : """
                        update circular.source
                        set version = version + 1, name = :name, starts_clock = :starts,
                            offered = :offered
                        where id = :id and version = :version
                            and not exists (
                                select 1 from circular.source o
                                where o.name = :name and o.id <> :id)
                        """;
        return database.in(scope)
                        .sql(sql)
                        .param("name", source.name())
                        .param("starts", source.startsClock())
                        .param("offered", source.offered())
                        .param("id", source.id())
                        .param("version", source.version())
                        .update()
                == 1;
    }
}
