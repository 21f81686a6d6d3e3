package org.fengsui.server.sensing.finding.domain;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.finding.Findings;
import org.springframework.stereotype.Component;

/** Which episodes stand in which notices, on which basis. */
@Component
class NoticeLinkStore {

    private final Database database;

    NoticeLinkStore(Database database) {
        this.database = database;
    }

    /** Those of the episodes that stand in an open notice on this basis. */
    Set<Long> noticedOn(Scope scope, Collection<Long> episodeIds, String basis) {
        return new TreeSet<>(
                database.in(scope)
                        .sql(
                                """
                                select episode_id
                                  from finding.notice_link
                                 where episode_id = any (:ids) and basis = :basis
                                   and ended_at is null
                                """)
                        .param("ids", episodeIds.toArray(Long[]::new))
                        .param("basis", basis)
                        .query(Long.class)
                        .list());
    }

    /** Those of the episodes that stand in any open notice. */
    Set<Long> noticed(Scope scope, Collection<Long> episodeIds) {
        return new TreeSet<>(
                database.in(scope)
                        .sql(
                                """
                                select distinct episode_id
                                  from finding.notice_link
                                 where episode_id = any (:ids) and ended_at is null
                                """)
                        .param("ids", episodeIds.toArray(Long[]::new))
                        .query(Long.class)
                        .list());
    }

    /** Open episodes in open notices whose unit is another one by now. */
    List<Findings.Moved> moved(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select l.episode_id, l.notice_type, l.notice_id, l.unit_id as noticed,
                               e.unit_id
                          from finding.notice_link l
                          join finding.episode e on e.id = l.episode_id
                         where l.ended_at is null and e.unit_id <> l.unit_id
                           and not (l.assigned and l.unit_id = any (e.supporting))
                           and e.state in ('NOTIFIED', 'ANSWERED')
                         order by l.notice_id, l.episode_id
                        """)
                .query((row, number) ->
                        new Findings.Moved(
                                row.getLong("episode_id"),
                                new Subject(row.getString("notice_type"), row.getLong("notice_id")),
                                row.getLong("noticed"),
                                row.getLong("unit_id")))
                .list();
    }

    /**
     * What holds an episode.
     *
     * @param unitId the unit that is noticed
     * @param basis the article
     * @param notice the notice
     * @param assigned whether the unit supports only and was assigned it
     */
    record Link(long unitId, String basis, Subject notice, boolean assigned) {}

    void add(Scope scope, Collection<Long> episodeIds, Link link, Instant at) {
        database.in(scope)
                .sql(
                        """
                        insert into finding.notice_link (
                            episode_id, unit_id, basis, notice_type, notice_id, noticed_at,
                            assigned)
                        select id, :unit, :basis, :type, :notice, :at, :assigned from unnest(:ids) as e (id)
                        """)
                .param("unit", link.unitId())
                .param("basis", link.basis())
                .param("type", link.notice().type())
                .param("notice", link.notice().id())
                .param("at", Timestamp.from(at))
                .param("assigned", link.assigned())
                .param("ids", episodeIds.toArray(Long[]::new))
                .update();
    }

    /** Ends the links to one notice; tells whose were open. */
    Set<Long> end(
            Scope scope, Collection<Long> episodeIds, Subject notice, Instant at, String why) {
        return new TreeSet<>(
                database.in(scope)
                        .sql(
                                """
                                update finding.notice_link
                                   set ended_at = :at, ended_why = :why
                                 where episode_id = any (:ids) and notice_type = :type
                                   and notice_id = :notice and ended_at is null
                                returning episode_id
                                """)
                        .param("at", Timestamp.from(at))
                        .param("why", why)
                        .param("ids", episodeIds.toArray(Long[]::new))
                        .param("type", notice.type())
                        .param("notice", notice.id())
                        .query(Long.class)
                        .list());
    }

    void endAll(Scope scope, Collection<Long> episodeIds, Instant at, String why) {
        database.in(scope)
                .sql(
                        """
                        update finding.notice_link
                           set ended_at = :at, ended_why = :why
                         where episode_id = any (:ids) and ended_at is null
                        """)
                .param("at", Timestamp.from(at))
                .param("why", why)
                .param("ids", episodeIds.toArray(Long[]::new))
                .update();
    }
}
