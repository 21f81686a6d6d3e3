package org.fengsui.server.sensing.finding.absorb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Question;
import org.fengsui.server.sensing.finding.Sightings.Origin;
import org.fengsui.server.sensing.finding.absorb.AbsenceStore.Missing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Absences that only an operator's word covers, from the report to the person's confirmation. */
@Component
class DeclaredStore {

    /** Of what is open, whatever ended it elsewhere. */
    private static final String FROM =
            """
              from finding.declared_absence a
              join finding.sighting r on r.id = a.run_id and r.ended_at is null
              join finding.fingerprint p on p.id = r.fingerprint_id
              join finding.finding f on f.id = r.finding_id
              join finding.episode e on e.finding_id = r.finding_id and e.current
                                    and e.state <> 'CLOSED'
            """;

    private static final String WAITS = "a.state = 'WAITING'";

    private static final String WAITING = FROM + " where " + WAITS;

    private final Database database;

    DeclaredStore(Database database) {
        this.database = database;
    }

    /** The time of the report's latest result that has come already. */
    Optional<Instant> lookedAt(Scope scope, Instant now) {
        return database.in(scope)
                .sql("select max(at) from host where at <= :now")
                .param("now", Timestamp.from(now))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** Hands on each run the report does not show and nothing as late is known about. */
    void missing(
            Scope scope, String namespace, String vantage, Instant at, Consumer<Missing> into) {
        database.in(scope)
                .sql(
                        """
                        select r.id, r.finding_id, r.namespace, r.target, p.check_key, p.port,
                               p.protocol, r.by_login, r.policy, null as host_policy,
                               cast(:at as timestamptz) as at
                          from finding.sighting r
                          join finding.fingerprint p on p.id = r.fingerprint_id
                          join finding.episode e on e.finding_id = r.finding_id and e.current
                                                and e.state <> 'CLOSED'
                         where r.namespace = :namespace and r.vantage = :vantage
                           and r.ended_at is null and r.last_at < :at
                           and not exists (select from work w where w.fingerprint_id = p.id)
                           and not exists (select from finding.sighting seen
                                            where seen.finding_id = r.finding_id
                                              and seen.last_at >= :at)
                           and not exists (select from finding.host_evidence h
                                            where h.namespace = r.namespace
                                              and h.target = r.target and h.vantage = r.vantage
                                              and h.last_at >= :at)
                         order by r.id
                        """)
                .param("namespace", namespace)
                .param("vantage", vantage)
                .param("at", Timestamp.from(at))
                .query((ResultSet row) -> into.accept(AbsenceStore.missing(row)));
    }

    /** Writes absences down; one that waits already since earlier evidence gives way. */
    void note(Scope scope, Origin origin, Collection<Missing> absent, Instant now) {
        var runs = absent.stream().map(Missing::runId).toArray(Long[]::new);
        var at = Timestamp.from(absent.iterator().next().at());
        database.in(scope)
                .sql(
                        """
                        update finding.declared_absence
                           set state = 'DROPPED', ended_at = :now
                         where state = 'WAITING' and run_id = any (:runs) and at < :at
                        """)
                .param("now", Timestamp.from(now))
                .param("runs", runs)
                .param("at", at)
                .update();
        database.in(scope)
                .sql(
                        """
                        insert into finding.declared_absence (
                            import_id, report, run_id, at, state, noted_at)
                        select :import, :report, run, :at, 'WAITING', :now
                          from unnest(cast(:runs as bigint[])) as run
                            on conflict do nothing
                        """)
                .param("import", origin.importId())
                .param("report", origin.name())
                .param("runs", runs)
                .param("at", at)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Ends what this report shows again, or has looked at later whatever it saw. */
    void drop(Scope scope, String vantage, Instant now) {
        database.in(scope)
                .sql(
                        """
                        update finding.declared_absence a
                           set state = 'DROPPED', ended_at = :now
                          from finding.sighting r
                         where a.state = 'WAITING' and r.id = a.run_id
                           and (exists (select from finding.sighting seen
                                         where seen.finding_id = r.finding_id
                                           and seen.last_at >= a.at)
                                or r.vantage = :vantage
                                   and exists (select from host h
                                                where h.namespace = r.namespace
                                                  and h.target = r.target and h.at > a.at))
                        """)
                .param("now", Timestamp.from(now))
                .param("vantage", vantage)
                .update();
    }

    ListResult<DeclaredLine> list(Scope scope, ListRequest asked) {
        var levels =
                asked.values("level").stream()
                        .map(level -> Severity.valueOf(level).rank())
                        .toArray(Integer[]::new);
        return new Question(FROM, asked)
                .where(WAITS)
                .id("import", "a.import_id = :import")
                .any("level", "e.severity = any (:ranks)")
                .with("ranks", levels)
                .answer(
                        database.in(scope),
                        """
                        select a.id, a.import_id, a.report, e.id as episode_id, e.finding_id,
                               p.check_key, f.title, e.severity, p.target, p.port, p.protocol,
                               e.unit_id, r.last_at, a.at
                        """,
                        DeclaredStore::line);
    }

    /** How many of an import wait. */
    long waiting(Scope scope, long importId) {
        return database.in(scope)
                .sql("select count(*) " + WAITING + " and a.import_id = :import")
                .param("import", importId)
                .query(Long.class)
                .single();
    }

    /** How many wait. */
    long waiting(Scope scope) {
        return database.in(scope).sql("select count(*) " + WAITING).query(Long.class).single();
    }

    /** The episodes of those that wait, in order. */
    List<Long> episodes(Scope scope, Collection<Long> ids) {
        return database.in(scope)
                .sql("select distinct e.id " + WAITING + " and a.id = any (:ids) order by e.id")
                .param("ids", ids.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /**
     * One that waits and is about to be confirmed.
     *
     * @param id identity
     * @param importId the import that does not show it
     * @param report the import's name
     * @param run what was seen before
     */
    record Waiting(long id, long importId, String report, Missing run) {}

    /** Those that wait, locked to the end of the transaction. */
    List<Waiting> lock(Scope scope, Collection<Long> ids) {
        return database.in(scope)
                .sql(
                        """
                        select a.id as absence_id, a.import_id, a.report, r.id, r.finding_id,
                               r.namespace, r.target, p.check_key, p.port, p.protocol, r.by_login,
                               r.policy, null as host_policy, a.at
                        """
                                + WAITING
                                + " and a.id = any (:ids) order by a.id for update of a")
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) ->
                        new Waiting(
                                row.getLong("absence_id"),
                                row.getLong("import_id"),
                                row.getString("report"),
                                AbsenceStore.missing(row)))
                .list();
    }

    void confirm(Scope scope, Collection<Long> ids, Actor by, Instant now) {
        database.in(scope)
                .sql(
                        """
                        update finding.declared_absence
                           set state = 'CONFIRMED', ended_at = :now, ended_by = :by,
                               ended_name = :name
                         where id = any (:ids) and state = 'WAITING'
                        """)
                .param("now", Timestamp.from(now))
                .param("by", by.accountId())
                .param("name", by.name())
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    private static DeclaredLine line(ResultSet row, int number) throws SQLException {
        @Nullable Integer port = row.getObject("port", Integer.class);
        return new DeclaredLine(
                row.getLong("id"),
                row.getLong("import_id"),
                row.getString("report"),
                row.getLong("episode_id"),
                row.getLong("finding_id"),
                row.getString("check_key"),
                row.getString("title"),
                Severity.ofRank(row.getInt("severity")),
                row.getString("target") + (port == null ? "" : " " + port),
                row.getObject("unit_id", Long.class),
                row.getTimestamp("last_at").toInstant(),
                row.getTimestamp("at").toInstant());
    }
}
