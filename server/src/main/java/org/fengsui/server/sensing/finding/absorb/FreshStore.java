package org.fengsui.server.sensing.finding.absorb;

import java.sql.Timestamp;
import java.time.Instant;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Sightings.Origin;
import org.springframework.stereotype.Component;

/** Writes the findings that a report brings for the first time: OPEN and PAST. */
@Component
class FreshStore {

    private final Database database;

    FreshStore(Database database) {
        this.database = database;
    }

    /** The scanner's words of this report, as far as they are new. */
    void insertWordings(Scope scope) {
        database.in(scope)
                .sql(
                        """
                        insert into finding.wording (digest, description, solution)
                        select distinct on (digest) digest, description, solution
                          from item
                         where description is not null
                           and not exists (select from finding.wording w
                                            where w.digest = item.digest)
                         order by digest
                            on conflict (digest) do nothing
                        """)
                .update();
    }

    /** Gives new findings, their fingerprints and episodes their ids. */
    void number(Scope scope) {
        database.in(scope)
                .sql(
                        """
                        update work
                           set finding_id = nextval('finding.finding_id_seq'),
                               fingerprint_id = nextval('finding.fingerprint_id_seq'),
                               episode_id = nextval('finding.episode_id_seq')
                         where fate in ('OPEN', 'PAST')
                        """)
                .update();
    }

    /** New findings with fingerprint and search words. */
    void insertFindings(Scope scope, Origin origin) {
        database.in(scope)
                .sql(
                        """
                        insert into finding.finding (
                            id, check_key, title, category, severity, scanner_severity, cvss,
                            cvss_version, host, host_origin, ip, port, protocol, service, url,
                            method, parameter, refs, evidence, wording_id, content_hash,
                            first_import)
                        overriding system value
                        select w.finding_id, i.check_key, i.title, i.category, i.severity,
                               i.scanner_severity, i.cvss, i.cvss_version, i.host, i.host_origin,
                               i.ip, i.port, i.protocol, i.service, i.url, i.method, i.parameter,
                               i.refs, coalesce(s.evidence, ''), d.id, w.content_hash, :import
                          from work w
                          join item i on i.no = w.no
                          join finding.wording d on d.digest = i.digest
                          left join sealed s on s.no = w.no
                         where w.fate in ('OPEN', 'PAST')
                        """)
                .param("import", origin.importId())
                .update();
        database.in(scope)
                .sql(
                        """
                        insert into finding.fingerprint (
                            id, print, finding_id, namespace, check_key, target, port, protocol,
                            added_at, merge_key)
                        overriding system value
                        select w.fingerprint_id, i.print, w.finding_id, i.namespace, i.check_key,
                               i.target, i.port, i.protocol, :received,
                               u.merge_key
                          from work w
                          join item i on i.no = w.no
                          join unknown u on u.no = w.no
                         where w.fate in ('OPEN', 'PAST')
                        """)
                .param("received", Timestamp.from(origin.receivedAt()))
                .update();
        database.in(scope)
                .sql(
                        """
                        insert into finding.word_index (finding_id, words)
                        select w.finding_id, i.words
                          from work w
                          join item i on i.no = w.no
                         where w.fate in ('OPEN', 'PAST')
                        """)
                .update();
    }

    /** Their first episodes: open, or over at once where only older evidence speaks of them. */
    void insertEpisodes(Scope scope, Origin origin, long registry, Instant now) {
        database.in(scope)
                .sql(
                        """
                        insert into finding.episode (
                            id, finding_id, number, state, presence, unit_id, system_id,
                            supporting, visible_to, outcome, rule, reason, registry_version,
                            category, severity, check_key, target, opened_at, opened_import,
                            first_seen, closed_at, closed_as)
                        overriding system value
                        select w.episode_id, w.finding_id, 1,
                               case when past then 'CLOSED' else 'NEW' end,
                               case when past then 'UNKNOWN' else 'PRESENT' end,
                               i.unit_id, i.system_id, i.supporting,
                               array_remove(i.unit_id || i.supporting, null),
                               i.outcome, i.rule, i.reason, :registry, i.category, i.severity,
                               i.check_key, i.target, :now, :import,
                               coalesce(w.first_at, :received),
                               case when past then cast(:now as timestamptz) end,
                               case when past then 'SUPERSEDED' end
                          from (select *, fate = 'PAST' as past from work) w
                          join item i on i.no = w.no
                         where w.fate in ('OPEN', 'PAST')
                        """)
                .param("registry", registry)
                .param("now", Timestamp.from(now))
                .param("import", origin.importId())
                .param("received", Timestamp.from(origin.receivedAt()))
                .update();
    }
}
