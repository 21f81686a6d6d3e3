package org.fengsui.server.sensing.finding.absorb;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Sightings.Origin;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what the report shows of findings that were known: returns, reappearances, new words. */
@Component
class ReturnStore {

    private final Database database;
    private final EvidenceStore evidence;

    ReturnStore(Database database, EvidenceStore evidence) {
        this.database = database;
        this.evidence = evidence;
    }

    /** Something that is still there although it was claimed fixed, or had been proved gone. */
    record Standing(
            long episodeId,
            Instant at,
            String check,
            String target,
            @Nullable Integer port,
            @Nullable String protocol) {}

    /** A new episode for each RETURN; it is a regression only under the same unit. */
    void insertEpisodes(Scope scope, Origin origin, long registry, Instant now) {
        database.in(scope)
                .sql(
                        """
                        update finding.episode
                           set current = false
                         where id in (select last_id from work where fate = 'RETURN')
                        """)
                .update();
        database.in(scope)
                .sql(
                        """
                        insert into finding.episode (
                            finding_id, number, state, presence, unit_id, system_id, supporting,
                            visible_to, outcome, rule, reason, registry_version, category,
                            severity, check_key, target, opened_at, opened_import, first_seen,
                            former_id, regressed)
                        select distinct on (w.finding_id)
                               w.finding_id, former.number + 1, 'NEW', 'PRESENT', i.unit_id,
                               i.system_id, i.supporting,
                               array_remove(i.unit_id || i.supporting, null),
                               i.outcome, i.rule, i.reason, :registry, i.category, i.severity,
                               i.check_key, i.target, :now, :import,
                               coalesce(w.first_at, :received), former.id,
                               former.closed_as = 'VERIFIED'
                                   and coalesce(former.unit_id = i.unit_id, false)
                          from work w
                          join item i on i.no = w.no
                          join finding.episode former on former.id = w.last_id
                         where w.fate = 'RETURN'
                         order by w.finding_id, w.host_at desc, w.no
                        """)
                .param("registry", registry)
                .param("now", Timestamp.from(now))
                .param("import", origin.importId())
                .param("received", Timestamp.from(origin.receivedAt()))
                .update();
        database.in(scope)
                .sql(
                        """
                        update work
                           set episode_id = e.id
                          from finding.episode e
                         where work.fate = 'RETURN'
                           and e.finding_id = work.finding_id and e.current
                        """)
                .update();
    }

    /** The episodes that this report opened. */
    List<Long> fresh(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select distinct episode_id
                          from work
                         where fate in ('OPEN', 'RETURN')
                         order by episode_id
                        """)
                .query(Long.class)
                .list();
    }

    /** Locks, in the order of their identities, all open episodes the report speaks against. */
    List<Standing> standing(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select e.id as episode_id, coalesce(w.begun_at, w.last_at) as at,
                               i.check_key as check, i.target, i.port, i.protocol
                          from work w
                          join item i on i.no = w.no
                          join finding.episode e on e.id = w.open_id
                         where (w.fate = 'BACK' and e.state in ('NOTIFIED', 'ANSWERED')
                                    and e.presence in ('GONE', 'MITIGATED'))
                            or (w.fate in ('AGAIN', 'BACK') and w.later and e.state = 'ANSWERED'
                                    and coalesce(w.begun_at, w.last_at) > e.claimed_at
                                    and exists (select from finding.retest t
                                                 where t.episode_id = e.id and t.state = 'OPEN'))
                         order by e.id
                           for update of e
                        """)
                .query(Standing.class)
                .list();
    }

    /** What is seen again is present again. */
    void present(Scope scope) {
        database.in(scope)
                .sql(
                        """
                        update finding.episode e
                           set presence = 'PRESENT', proof = null, proof_at = null
                          from (select distinct episode_id
                                  from work
                                 where fate = 'BACK' or (fate = 'AGAIN' and later)) w
                         where e.id = w.episode_id and e.presence <> 'PRESENT'
                           and (e.state <> 'CLOSED'
                                or e.closed_as in ('FALSE_POSITIVE', 'NOT_OURS', 'NOT_TRACED'))
                        """)
                .update();
    }

    /**
     * The scanner's new words, where they are not older than what is known: they change no
     * identity. A change of severity of an open episode is told in its story.
     *
     * @return the open episodes whose level changed
     */
    List<Long> reword(Scope scope, EvidenceSpool shown, Instant now) {
        database.in(scope)
                .sql(
                        """
                        create temp table reworded (
                            finding_id bigint, no integer, content_hash bigint,
                            severity smallint, category text) on commit drop
                        """)
                .update();
        int changed =
                database.in(scope)
                        .sql(
                                """
                                insert into reworded
                                select f.id, w.no, w.content_hash, f.severity, f.category
                                  from work w
                                  join item i on i.no = w.no
                                  join finding.finding f on f.id = w.finding_id
                                                        and f.check_key = i.check_key
                                 where w.fate in ('AGAIN', 'BACK', 'RETURN')
                                   and (w.host_at is null or w.prior is null
                                        or w.host_at >= w.prior)
                                   and f.content_hash <> w.content_hash
                                """)
                        .update();
        if (changed == 0) {
            return List.of();
        }
        evidence.sealReworded(scope, shown);
        rewordFindings(scope);
        rewordEpisodes(scope, now);
        return database.in(scope)
                .sql(
                        """
                        select e.id
                          from reworded r
                          join item i on i.no = r.no
                          join finding.episode e on e.finding_id = r.finding_id and e.current
                         where r.severity <> i.severity and e.state <> 'CLOSED'
                         order by e.id
                        """)
                .query(Long.class)
                .list();
    }

    private void rewordFindings(Scope scope) {
        database.in(scope)
                .sql(
                        """
                        update finding.finding f
                           set title = i.title, category = i.category, severity = i.severity,
                               scanner_severity = i.scanner_severity, cvss = i.cvss,
                               cvss_version = i.cvss_version, host = i.host,
                               host_origin = i.host_origin, ip = i.ip, service = i.service,
                               url = i.url, method = i.method, parameter = i.parameter,
                               refs = i.refs, evidence = coalesce(s.evidence, ''), wording_id = d.id,
                               content_hash = r.content_hash
                          from reworded r
                          join item i on i.no = r.no
                          join finding.wording d on d.digest = i.digest
                          left join sealed s on s.no = r.no
                         where f.id = r.finding_id
                        """)
                .update();
        database.in(scope)
                .sql(
                        """
                        update finding.word_index x
                           set words = i.words
                          from reworded r
                          join item i on i.no = r.no
                         where x.finding_id = r.finding_id and x.words <> i.words
                        """)
                .update();
    }

    /** A category chooses which unit is responsible, so its change asks the registry again. */
    private void rewordEpisodes(Scope scope, Instant now) {
        database.in(scope)
                .sql(
                        """
                        insert into finding.story (
                            episode_id, at, actor_id, actor_name, kind, words)
                        select e.id, :now, 0, '', 'severity',
                               array[r.severity::text, i.severity::text]
                          from reworded r
                          join item i on i.no = r.no
                          join finding.episode e on e.finding_id = r.finding_id and e.current
                         where e.state <> 'CLOSED' and r.severity <> i.severity
                        """)
                .param("now", Timestamp.from(now))
                .update();
        database.in(scope)
                .sql(
                        """
                        update finding.episode e
                           set severity = i.severity, category = i.category,
                               registry_version = case when r.category = i.category
                                                       then e.registry_version else -1 end
                          from reworded r
                          join item i on i.no = r.no
                         where e.finding_id = r.finding_id and e.current
                           and (r.severity <> i.severity or r.category <> i.category)
                        """)
                .update();
        database.in(scope)
                .sql(
                        """
                        insert into finding.reattribution (registry, requested_at)
                        select 0, :now
                         where exists (select from reworded r join item i on i.no = r.no
                                        where i.category <> r.category)
                        """)
                .param("now", Timestamp.from(now))
                .update();
    }
}
