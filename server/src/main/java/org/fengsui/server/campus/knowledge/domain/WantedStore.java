package org.fengsui.server.campus.knowledge.domain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.fengsui.server.campus.knowledge.Knowledge.Missing;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The checks that were asked for. */
@Component
class WantedStore {

    private static final String WANT =
            """
            insert into knowledge.wanted (check_key, title, episodes, first_asked, last_asked)
            select :check, :title, :episodes, :at, :at
            where not exists (select from knowledge.entry where check_key = :check)
            on conflict (check_key) do update
                set title = excluded.title, episodes = excluded.episodes, last_asked = excluded.last_asked
            """;

    private static final String MISSING =
            """
            select w.check_key, w.title, w.episodes
            from knowledge.wanted w
            where not exists (select from knowledge.entry e where e.check_key = w.check_key)
            order by w.episodes desc, w.first_asked, w.check_key
            """;

    private final Database database;

    WantedStore(Database database) {
        this.database = database;
    }

    void want(Scope scope, Missing missing, Instant at) {
        database.in(scope)
                .sql(WANT)
                .param("check", missing.check())
                .param("title", missing.title())
                .param("episodes", missing.episodes())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Missing> missing(Scope scope) {
        return database.in(scope)
                .sql(MISSING)
                .query((row, at) ->
                        new Missing(
                                row.getString("check_key"),
                                row.getString("title"),
                                row.getLong("episodes")))
                .list();
    }
}
