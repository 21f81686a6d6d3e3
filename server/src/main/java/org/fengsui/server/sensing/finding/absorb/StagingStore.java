package org.fengsui.server.sensing.finding.absorb;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.function.Consumer;
import org.fengsui.engine.observation.CheckScope;
import org.fengsui.engine.observation.HostCoverage;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Sightings.Silence;
import org.springframework.stereotype.Component;

/**
 * The report as tables of the transaction: {@code item} as read, {@code host} with the times of its
 * evidence, {@code work} with one row for each fingerprint and its fate.
 */
@Component
class StagingStore {

    private static final String FATES =
            """
            insert into work
            select known.no,
                   case
                     when fingerprint_id is null then
                       case when host_at is null or prior is null or host_at >= prior
                            then 'OPEN' else 'PAST' end
                     when run_id is not null then 'AGAIN'
                     when open_id is not null or ruling is not null
                          or (not_traced and i.unit_id is null) then
                       case when host_at is null
                              then case when prior is null and proof_at is null
                                        then 'BACK' else 'HISTORY' end
                            when later and (proof_at is null or host_at > proof_at)
                              then 'BACK'
                            else 'HISTORY' end
                     when later and (proof_at is null or host_at > proof_at)
                       then 'RETURN'
                     else 'HISTORY' end,
                   first_at, last_at, host_at, begun_at, prior, later, policy,
                   hashtextextended(concat_ws(chr(31), i.title, i.category, i.severity,
                       i.scanner_severity, i.cvss, i.cvss_version, i.host,
                       i.host_origin, i.ip, i.service, i.url, i.method, i.parameter,
                       array_to_string(i.refs, ' '), encode(i.digest, 'hex'),
                       encode(i.evidence_digest, 'hex')), 0),
                   fingerprint_id, finding_id, run_id, open_id, last_id, last_id
              from (select s.no, s.first_at, s.last_at, h.at as host_at, h.begun_at,
                           h.prior, h.policy, p.id as fingerprint_id, p.finding_id,
                           h.at is not null and (h.prior is null or h.at > h.prior)
                               as later,
                           r.id as run_id, f.ruling, e.id as last_id,
                           case when e.state <> 'CLOSED' then e.id end as open_id,
                           e.proof_at, e.closed_as = 'NOT_TRACED' as not_traced
                      from seen s
                      join host h on h.namespace = s.namespace
                                 and h.target = s.target
                      left join lateral (
                          select id, finding_id
                            from finding.fingerprint
                           where print = s.print limit 1) p on true
                      left join lateral (
                          select ruling
                            from finding.finding
                           where id = p.finding_id limit 1) f on true
                      left join lateral (
                          select id, state, closed_as, proof_at
                            from finding.episode
                           where finding_id = p.finding_id and current
                           limit 1) e on true
                      left join lateral (
                          select id
                            from finding.sighting
                           where fingerprint_id = p.id and vantage = :vantage
                             and ended_at is null
                           limit 1) r on true) known
              join item i on i.no = known.no
            """;

    private final Database database;

    StagingStore(Database database) {
        this.database = database;
    }

    /** Makes empty tables that go with the transaction. */
    void prepare(Scope scope) {
        var in = database.batchIn(scope);
        in.execute(
                """
                create temp table item (
                    no integer, print bytea, namespace text, check_key text, target text,
                    port integer, protocol text, by_login boolean, at timestamptz, title text,
                    category text, severity smallint, scanner_severity text, cvss numeric(3, 1),
                    cvss_version text, host text, host_origin text, ip inet, service text,
                    url text, method text, parameter text, refs text[], source_number text,
                    evidence_digest bytea, digest bytea,
                    description text, solution text, words text[],
                    unit_id bigint, system_id bigint, supporting bigint[], outcome text,
                    rule text, reason text) on commit drop
                """);
        in.execute(
                """
                create temp table looked (
                    namespace text, target text, begun_at timestamptz, at timestamptz, policy text)
                on commit drop
                """);
        in.execute(
                """
                create temp table seen (
                    print bytea, namespace text, target text, first_at timestamptz,
                    last_at timestamptz, results integer, no integer) on commit drop
                """);
        in.execute(
                """
                create temp table host (
                    namespace text, target text, at timestamptz, begun_at timestamptz, policy text,
                    covered_at timestamptz, prior timestamptz) on commit drop
                """);
        in.execute(
                """
                create temp table work (
                    no integer, fate text, first_at timestamptz, last_at timestamptz,
                    host_at timestamptz, begun_at timestamptz, prior timestamptz, later boolean,
                    policy text, content_hash bigint, fingerprint_id bigint, finding_id bigint,
                    run_id bigint, open_id bigint, last_id bigint, episode_id bigint)
                on commit drop
                """);
        in.execute("create temp table unknown (no integer, merge_key uuid) on commit drop");
        in.execute("create temp table sealed (no integer, evidence text) on commit drop");
        in.execute("set local work_mem = '48MB'");
    }

    /** Streams rows into {@code item}. */
    void copyItems(Scope scope, Consumer<CopyText> writer) {
        copy(scope, "copy item (" + ItemCopy.COLUMNS + ") from stdin", writer);
    }

    /** Writes what the report looked at into {@code looked}. */
    void copyCoverage(Scope scope, Silence silence) {
        copy(
                scope,
                "copy looked from stdin",
                row -> {
                    for (var host : silence.coverage().hosts()) {
                        if (host.answered()) {
                            write(row, silence.namespace(), host);
                        }
                    }
                });
    }

    private static void write(CopyText row, String namespace, HostCoverage host) {
        var end = host.end() == null ? host.start() : host.end();
        var begin = host.start() == null ? host.end() : host.start();
        var policy = host.checks() instanceof CheckScope.AllOfPolicy(String name) ? name : null;
        for (var target : host.targets()) {
            row.text(namespace).text(target).at(begin).at(end).text(policy);
            row.end();
        }
    }

    private void copy(Scope scope, String sql, Consumer<CopyText> writer) {
        database.copy(scope, sql, out -> writer.accept(new CopyText(out)));
    }

    /** Waits until no other report is being written, to the end of the transaction. */
    void takeTurn(Scope scope) {
        database.in(scope)
                .sql("select pg_advisory_xact_lock(hashtextextended('finding.absorb', 0))::text")
                .query(String.class)
                .optional();
    }

    /** Folds equal fingerprints: the latest, then the severest result speaks for all. */
    void fold(Scope scope) {
        var in = database.batchIn(scope);
        in.execute(
                """
                insert into seen
                select print, namespace, target, min(at), max(at), count(*),
                       (array_agg(no order by at desc nulls last, severity desc, no))[1]
                  from item
                 group by print, namespace, target
                """);
        in.execute("create unique index on item (no)");
        in.execute("analyze seen");
    }

    /**
     * When each host was looked at, by this report and before. All results of a host share the
     * host's time: the report is one piece of evidence about it. A host is covered by what the
     * report looked at alone, and not by a time that has not come yet.
     */
    void timeHosts(Scope scope, String vantage, Instant now) {
        database.in(scope)
                .sql(
                        """
                        insert into host
                        select now.namespace, now.target, now.at, now.begun_at, now.policy,
                               now.covered_at, before.last_at
                          from (select namespace, target, max(at) as at,
                                       min(begun_at) as begun_at, max(policy) as policy,
                                       max(covered_at) as covered_at
                                  from (select namespace, target, last_at as at,
                                               first_at as begun_at, null as policy,
                                               null::timestamptz as covered_at
                                          from seen
                                        union all
                                        select namespace, target, at, begun_at, policy,
                                               case when at <= :now then at end
                                          from looked) told
                                 group by namespace, target) now
                          left join finding.host_evidence before
                            on before.namespace = now.namespace
                           and before.target = now.target
                           and before.vantage = :vantage
                        """)
                .param("vantage", vantage)
                .param("now", Timestamp.from(now))
                .update();
        database.batchIn(scope).execute("analyze host");
    }

    /**
     * Decides the fate of each fingerprint. OPEN: never known, so a new finding. PAST: never known,
     * but the host was looked at since. AGAIN: known to be there. BACK: known, not seen from here
     * or proved gone, and evidence later than that shows it; nothing opens, because an episode is
     * open or a person has ruled it out. RETURN: closed, and there again. HISTORY: known, and the
     * evidence is older or bears no time.
     *
     * <p>What is known is looked up row by row on purpose: tables that grew by this import's like a
     * moment ago have no statistics yet, and a plan made for a small table would take minutes.
     */
    void decideFates(Scope scope, String vantage) {
        database.in(scope).sql(FATES).param("vantage", vantage).update();
        database.batchIn(scope).execute("analyze work");
    }
}
