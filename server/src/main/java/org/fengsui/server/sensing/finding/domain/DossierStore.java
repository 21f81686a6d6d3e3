package org.fengsui.server.sensing.finding.domain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.campus.registry.Attributor.Outcome;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.sensing.finding.ManualRetest;
import org.fengsui.server.sensing.finding.domain.Dossier.Asked;
import org.fengsui.server.sensing.finding.domain.Dossier.Facts;
import org.fengsui.server.sensing.finding.domain.Dossier.Manual;
import org.fengsui.server.sensing.finding.domain.Dossier.NoticeLink;
import org.fengsui.server.sensing.finding.domain.Dossier.Owner;
import org.fengsui.server.sensing.finding.domain.Dossier.Sighting;
import org.fengsui.server.sensing.finding.domain.Dossier.Source;
import org.fengsui.server.sensing.finding.domain.Dossier.Story;
import org.springframework.stereotype.Component;

/** Reads all that is known about one finding. */
@Component
class DossierStore {

    private static final int LINES = 500;

    private final Database database;
    private final EpisodeReader episodes;

    DossierStore(Database database, EpisodeReader episodes) {
        this.database = database;
        this.episodes = episodes;
    }

    Optional<Dossier> find(Scope scope, long findingId) {
        var ids =
                database.in(scope)
                        .sql("select id from finding.episode where finding_id = :id")
                        .param("id", findingId)
                        .query(Long.class)
                        .list();
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        List<Episode> lives =
                episodes.episodes(scope, ids).stream()
                        .sorted((a, b) -> Integer.compare(b.number(), a.number()))
                        .toList();
        long latest = lives.getFirst().id();
        return Optional.of(
                new Dossier(
                        lives,
                        facts(scope, latest),
                        owner(scope, latest),
                        sightings(scope, findingId),
                        sources(scope, findingId),
                        stories(scope, findingId),
                        asked(scope, latest).orElse(null),
                        notices(scope, findingId),
                        retests(scope, findingId),
                        manual(scope, findingId)));
    }

    private Facts facts(Scope scope, long episodeId) {
        return database.in(scope)
                .sql(
                        """
                        select f.scanner_severity, f.cvss || coalesce(nullif(
                                   ' (' || f.cvss_version || ')', ' ()'), '') as cvss,
                               f.service, f.method, f.parameter, e.claimed_at,
                               e.claimed_how, e.proof_at, e.proof, e.closed_as
                          from finding.episode e
                          join finding.finding f on f.id = e.finding_id
                         where e.id = :id
                        """)
                .param("id", episodeId)
                .query(Facts.class)
                .single();
    }

    private Owner owner(Scope scope, long episodeId) {
        return database.in(scope)
                .sql("select outcome, rule, reason, supporting from finding.episode where id = :id")
                .param("id", episodeId)
                .query((row, number) ->
                        new Owner(
                                Outcome.valueOf(row.getString("outcome")),
                                row.getString("rule"),
                                row.getString("reason"),
                                EpisodeReader.longs(row.getArray("supporting"))))
                .single();
    }

    private List<Sighting> sightings(Scope scope, long findingId) {
        return database.in(scope)
                .sql(
                        """
                        select namespace, vantage, by_login, first_at, last_at, times,
                               first_import, last_import, ended_at, ended_import
                          from finding.sighting
                         where finding_id = :id
                         order by last_at desc, id desc
                         limit :most
                        """)
                .param("id", findingId)
                .param("most", LINES)
                .query(Sighting.class)
                .list();
    }

    private List<Source> sources(Scope scope, long findingId) {
        return database.in(scope)
                .sql(
                        """
                        select name, number, first_at
                          from finding.source
                         where finding_id = :id
                         order by first_at, name
                        """)
                .param("id", findingId)
                .query(Source.class)
                .list();
    }

    private List<Story> stories(Scope scope, long findingId) {
        return database.in(scope)
                .sql(
                        """
                        select s.episode_id, e.number, s.at, s.actor_id, s.actor_name, s.kind,
                               s.words
                          from finding.story s
                          join finding.episode e on e.id = s.episode_id
                         where e.finding_id = :id
                         order by s.at desc, s.id desc
                         limit :most
                        """)
                .param("id", findingId)
                .param("most", LINES)
                .query(DossierStore::story)
                .list();
    }

    private static Story story(ResultSet row, int number) throws SQLException {
        return new Story(
                row.getLong("episode_id"),
                row.getInt("number"),
                row.getTimestamp("at").toInstant(),
                row.getLong("actor_id"),
                row.getString("actor_name"),
                row.getString("kind"),
                Arrays.asList((String[]) row.getArray("words").getArray()));
    }

    private Optional<Asked> asked(Scope scope, long episodeId) {
        return database.in(scope)
                .sql(
                        """
                        select episode_id, ruling, requested_by as by, requested_name as name,
                               requested_at as at, reason
                          from finding.ruling_request
                         where episode_id = :id and decided_at is null
                        """)
                .param("id", episodeId)
                .query(Asked.class)
                .optional();
    }

    private List<NoticeLink> notices(Scope scope, long findingId) {
        return database.in(scope)
                .sql(
                        """
                        select l.notice_type as type, l.notice_id as id, l.basis,
                               l.noticed_at as at, l.ended_at
                          from finding.notice_link l
                          join finding.episode e on e.id = l.episode_id
                         where e.finding_id = :id
                         order by l.noticed_at desc, l.id desc
                        """)
                .param("id", findingId)
                .query(NoticeLink.class)
                .list();
    }

    private List<RetestLine> retests(Scope scope, long findingId) {
        return database.in(scope)
                .sql(
                        RetestListStore.COLUMNS
                                + RetestListStore.FROM
                                + " where e.finding_id = :id order by t.id desc")
                .param("id", findingId)
                .query(RetestListStore::line)
                .list();
    }

    private List<Manual> manual(Scope scope, long findingId) {
        return database.in(scope)
                .sql(
                        """
                        select m.tested_at, m.tester, m.method, m.steps, m.evidence_files,
                               m.result, m.recorded_name
                          from finding.manual_retest m
                          join finding.episode e on e.id = m.episode_id
                         where e.finding_id = :id
                         order by m.id desc
                        """)
                .param("id", findingId)
                .query(DossierStore::manual)
                .list();
    }

    private static Manual manual(ResultSet row, int number) throws SQLException {
        return new Manual(
                row.getTimestamp("tested_at").toInstant(),
                row.getString("tester"),
                row.getString("method"),
                row.getString("steps"),
                EpisodeReader.longs(row.getArray("evidence_files")),
                ManualRetest.Result.valueOf(row.getString("result")),
                row.getString("recorded_name"));
    }
}
