package org.fengsui.server.sensing.finding.domain;

import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the fingerprints of a finding, and takes one out of it. */
@Component
class ApartStore {

    private final Database database;

    ApartStore(Database database) {
        this.database = database;
    }

    /** A fingerprint that was joined to a finding, with that finding's latest episode. */
    record Joined(long findingId, long episodeId, String check) {}

    /** An open episode that nothing sees any more, and since when. */
    record Unseen(long episodeId, Instant at) {}

    List<Source> sources(Scope scope, long findingId) {
        return database.in(scope)
                .sql(
                        """
                        select p.id, p.namespace, p.check_key,
                               (select max(s.last_at)
                                  from finding.sighting s
                                 where s.finding_id = p.finding_id
                                   and s.fingerprint_id = p.id) as last_seen,
                               exists (select from finding.sighting s
                                        where s.fingerprint_id = p.id
                                          and s.ended_at is null) as present,
                               p.joined_at
                          from finding.fingerprint p
                         where p.finding_id = :finding
                         order by p.joined_at nulls first, p.id
                        """)
                .param("finding", findingId)
                .query((row, number) ->
                        new Source(
                                row.getLong("id"),
                                row.getString("namespace"),
                                row.getString("check_key"),
                                EpisodeReader.instant(row.getTimestamp("last_seen")),
                                row.getBoolean("present"),
                                EpisodeReader.instant(row.getTimestamp("joined_at"))))
                .list();
    }

    /** Waits until no report is being written, which could add to what is taken apart. */
    void takeTurn(Scope scope) {
        database.in(scope)
                .sql("select pg_advisory_xact_lock(hashtextextended('finding.absorb', 0))::text")
                .query(String.class)
                .optional();
    }

    Optional<Joined> joined(Scope scope, long fingerprintId) {
        return database.in(scope)
                .sql(
                        """
                        select p.finding_id, e.id as episode_id, p.check_key as check
                          from finding.fingerprint p
                          join finding.episode e on e.finding_id = p.finding_id and e.current
                         where p.id = :id and p.joined_at is not null
                        """)
                .param("id", fingerprintId)
                .query(Joined.class)
                .optional();
    }

    /** A copy under the fingerprint's own check; the scanner's next report gives it its words. */
    long newFinding(Scope scope, long fingerprintId) {
        return database.in(scope)
                .sql(
                        """
                        with made as (
                            insert into finding.finding (
                                check_key, title, category, severity, scanner_severity, cvss,
                                cvss_version, host, host_origin, ip, port, protocol, service, url,
                                method, parameter, refs, evidence, wording_id, content_hash,
                                first_import)
                            select p.check_key, f.title, f.category, f.severity,
                                   f.scanner_severity, f.cvss, f.cvss_version, f.host,
                                   f.host_origin, f.ip, f.port, f.protocol, f.service, f.url,
                                   f.method, f.parameter, f.refs, '', f.wording_id, 0,
                                   p.joined_import
                              from finding.fingerprint p
                              join finding.finding f on f.id = p.finding_id
                             where p.id = :id
                            returning id),
                        found as (
                            insert into finding.word_index (finding_id, words)
                            select made.id, x.words
                              from made, finding.fingerprint p
                              join finding.word_index x on x.finding_id = p.finding_id
                             where p.id = :id)
                        select id from made
                        """)
                .param("id", fingerprintId)
                .query(Long.class)
                .single();
    }

    /** Its episode: of the same owner, and there where the fingerprint is seen now. */
    long newEpisode(Scope scope, long likeEpisode, long finding, long fingerprint, Instant now) {
        return database.in(scope)
                .sql(
                        """
                        insert into finding.episode (
                            finding_id, number, state, presence, unit_id, system_id, supporting,
                            visible_to, outcome, rule, reason, registry_version, category,
                            severity, check_key, target, opened_at, opened_import, first_seen,
                            closed_at, closed_as)
                        select :finding, 1, case when seen.now then 'NEW' else 'CLOSED' end,
                               case when seen.now then 'PRESENT' else 'UNKNOWN' end,
                               e.unit_id, e.system_id, e.supporting,
                               array_remove(e.unit_id || e.supporting, null),
                               e.outcome, e.rule, e.reason, e.registry_version, e.category,
                               e.severity, p.check_key, p.target, :now, p.joined_import,
                               coalesce(seen.first_at, p.added_at),
                               case when not seen.now then cast(:now as timestamptz) end,
                               case when not seen.now then 'SUPERSEDED' end
                          from finding.episode e,
                               finding.fingerprint p,
                               lateral (select coalesce(bool_or(s.ended_at is null), false) as now,
                                               min(s.first_at) as first_at
                                          from finding.sighting s
                                         where s.finding_id = p.finding_id
                                           and s.fingerprint_id = p.id) seen
                         where e.id = :like and p.id = :fingerprint
                        returning id
                        """)
                .param("finding", finding)
                .param("now", Timestamp.from(now))
                .param("like", likeEpisode)
                .param("fingerprint", fingerprint)
                .query(Long.class)
                .single();
    }

    /** Moves the fingerprint with all its sightings; as it is known, no report joins it again. */
    void move(Scope scope, long fingerprint, long finding, long episode) {
        database.in(scope)
                .sql(
                        """
                        update finding.sighting
                           set finding_id = :finding, episode_id = :episode
                         where fingerprint_id = :fingerprint
                        """)
                .param("finding", finding)
                .param("episode", episode)
                .param("fingerprint", fingerprint)
                .update();
        int moved =
                database.in(scope)
                        .sql(
                                """
                                update finding.fingerprint
                                   set finding_id = :finding, joined_at = null,
                                       joined_import = null, merge_key = null
                                 where id = :fingerprint
                                """)
                        .param("finding", finding)
                        .param("fingerprint", fingerprint)
                        .update();
        if (moved != 1) {
            throw new IllegalStateException("moved " + moved + " fingerprints instead of one");
        }
    }

    /** The finding's open episode, if no run of any scanner shows it now. */
    Optional<Unseen> unseen(Scope scope, long findingId) {
        return database.in(scope)
                .sql(
                        """
                        select e.id as episode_id, max(s.ended_at) as at
                          from finding.episode e
                          join finding.sighting s on s.finding_id = e.finding_id
                         where e.finding_id = :finding and e.current and e.state <> 'CLOSED'
                           and e.presence = 'PRESENT'
                         group by e.id
                        having bool_and(s.ended_at is not null)
                        """)
                .param("finding", findingId)
                .query(Unseen.class)
                .optional();
    }
}
