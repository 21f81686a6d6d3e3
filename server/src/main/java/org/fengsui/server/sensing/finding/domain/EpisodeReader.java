package org.fengsui.server.sensing.finding.domain;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import org.fengsui.engine.observation.Category;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.secret.Place;
import org.fengsui.server.platform.secret.Secrets;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.sensing.finding.Findings.Summary;
import org.fengsui.server.sensing.finding.Presence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads episodes with all that is known about their findings. */
@Component
class EpisodeReader {

    private final Database database;
    private final Secrets secrets;

    EpisodeReader(Database database, Secrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    List<Episode> episodes(Scope scope, Collection<Long> ids) {
        return database.in(scope)
                .sql(
                        """
                        select e.id, e.finding_id, e.number, f.check_key, f.title, e.category,
                               e.severity, f.host, host(f.ip) as ip, f.port, f.protocol, f.url,
                               f.refs, e.unit_id, e.supporting, e.system_id, e.state, e.presence,
                               e.first_seen, coalesce(s.last_at, e.first_seen) as last_seen,
                               e.closed_at, e.former_id, e.regressed, f.evidence, w.description,
                               w.solution
                          from finding.episode e
                          join finding.finding f on f.id = e.finding_id
                          join finding.wording w on w.id = f.wording_id
                          left join lateral (select max(last_at) as last_at
                                               from finding.sighting s
                                              where s.finding_id = e.finding_id
                                                and s.episode_id = e.id) s on true
                         where e.id = any (:ids)
                         order by e.id
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> episode(row))
                .list();
    }

    private Episode episode(ResultSet row) throws SQLException {
        return new Episode(
                row.getLong("id"),
                row.getLong("finding_id"),
                row.getInt("number"),
                row.getString("check_key"),
                row.getString("title"),
                Category.valueOf(row.getString("category")),
                Severity.ofRank(row.getInt("severity")),
                row.getString("host"),
                row.getString("ip"),
                row.getObject("port", Integer.class),
                row.getString("protocol"),
                row.getString("url"),
                Arrays.asList((String[]) row.getArray("refs").getArray()),
                row.getObject("unit_id", Long.class),
                longs(row.getArray("supporting")),
                row.getObject("system_id", Long.class),
                EpisodeState.valueOf(row.getString("state")),
                Presence.valueOf(row.getString("presence")),
                row.getTimestamp("first_seen").toInstant(),
                row.getTimestamp("last_seen").toInstant(),
                instant(row.getTimestamp("closed_at")),
                row.getObject("former_id", Long.class),
                row.getBoolean("regressed"),
                secrets.open(
                        new Place("finding.finding", "evidence", row.getLong("finding_id")),
                        row.getString("evidence")),
                row.getString("description"),
                row.getString("solution"));
    }

    Summary summary(Scope scope) {
        var bySeverity = new EnumMap<Severity, Long>(Severity.class);
        for (var severity : Severity.values()) {
            bySeverity.put(severity, 0L);
        }
        database.in(scope)
                .sql(
                        """
                        select severity, count(*) as n
                          from finding.episode
                         where current and state <> 'CLOSED' and state <> 'ACCEPTED'
                           and (state <> 'NEW' or hidden_by is null)
                         group by severity
                        """)
                .query(row -> {
                    bySeverity.put(Severity.ofRank(row.getInt("severity")), row.getLong("n"));
                });
        long unattributed =
                count(
                        scope,
                        """
                        select count(*)
                          from finding.episode
                         where current and state <> 'CLOSED' and state <> 'ACCEPTED'
                           and unit_id is null and (state <> 'NEW' or hidden_by is null)
                        """);
        long retests = count(scope, "select count(*) from finding.retest where state = 'OPEN'");
        long open = bySeverity.values().stream().mapToLong(Long::longValue).sum();
        return new Summary(open, bySeverity, unattributed, retests);
    }

    private long count(Scope scope, String sql) {
        return database.in(scope).sql(sql).query(Long.class).single();
    }

    static List<Long> longs(Array array) throws SQLException {
        return Arrays.asList((Long[]) array.getArray());
    }

    static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
