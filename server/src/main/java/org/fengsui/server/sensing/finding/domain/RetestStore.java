package org.fengsui.server.sensing.finding.domain;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.ManualRetest;
import org.fengsui.server.sensing.finding.domain.Endings.Proven;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The queue of what awaits proof, and the records of re-tests by people. */
@Component
class RetestStore {

    private final Database database;

    RetestStore(Database database) {
        this.database = database;
    }

    void request(
            Scope scope, long episodeId, Instant at, String requestedBy, String how, Instant due) {
        database.in(scope)
                .sql(
                        """
                        insert into finding.retest (
                            episode_id, requested_at, requested_by, how, due_at, state)
                        values (:episode, :at, :by, :how, :due, 'OPEN')
                            on conflict (episode_id) where state = 'OPEN' do nothing
                        """)
                .param("episode", episodeId)
                .param("at", Timestamp.from(at))
                .param("by", requestedBy)
                .param("how", how)
                .param("due", Timestamp.from(due))
                .update();
    }

    /** Gives the open ones of these to a person; tells whose episodes' they are. */
    List<Long> assign(
            Scope scope, Collection<Long> ids, @Nullable Long assignee, @Nullable String name) {
        return database.in(scope)
                .sql(
                        """
                        update finding.retest
                           set assignee_id = :assignee, assignee_name = :name
                         where id = any (:ids) and state = 'OPEN'
                           and assignee_id is distinct from cast(:assignee as bigint)
                        returning episode_id
                        """)
                .param("assignee", assignee, Types.BIGINT)
                .param("name", name, Types.VARCHAR)
                .param("ids", ids.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /** Ends the open re-tests of these episodes, each with the words of its proof. */
    void end(
            Scope scope,
            Collection<Long> episodeIds,
            RetestState state,
            Collection<Proven> proofs,
            Instant at) {
        var words = new HashMap<Long, String>();
        proofs.forEach(it -> words.put(it.episodeId(), it.proof()));
        var ids = new ArrayList<Long>(episodeIds);
        if (ids.isEmpty()) {
            return;
        }
        database.in(scope)
                .sql(
                        """
                        update finding.retest t
                           set state = :state, ended_at = :at, ended_note = p.note
                          from unnest(:ids, :notes) as p (episode_id, note)
                         where t.episode_id = p.episode_id and t.state = 'OPEN'
                        """)
                .param("state", state.name())
                .param("at", Timestamp.from(at))
                .param("ids", ids.toArray(Long[]::new))
                .param(
                        "notes",
                        ids.stream().map(id -> words.getOrDefault(id, "")).toArray(String[]::new))
                .update();
    }

    /** Keeps a person's record. */
    void record(Scope scope, Actor by, long episodeId, ManualRetest retest, Instant now) {
        database.in(scope)
                .sql(
                        """
                        insert into finding.manual_retest (
                            episode_id, tested_at, tester, tester_unit_id, method, steps,
                            evidence_files, result, recorded_by, recorded_name, recorded_at)
                        values (:episode, :tested, :tester, :unit, :method, :steps, :files,
                                :result, :by, :name, :now)
                        """)
                .param("episode", episodeId)
                .param("tested", Timestamp.from(retest.at()))
                .param("tester", retest.tester().strip())
                .param("unit", retest.testerUnitId())
                .param("method", retest.method().strip())
                .param("steps", retest.steps().strip())
                .param("files", retest.evidenceFiles().toArray(Long[]::new))
                .param("result", retest.result().name())
                .param("by", by.accountId())
                .param("name", by.name())
                .param("now", Timestamp.from(now))
                .update();
    }
}
