package org.fengsui.server.sensing.finding.absorb;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Sightings.Origin;
import org.springframework.stereotype.Component;

/** Writes sightings: begins runs, continues them, and adds what older reports know to past ones. */
@Component
class RunStore {

    private final Database database;

    RunStore(Database database) {
        this.database = database;
    }

    /** A run for each OPEN, BACK and RETURN; a past one for each PAST. */
    void begin(Scope scope, Origin origin) {
        database.in(scope)
                .sql(
                        """
                        insert into finding.sighting (
                            fingerprint_id, finding_id, episode_id, vantage, namespace, target,
                            by_login, policy, first_at, last_at, times, first_import, last_import,
                            ended_at, ended_import)
                        select w.fingerprint_id, w.finding_id, w.episode_id, :vantage,
                               i.namespace, i.target, i.by_login, w.policy,
                               coalesce(w.first_at, :received), coalesce(w.last_at, :received), 1,
                               :import, :import,
                               case when w.fate = 'PAST' then w.prior end,
                               case when w.fate = 'PAST' then cast(:import as bigint) end
                          from work w
                          join item i on i.no = w.no
                         where w.fate in ('OPEN', 'PAST', 'BACK', 'RETURN')
                        """)
                .param("vantage", origin.vantage())
                .param("import", origin.importId())
                .param("received", Timestamp.from(origin.receivedAt()))
                .update();
    }

    /** One more sighting for each AGAIN. An older report may only stretch a run backwards. */
    void goOn(Scope scope, Origin origin) {
        database.in(scope)
                .sql(
                        """
                        update finding.sighting r
                           set times = r.times + 1,
                               first_at = least(r.first_at, w.first_at),
                               last_at = greatest(r.last_at, coalesce(w.last_at, :received)),
                               last_import = case when w.later or w.host_at is null
                                                  then :import else r.last_import end,
                               policy = case when w.later then w.policy else r.policy end
                          from work w
                         where w.fate = 'AGAIN' and r.id = w.run_id
                        """)
                .param("import", origin.importId())
                .param("received", Timestamp.from(origin.receivedAt()))
                .update();
    }

    /** One more sighting in the past for each HISTORY; from a new vantage a past run of its own. */
    void remember(Scope scope, Origin origin) {
        database.in(scope)
                .sql(
                        """
                        with past as (
                            select distinct on (w.no) w.no, w.first_at, w.last_at, r.id
                              from work w
                              join finding.sighting r on r.finding_id = w.finding_id
                                                     and r.fingerprint_id = w.fingerprint_id
                                                     and r.vantage = :vantage
                             where w.fate = 'HISTORY'
                             order by w.no,
                                   w.last_at is not null and r.ended_at >= w.last_at desc,
                                   case when r.ended_at >= w.last_at then r.ended_at end,
                                   r.ended_at desc)
                        update finding.sighting r
                           set times = r.times + 1,
                               first_at = least(r.first_at, past.first_at),
                               last_at = greatest(r.last_at, least(past.last_at, r.ended_at))
                          from past
                         where r.id = past.id
                        """)
                .param("vantage", origin.vantage())
                .update();
        database.in(scope)
                .sql(
                        """
                        insert into finding.sighting (
                            fingerprint_id, finding_id, episode_id, vantage, namespace, target,
                            by_login, policy, first_at, last_at, times, first_import, last_import,
                            ended_at, ended_import)
                        select w.fingerprint_id, w.finding_id, w.last_id, :vantage, i.namespace,
                               i.target, i.by_login, w.policy, coalesce(w.first_at, :received),
                               coalesce(w.last_at, :received), 1, :import, :import,
                               coalesce(w.prior, w.last_at, :received), :import
                          from work w
                          join item i on i.no = w.no
                         where w.fate = 'HISTORY'
                           and not exists (select from finding.sighting r
                                            where r.finding_id = w.finding_id
                                              and r.fingerprint_id = w.fingerprint_id
                                              and r.vantage = :vantage)
                        """)
                .param("vantage", origin.vantage())
                .param("import", origin.importId())
                .param("received", Timestamp.from(origin.receivedAt()))
                .update();
    }

    /**
     * Which of these reports first or last showed, opened or ended what is open or was closed since
     * an instant.
     */
    Set<Long> needed(Scope scope, Collection<Long> importIds, Instant since) {
        return Set.copyOf(
                database.in(scope)
                        .sql(
                                """
                                with asked as (select unnest(:ids::bigint[]) as id),
                                open as (
                                    select e.id, e.opened_import
                                      from finding.episode e
                                     where e.state <> 'CLOSED' or e.closed_at >= :since)
                                select distinct a.id
                                  from asked a
                                  join (select opened_import as id from open
                                         union all
                                        select unnest(array[r.first_import, r.last_import,
                                                            r.ended_import])
                                          from finding.sighting r
                                          join open on open.id = r.episode_id) used
                                    on used.id = a.id
                                """)
                        .param("ids", importIds.toArray(Long[]::new))
                        .param("since", Timestamp.from(since))
                        .query(Long.class)
                        .list());
    }

    /** The first sight of an open episode moves back where an older report knew it already. */
    void stretchEpisodes(Scope scope) {
        database.in(scope)
                .sql(
                        """
                        update finding.episode e
                           set first_seen = w.first_at
                          from work w
                         where w.fate = 'AGAIN' and e.id = w.open_id
                           and w.first_at < e.first_seen
                        """)
                .update();
    }

    /** Remembers when each host was heard of, and when it was covered. */
    void rememberHosts(Scope scope, Origin origin) {
        database.in(scope)
                .sql(
                        """
                        insert into finding.host_evidence as known (
                            namespace, vantage, target, last_at, covered_at, import_id)
                        select namespace, :vantage, target, at, covered_at, :import
                          from host
                         where at is not null
                           and (prior is null or at > prior or covered_at is not null)
                            on conflict (target, namespace, vantage) do update
                           set last_at = greatest(known.last_at, excluded.last_at),
                               covered_at = greatest(known.covered_at, excluded.covered_at),
                               import_id = case when known.last_at < excluded.last_at
                                                then excluded.import_id
                                                else known.import_id end
                         where known.last_at < excluded.last_at
                            or coalesce(known.covered_at, '-infinity') < excluded.covered_at
                        """)
                .param("vantage", origin.vantage())
                .param("import", origin.importId())
                .update();
    }

    /**
     * Remembers who else reports these findings, and under which numbers; the number that is known
     * already stands.
     */
    void rememberSource(Scope scope, Origin origin, String source) {
        database.in(scope)
                .sql(
                        """
                        insert into finding.source as known (
                            finding_id, name, number, first_at, import_id)
                        select w.finding_id, :name,
                               coalesce(string_agg(distinct n.source_number, '、'), ''),
                               cast(:received as timestamptz), cast(:import as bigint)
                          from work w
                          join item i on i.no = w.no
                          left join item n on n.print = i.print and n.source_number is not null
                         group by w.finding_id
                            on conflict (finding_id, name) do update
                           set number = excluded.number
                         where known.number = '' and excluded.number <> ''
                        """)
                .param("name", source)
                .param("received", Timestamp.from(origin.receivedAt()))
                .param("import", origin.importId())
                .update();
    }
}
