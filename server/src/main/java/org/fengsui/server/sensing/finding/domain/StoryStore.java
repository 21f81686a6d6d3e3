package org.fengsui.server.sensing.finding.domain;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** One line of history for each thing that no column tells; the kind is a message key's end. */
@Component
class StoryStore {

    private final Database database;

    StoryStore(Database database) {
        this.database = database;
    }

    /** A line by a person, the same for several episodes. */
    void add(
            Scope scope,
            Collection<Long> episodeIds,
            Instant at,
            Actor by,
            String kind,
            String... words) {
        database.in(scope)
                .sql(
                        """
                        insert into finding.story (
                            episode_id, at, actor_id, actor_name, kind, words)
                        select id, :at, :actor, :name, :kind, :words from unnest(:ids) as e (id)
                        """)
                .param("ids", episodeIds.toArray(Long[]::new))
                .param("at", Timestamp.from(at))
                .param("actor", by.accountId())
                .param("name", by.name())
                .param("kind", kind)
                .param("words", words)
                .update();
    }

    /** A line by the machine. */
    void add(Scope scope, long episodeId, Instant at, String kind, String... words) {
        add(scope, List.of(episodeId), at, Actor.machine("finding"), kind, words);
    }
}
