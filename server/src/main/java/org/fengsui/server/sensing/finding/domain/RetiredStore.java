package org.fengsui.server.sensing.finding.domain;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** What is known of a system that is retired. */
@Component
class RetiredStore {

    private static final String TAKE_TURN =
            """
            select pg_advisory_xact_lock(hashtextextended('finding.absorb', 0))::text
            """;

    private static final String OPEN =
            """
            select id from finding.episode
            where system_id = :system and current and state <> 'CLOSED'
            order by id
            """;

    private static final String END_RUNS =
            """
            update finding.sighting s
            set ended_at = greatest(s.last_at, cast(:at as timestamptz))
            from finding.episode e
            where e.system_id = :system and e.current and s.finding_id = e.finding_id
              and s.ended_at is null
            """;

    private static final String GIVE_UP_PRINTS =
            """
            update finding.fingerprint p
            set print = sha256(p.print || convert_to('retired ' || p.id, 'UTF8'))
            from finding.episode e
            where e.system_id = :system and e.current and p.finding_id = e.finding_id
            """;

    private final Database database;

    RetiredStore(Database database) {
        this.database = database;
    }

    /** Waits until no report is being written, to the end of the transaction. */
    void takeTurn(Scope scope) {
        database.in(scope).sql(TAKE_TURN).query(String.class).optional();
    }

    /** The open episodes of the system. */
    List<Long> open(Scope scope, long systemId) {
        return database.in(scope).sql(OPEN).param("system", systemId).query(Long.class).list();
    }

    /** No vantage sees them any more, and no later sighting is theirs. */
    void forget(Scope scope, long systemId, Instant at) {
        database.in(scope)
                .sql(END_RUNS)
                .param("system", systemId)
                .param("at", Timestamp.from(at))
                .update();
        database.in(scope).sql(GIVE_UP_PRINTS).param("system", systemId).update();
    }
}
