package org.fengsui.server.duty.notice.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tables of acts with many notices, and what is left to do of each. */
@Component
public class BulkStore {

    private final Database database;

    BulkStore(Database database) {
        this.database = database;
    }

    /** What is done with each. */
    public enum Act {
        /** 拟稿. */
        DRAFT,
        /** 送核. */
        PROPOSE,
        /** 签发. */
        ISSUE
    }

    /**
     * One of the many.
     *
     * @param called whose it is and what it is about
     * @param noticeId the notice; null while its draft is to be written
     * @param version the version that was previewed; null likewise
     * @param episodeIds what is to be drafted; empty for a notice
     */
    public record Target(
            String called,
            @Nullable Long noticeId,
            @Nullable Integer version,
            List<Long> episodeIds) {

        /** Keeps its own copy. */
        public Target {
            episodeIds = List.copyOf(episodeIds);
        }
    }

    /** Where a target stands in its run. */
    public record Place(UUID run, int position) {}

    /** A target that is to be done now, with who asked for it. */
    public record Job(Act act, long accountId, Target target) {}

    /** A target that was refused: the problem's slug and what its texts name. */
    public record Refused(String called, String problem, List<String> arguments) {}

    /**
     * How far a run came.
     *
     * @param accountId who started it
     * @param total how many there are
     * @param done how many were tried
     * @param begunAt by the system clock
     * @param endedAt by the system clock; null while it goes on
     */
    public record Run(
            Act act,
            long accountId,
            int total,
            int done,
            Instant begunAt,
            @Nullable Instant endedAt) {}

    /** Writes a run with all its targets. */
    public void insert(
            Scope scope, UUID run, Act act, long accountId, List<Target> targets, Instant now) {
        database.in(scope)
                .sql(
                        """
                        insert into notice.bulk_run (id, act, account_id, begun_at)
                        values (:run, :act, :account, :now)
                        """)
                .param("run", run)
                .param("act", act.name())
                .param("account", accountId)
                .param("now", Values.at(now))
                .update();
        for (int at = 0; at < targets.size(); at++) {
            insert(scope, new Place(run, at), targets.get(at));
        }
    }

    private void insert(Scope scope, Place place, Target target) {
        database.in(scope)
                .sql(
                        """
                        insert into notice.bulk_target
                          (run_id, position, called, notice_id, version, episode_ids)
                        values (:run, :position, :called, :notice, :version, :episodes)
                        """)
                .param("run", place.run())
                .param("position", place.position())
                .param("called", target.called())
                .param("notice", target.noticeId(), Types.BIGINT)
                .param("version", target.version(), Types.INTEGER)
                .param("episodes", Values.ids(target.episodeIds()))
                .update();
    }

    /** What waits and nobody works on; of several runs each gets its turn. */
    public Optional<Place> next(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select t.run_id, t.position
                        from notice.bulk_target t join notice.bulk_run r on r.id = t.run_id
                        where t.state = 'WAITING' and r.ended_at is null
                        order by t.position, r.begun_at limit 1
                        for update of t skip locked
                        """)
                .query((row, number) ->
                        new Place(row.getObject("run_id", UUID.class), row.getInt("position")))
                .optional();
    }

    /** Takes a target, locked until the transaction ends; empty if it is done or taken. */
    public Optional<Job> take(Scope scope, Place place) {
        return database.in(scope)
                .sql(
                        """
                        select r.act, r.account_id, t.called, t.notice_id, t.version, t.episode_ids
                        from notice.bulk_target t join notice.bulk_run r on r.id = t.run_id
                        where t.run_id = :run and t.position = :position and t.state = 'WAITING'
                        for update of t skip locked
                        """)
                .param("run", place.run())
                .param("position", place.position())
                .query((row, number) ->
                        new Job(
                                Act.valueOf(row.getString("act")),
                                row.getLong("account_id"),
                                target(row)))
                .optional();
    }

    private static Target target(ResultSet row) throws SQLException {
        return new Target(
                row.getString("called"),
                row.getObject("notice_id", Long.class),
                row.getObject("version", Integer.class),
                Values.ids(row, "episode_ids"));
    }

    /** Writes that a target is done, with the notice that came of it. */
    public void done(Scope scope, Place place, long noticeId) {
        int written =
                database.in(scope)
                        .sql(
                                """
                                update notice.bulk_target
                                set state = 'DONE', notice_id = :notice
                                where run_id = :run and position = :position and state = 'WAITING'
                                """)
                        .param("notice", noticeId)
                        .param("run", place.run())
                        .param("position", place.position())
                        .update();
        if (written != 1) {
            throw new IllegalStateException("targets done: " + written);
        }
    }

    /** Writes that a target was refused; one that was done meanwhile stays done. */
    public void refused(Scope scope, Place place, String problem, List<String> arguments) {
        database.in(scope)
                .sql(
                        """
                        update notice.bulk_target
                        set state = 'REFUSED', problem = :problem, arguments = :arguments
                        where run_id = :run and position = :position and state = 'WAITING'
                        """)
                .param("problem", problem)
                .param("arguments", arguments.toArray(String[]::new))
                .param("run", place.run())
                .param("position", place.position())
                .update();
    }

    /** Ends a run of which nothing waits any more. */
    public void end(Scope scope, UUID run, Instant now) {
        database.in(scope)
                .sql(
                        """
                        update notice.bulk_run set ended_at = :now
                        where id = :run and ended_at is null and not exists (
                            select from notice.bulk_target
                            where run_id = :run and state = 'WAITING')
                        """)
                .param("run", run)
                .param("now", Values.at(now))
                .update();
    }

    /** How far a run came. */
    public Optional<Run> find(Scope scope, UUID run) {
        return database.in(scope)
                .sql(
                        """
                        select r.act, r.account_id, r.begun_at, r.ended_at, count(*) as total,
                            count(*) filter (where t.state <> 'WAITING') as done
                        from notice.bulk_run r join notice.bulk_target t on t.run_id = r.id
                        where r.id = :run group by r.id
                        """)
                .param("run", run)
                .query((row, number) ->
                        new Run(
                                Act.valueOf(row.getString("act")),
                                row.getLong("account_id"),
                                row.getInt("total"),
                                row.getInt("done"),
                                Values.instant(row, "begun_at"),
                                Values.optionalInstant(row, "ended_at")))
                .optional();
    }

    /** What was refused of a run so far. */
    public List<Refused> refused(Scope scope, UUID run) {
        return database.in(scope)
                .sql(
                        """
                        select called, problem, arguments from notice.bulk_target
                        where run_id = :run and state = 'REFUSED' order by position
                        """)
                .param("run", run)
                .query((row, number) ->
                        new Refused(
                                row.getString("called"),
                                row.getString("problem"),
                                List.of((String[]) row.getArray("arguments").getArray())))
                .list();
    }

    /** The notices that came of a run, in its order. */
    public List<Long> notices(Scope scope, UUID run) {
        return database.in(scope)
                .sql(
                        """
                        select notice_id from notice.bulk_target
                        where run_id = :run and state = 'DONE' order by position
                        """)
                .param("run", run)
                .query(Long.class)
                .list();
    }
}
