package org.fengsui.server.sensing.finding.domain;

import java.util.Collection;
import java.util.List;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** Of which confirmed episodes the office owes a notice in time, and how often it did before. */
@Component
class NoticeClockStore {

    /** Confirmed episodes {@code e}, not noticed yet, whose clock {@code c} the policy gainsays. */
    private static final String GAINSAID =
            """
              from finding.episode e
                   left join finding.notice_clock c on c.episode_id = e.id
             where e.state = 'CONFIRMED' and e.confirmed_at is not null
               and c.state is distinct from 'MET'
               and (c.state is not distinct from 'RUNNING') <> ('AT_ONCE' =
            """
                    + PolicyStore.TREATMENT
                    + ")";

    private final Database database;

    NoticeClockStore(Database database) {
        this.database = database;
    }

    /** A clock, with the number that tells it from earlier ones of its episode. */
    record Clock(long episodeId, int occurrence) {}

    /** Episodes for which a clock has to start or to end, in the order of their identities. */
    List<Long> gainsaid(Scope scope, NoticePolicy policy, int most) {
        return database.in(scope)
                .sql("select e.id " + GAINSAID + " order by e.id limit :most")
                .params(PolicyStore.parameters(policy))
                .param("most", most)
                .query(Long.class)
                .list();
    }

    /** Ends those that run although the policy earns these episodes no notice. */
    List<Clock> unearned(Scope scope, Collection<Long> ids, NoticePolicy policy) {
        return database.in(scope)
                .sql(
                        "update finding.notice_clock set state = 'OVER' where state = 'RUNNING'"
                                + " and episode_id in (select e.id "
                                + GAINSAID
                                + " and e.id = any (:ids)) returning episode_id, occurrence")
                .params(PolicyStore.parameters(policy))
                .param("ids", ids.toArray(Long[]::new))
                .query(Clock.class)
                .list();
    }

    /** Starts those that the policy earns these episodes. */
    List<Clock> earned(Scope scope, Collection<Long> ids, NoticePolicy policy) {
        return database.in(scope)
                .sql(
                        "insert into finding.notice_clock as k (episode_id, occurrence, state)"
                                + " select e.id, 1, 'RUNNING' "
                                + GAINSAID
                                + " and c.state is distinct from 'RUNNING' and e.id = any (:ids)"
                                + " on conflict (episode_id) do update"
                                + " set state = 'RUNNING', occurrence = k.occurrence + 1"
                                + " returning episode_id, occurrence")
                .params(PolicyStore.parameters(policy))
                .param("ids", ids.toArray(Long[]::new))
                .query(Clock.class)
                .list();
    }

    /** They were noticed. Returns those that ran. */
    List<Clock> met(Scope scope, Collection<Long> ids) {
        return end(scope, ids, "MET");
    }

    /** They are over without a notice. Returns those that ran. */
    List<Clock> over(Scope scope, Collection<Long> ids) {
        return end(scope, ids, "OVER");
    }

    /** What was noticed before may owe a notice again. */
    void forget(Scope scope, Collection<Long> ids) {
        database.in(scope)
                .sql(
                        """
                        update finding.notice_clock set state = 'OVER'
                         where episode_id = any (:ids) and state = 'MET'
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    private List<Clock> end(Scope scope, Collection<Long> ids, String as) {
        return database.in(scope)
                .sql(
                        """
                        update finding.notice_clock set state = :as
                         where episode_id = any (:ids) and state = 'RUNNING'
                        returning episode_id, occurrence
                        """)
                .param("as", as)
                .param("ids", ids.toArray(Long[]::new))
                .query(Clock.class)
                .list();
    }
}
