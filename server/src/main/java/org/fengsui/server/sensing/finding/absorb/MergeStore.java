package org.fengsui.server.sensing.finding.absorb;

import java.sql.Timestamp;
import java.time.Instant;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Sightings.Origin;
import org.springframework.stereotype.Component;

/**
 * Finds, before the fates are decided, which results that were never known are a hole that another
 * scanner has reported: they become fingerprints of its finding, and all else follows from that.
 */
@Component
class MergeStore {

    private final Database database;

    MergeStore(Database database) {
        this.database = database;
    }

    /**
     * Joins them to an open finding of the same place and the same CVE numbers, at most one of a
     * scanner's to each finding: two checks of one scanner are two findings by its own word. What a
     * notice holds goes first. A finding that a person has ruled out takes none: the second scanner
     * is evidence against a false positive.
     */
    void join(Scope scope, Origin origin, Instant now) {
        recognise(scope);
        database.in(scope)
                .sql(
                        """
                        with met as (
                            select distinct on (known.finding_id)
                                   known.finding_id, known.episode_id, n.*
                              from (select i.print, i.namespace, i.check_key, i.target, i.port,
                                           i.protocol, u.merge_key
                                      from unknown u
                                      join item i on i.no = u.no
                                     where u.merge_key is not null) n
                              join lateral (
                                  select p.finding_id, e.id as episode_id
                                    from finding.fingerprint p
                                    join finding.finding f on f.id = p.finding_id
                                                          and f.ruling is null
                                    join finding.episode e on e.finding_id = p.finding_id
                                                          and e.current and e.state <> 'CLOSED'
                                   where p.merge_key = n.merge_key
                                     and not exists (select from finding.fingerprint same
                                                      where same.finding_id = p.finding_id
                                                        and same.namespace = n.namespace)
                                   order by e.state in ('NOTIFIED', 'ANSWERED') desc,
                                            p.check_key, p.finding_id
                                   limit 1) known on true
                             order by known.finding_id, n.check_key),
                        joined as (
                            insert into finding.fingerprint (
                                print, finding_id, namespace, check_key, target, port, protocol,
                                added_at, merge_key, joined_at, joined_import)
                            select print, finding_id, namespace, check_key, target, port, protocol,
                                   :received, merge_key, :now, :import
                              from met)
                        insert into finding.story (
                            episode_id, at, actor_id, actor_name, kind, words)
                        select episode_id, :now, 0, '', 'merged', array[check_key] from met
                        """)
                .param("received", Timestamp.from(origin.receivedAt()))
                .param("now", Timestamp.from(now))
                .param("import", origin.importId())
                .update();
    }

    /** What was never known, with the key by which another scanner's finding would be known. */
    private void recognise(Scope scope) {
        database.in(scope)
                .sql(
                        """
                        insert into unknown
                        select s.no, finding.merge_key(i.ip, i.target, i.port, i.protocol, i.url,
                                                       i.refs)
                          from seen s
                          join item i on i.no = s.no
                         where not exists (select from finding.fingerprint p
                                            where p.print = s.print)
                        """)
                .update();
    }
}
