package org.fengsui.server.sensing.finding.absorb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a report could prove gone by its silence, and ends the runs that it does. */
@Component
class AbsenceStore {

    private final Database database;

    AbsenceStore(Database database) {
        this.database = database;
    }

    /** A run that the report's hosts could have shown and did not. */
    record Missing(
            long runId,
            long findingId,
            String namespace,
            String target,
            String check,
            @Nullable Integer port,
            @Nullable String protocol,
            boolean byLogin,
            @Nullable String runPolicy,
            @Nullable String hostPolicy,
            Instant at) {}

    /** A finding no vantage sees any more, with its current episode. */
    record Vanished(long episodeId, long runId) {}

    /** Hands on each run whose host was looked at later than anything known about it. */
    void missing(Scope scope, String vantage, Consumer<Missing> into) {
        database.in(scope)
                .sql(
                        """
                        select r.id, r.finding_id, r.namespace, r.target, p.check_key, p.port,
                               p.protocol, r.by_login, r.policy, h.policy as host_policy, h.at
                          from host h
                          join finding.sighting r on r.target = h.target
                                                 and r.namespace = h.namespace
                                                 and r.vantage = :vantage
                                                 and r.ended_at is null
                                                 and r.last_at < h.at
                          join finding.fingerprint p on p.id = r.fingerprint_id
                         where (h.prior is null or h.at > h.prior)
                           and not exists (select from work w where w.fingerprint_id = p.id)
                         order by r.id
                        """)
                .param("vantage", vantage)
                .query((ResultSet row) -> into.accept(missing(row)));
    }

    static Missing missing(ResultSet row) throws SQLException {
        return new Missing(
                row.getLong("id"),
                row.getLong("finding_id"),
                row.getString("namespace"),
                row.getString("target"),
                row.getString("check_key"),
                row.getObject("port", Integer.class),
                row.getString("protocol"),
                row.getBoolean("by_login"),
                row.getString("policy"),
                row.getString("host_policy"),
                row.getTimestamp("at").toInstant());
    }

    /** Ends runs at the time of the evidence. */
    void end(Scope scope, long importId, List<Missing> gone) {
        var ids = gone.stream().map(Missing::runId).toArray(Long[]::new);
        var times = gone.stream().map(run -> Timestamp.from(run.at()).toInstant().toString());
        int ended =
                database.in(scope)
                        .sql(
                                """
                                update finding.sighting r
                                   set ended_at = g.at, ended_import = :import
                                  from unnest(:ids, cast(:times as timestamptz[])) as g (id, at)
                                 where r.id = g.id and r.ended_at is null
                                """)
                        .param("import", importId)
                        .param("ids", ids)
                        .param("times", times.toArray(String[]::new))
                        .update();
        if (ended != ids.length) {
            throw new IllegalStateException(
                    "ended " + ended + " of " + ids.length + " sightings; another import wrote");
        }
    }

    /** Of these runs' findings, those that nothing sees any more, with the last run that ended. */
    List<Vanished> vanished(Scope scope, List<Missing> gone) {
        return database.in(scope)
                .sql(
                        """
                        select distinct on (e.id) e.id as episode_id, r.id as run_id
                          from finding.sighting r
                          join finding.episode e on e.finding_id = r.finding_id and e.current
                         where r.id = any (:ids)
                           and not exists (select from finding.sighting other
                                            where other.finding_id = r.finding_id
                                              and other.ended_at is null)
                         order by e.id, r.ended_at desc, r.id
                        """)
                .param("ids", gone.stream().map(Missing::runId).toArray(Long[]::new))
                .query(Vanished.class)
                .list();
    }
}
