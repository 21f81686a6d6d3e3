package org.fengsui.server.sensing.finding.domain;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.Category;
import org.fengsui.engine.observation.HostOrigin;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.observation.Transport;
import org.fengsui.server.campus.registry.Attributor.Owner;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which open episodes still carry the owner of an older registry, and writing the new one. */
@Component
class ReattributionStore {

    private final Database database;

    ReattributionStore(Database database) {
        this.database = database;
    }

    /** An open episode, what attribution looks at, and whose it is by the older registry. */
    record Stale(
            long episodeId,
            Observation observation,
            @Nullable Long unitId,
            @Nullable Long systemId,
            List<Long> supporting,
            String outcome,
            String rule,
            String reason) {

        boolean isAsIn(Owner owner) {
            return Objects.equals(unitId, owner.unitId())
                    && Objects.equals(systemId, owner.systemId())
                    && supporting.equals(owner.supporting())
                    && outcome.equals(owner.outcome().name())
                    && rule.equals(owner.rule())
                    && reason.equals(owner.reason());
        }
    }

    /** An episode's new owner. */
    record Moved(long episodeId, Owner owner) {}

    void request(Scope scope, long registry, Instant at) {
        database.in(scope)
                .sql(
                        """
                        insert into finding.reattribution (registry, requested_at)
                        values (:registry, :at)
                        """)
                .param("registry", registry)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** Whether a request of this edition or an older one waits, and no other node works on it. */
    boolean takeTurn(Scope scope, long registry) {
        return database.in(scope)
                .sql(
                        """
                        select pg_try_advisory_xact_lock(
                                   hashtextextended('finding.reattribution', 0))
                           and exists (select from finding.reattribution
                                        where registry <= :registry)
                        """)
                .param("registry", registry)
                .query(Boolean.class)
                .single();
    }

    void done(Scope scope, long registry) {
        database.in(scope)
                .sql("delete from finding.reattribution where registry <= :registry")
                .param("registry", registry)
                .update();
    }

    List<Stale> stale(Scope scope, long registry, int most) {
        return read(scope, "e.state <> 'CLOSED' and e.rule <> 'assigned'", registry, most);
    }

    /** The findings of which somebody said that nobody answers for them. */
    List<Stale> untraced(Scope scope, long registry, int most) {
        return read(scope, "e.current and e.closed_as = 'NOT_TRACED'", registry, most);
    }

    private List<Stale> read(Scope scope, String which, long registry, int most) {
        return database.in(scope)
                .sql(
                        """
                        select e.id, e.unit_id, e.system_id, e.supporting, e.outcome, e.rule,
                               e.reason, e.category, e.first_seen, f.check_key, f.title,
                               f.severity, f.host, f.host_origin, host(f.ip) as ip, f.port,
                               f.protocol, f.service, f.url, f.method, f.parameter
                          from finding.episode e
                          join finding.finding f on f.id = e.finding_id
                         where e.registry_version < :registry and
                        """
                                + which
                                + " order by e.id limit :most for update of e")
                .param("registry", registry)
                .param("most", most)
                .query((row, number) -> stale(row))
                .list();
    }

    /** No vantage sees them until new evidence says so. */
    void endRuns(Scope scope, Collection<Long> episodeIds, Instant at) {
        database.in(scope)
                .sql(
                        """
                        update finding.sighting s
                           set ended_at = greatest(s.last_at, cast(:at as timestamptz))
                          from finding.episode e
                         where e.id = any (:ids) and s.finding_id = e.finding_id
                           and s.ended_at is null
                        """)
                .param("at", Timestamp.from(at))
                .param("ids", episodeIds.toArray(Long[]::new))
                .update();
    }

    private static Stale stale(ResultSet row) throws SQLException {
        return new Stale(
                row.getLong("id"),
                observation(row),
                row.getObject("unit_id", Long.class),
                row.getObject("system_id", Long.class),
                EpisodeReader.longs(row.getArray("supporting")),
                row.getString("outcome"),
                row.getString("rule"),
                row.getString("reason"));
    }

    /** As much of the observation as attribution looks at. */
    private static Observation observation(ResultSet row) throws SQLException {
        var check = row.getString("check_key");
        int colon = check.indexOf(':');
        var origin = row.getString("host_origin");
        var ip = row.getString("ip");
        return new Observation(
                check.substring(0, colon),
                check.substring(colon + 1),
                row.getString("title"),
                Category.valueOf(row.getString("category")),
                Severity.ofRank(row.getInt("severity")),
                null,
                null,
                null,
                row.getString("host"),
                origin == null ? null : HostOrigin.valueOf(origin),
                ip == null ? null : IpAddress.parse(ip),
                row.getObject("port", Integer.class),
                Transport.of(row.getString("protocol")),
                row.getString("service"),
                row.getString("url"),
                row.getString("method"),
                row.getString("parameter"),
                List.of(),
                row.getTimestamp("first_seen").toInstant(),
                "",
                "",
                "",
                null,
                false,
                1);
    }

    /** Those whose owner is as it was. */
    void keep(Scope scope, Collection<Long> episodeIds, long registry) {
        database.in(scope)
                .sql(
                        """
                        update finding.episode
                           set registry_version = :registry
                         where id = any (:ids)
                        """)
                .param("registry", registry)
                .param("ids", episodeIds.toArray(Long[]::new))
                .update();
    }

    /** Those with a new owner; whom an open notice was served to still sees them. */
    void move(Scope scope, List<Moved> moved, long registry) {
        database.batchIn(scope)
                .batchUpdate(
                        """
                        update finding.episode e
                           set unit_id = ?, system_id = ?, supporting = ?, outcome = ?, rule = ?,
                               reason = ?, registry_version = ?,
                               visible_to = ? || array(
                                   select distinct l.unit_id
                                     from finding.notice_link l
                                    where l.episode_id = e.id and l.ended_at is null)
                         where e.id = ?
                        """,
                        moved,
                        moved.size(),
                        (statement, it) -> {
                            var owner = it.owner();
                            var connection = statement.getConnection();
                            statement.setObject(1, owner.unitId(), Types.BIGINT);
                            statement.setObject(2, owner.systemId(), Types.BIGINT);
                            statement.setArray(3, array(connection, owner.supporting()));
                            statement.setString(4, owner.outcome().name());
                            statement.setString(5, owner.rule());
                            statement.setString(6, owner.reason());
                            statement.setLong(7, registry);
                            statement.setArray(8, array(connection, readers(owner)));
                            statement.setLong(9, it.episodeId());
                        });
    }

    private static List<Long> readers(Owner owner) {
        var readers = new ArrayList<>(owner.supporting());
        if (owner.unitId() != null) {
            readers.add(owner.unitId());
        }
        return readers;
    }

    private static Array array(Connection connection, Collection<Long> values) throws SQLException {
        return connection.createArrayOf("bigint", values.toArray(Long[]::new));
    }
}
