package org.fengsui.server.sensing.finding.domain;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Discoveries;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads how findings became known. */
@Component
class DiscoveryStore implements Discoveries {

    /** What the scanners are called; a list (清单) is none. */
    private static final Map<String, String> SCANNERS =
            Map.of(
                    "nessus", "Nessus",
                    "openvas", "OpenVAS",
                    "nmap", "Nmap",
                    "nuclei", "Nuclei",
                    "zap", "OWASP ZAP");

    private final Database database;

    DiscoveryStore(Database database) {
        this.database = database;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Long, Discovery> of(Scope scope, Collection<Long> episodeIds) {
        var found = new HashMap<Long, Discovery>();
        database.in(scope)
                .sql(
                        """
                        select e.id, e.first_seen, coalesce(f.parameter, '') as parameter,
                               f.evidence <> '' as evidence,
                               array(select rtrim(r.name || ' ' || r.number)
                                       from finding.source r
                                      where r.finding_id = e.finding_id
                                      order by r.first_at, r.name) as reporters,
                               array(select s.namespace
                                       from finding.sighting s
                                      where s.finding_id = e.finding_id and s.episode_id = e.id
                                      group by s.namespace
                                      order by min(s.first_at), s.namespace) as scanners
                          from finding.episode e
                          join finding.finding f on f.id = e.finding_id
                         where e.id = any (:ids)
                        """)
                .param("ids", episodeIds.toArray(Long[]::new))
                .query(row -> {
                    found.put(row.getLong("id"), discovery(row));
                });
        return found;
    }

    private static Discovery discovery(ResultSet row) throws SQLException {
        var by =
                Stream.concat(
                                texts(row.getArray("reporters")),
                                texts(row.getArray("scanners"))
                                        .map(SCANNERS::get)
                                        .filter(Objects::nonNull))
                        .toList();
        return new Discovery(
                row.getTimestamp("first_seen").toInstant(),
                by,
                row.getString("parameter"),
                row.getBoolean("evidence"));
    }

    private static Stream<String> texts(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray());
    }
}
