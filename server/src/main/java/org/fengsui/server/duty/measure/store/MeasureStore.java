package org.fengsui.server.duty.measure.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.duty.measure.Measure;
import org.fengsui.server.duty.measure.MeasureState;
import org.fengsui.server.duty.measure.MeasureState.Move;
import org.fengsui.server.duty.notice.Notice.Via;
import org.fengsui.server.duty.notice.Relayed;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The tables of measures and of what was done about them. */
@Component
public class MeasureStore {

    private final Database database;

    MeasureStore(Database database) {
        this.database = database;
    }

    /** Writes a new measure and gives its identity. */
    public long insert(Scope scope, Measure measure, Instant now) {
        return bound(
                        database.in(scope)
                                .sql(
                                        """
                                        insert into measure.measure
                                          (state, kind_id, kind, basis, unit_id, system_id,
                                           notice_id, episode_id, target, reason, executor_id,
                                           executor, asked_at, changed_at)
                                        values (:state, :kindId, :kind, :basis, :unit, :system,
                                           :notice, :episode, :target, :reason, :executorId,
                                           :executor, :asked, :now)
                                        returning id
                                        """)
                                .param("unit", measure.unitId())
                                .param("system", measure.systemId(), Types.BIGINT)
                                .param("notice", measure.noticeId(), Types.BIGINT)
                                .param("episode", measure.episodeId(), Types.BIGINT)
                                .param("target", measure.target()),
                        measure,
                        now)
                .query(Long.class)
                .single();
    }

    /** Writes a measure that is locked, at its next version. */
    public void update(Scope scope, Measure measure, Instant now) {
        int written =
                bound(
                                database.in(scope)
                                        .sql(
                                                """
                                                update measure.measure
                                                set version = version + 1, state = :state,
                                                    kind_id = :kindId, kind = :kind,
                                                    basis = :basis, reason = :reason,
                                                    executor_id = :executorId,
                                                    executor = :executor, asked_at = :asked,
                                                    changed_at = :now
                                                where id = :id
                                                """)
                                        .param("id", measure.id()),
                                measure,
                                now)
                        .update();
        if (written != 1) {
            throw new IllegalStateException("measures changed: " + written);
        }
    }

    private static StatementSpec bound(StatementSpec statement, Measure measure, Instant now) {
        var asked = measure.askedAt();
        return statement
                .param("state", measure.state().name())
                .param("kindId", measure.kindId(), Types.BIGINT)
                .param("kind", measure.kind())
                .param("basis", measure.basis())
                .param("reason", measure.reason())
                .param("executorId", measure.executorId(), Types.BIGINT)
                .param("executor", measure.executor())
                .param("asked", asked == null ? null : at(asked), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", at(now));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** One measure, if the scope sees it. */
    public Optional<Measure> find(Scope scope, long id) {
        return select(scope, "where m.id = :id")
                .param("id", id)
                .query(MeasureStore::measure)
                .optional();
    }

    /** The same, locked until the transaction ends. */
    public Optional<Measure> lock(Scope scope, long id) {
        return select(scope, "where m.id = :id for update")
                .param("id", id)
                .query(MeasureStore::measure)
                .optional();
    }

    /** Those of the measures that the scope sees. */
    public List<Measure> all(Scope scope, Collection<Long> ids) {
        return select(scope, "where m.id = any(:ids) order by m.id")
                .param("ids", ids.toArray(Long[]::new))
                .query(MeasureStore::measure)
                .list();
    }

    /** The measures about a system, newest first. */
    public List<Measure> ofSystem(Scope scope, long systemId) {
        return select(scope, "where m.system_id = :of order by m.id desc")
                .param("of", systemId)
                .query(MeasureStore::measure)
                .list();
    }

    /** The measures a notice led to, newest first. */
    public List<Measure> ofNotice(Scope scope, long noticeId) {
        return select(scope, "where m.notice_id = :of order by m.id desc")
                .param("of", noticeId)
                .query(MeasureStore::measure)
                .list();
    }

    /** All the scope sees, those not over first. */
    public List<Measure> all(Scope scope) {
        return select(
                        scope,
                        "order by m.state in ('LIFTED', 'REVOKED', 'ENDED'), m.id desc limit 500")
                .query(MeasureStore::measure)
                .list();
    }

    /** Those in one of some states, the oldest first. */
    public List<Measure> in(Scope scope, Collection<MeasureState> states) {
        return select(scope, "where m.state = any(:states) order by m.id limit 500")
                .param("states", states.stream().map(MeasureState::name).toArray(String[]::new))
                .query(MeasureStore::measure)
                .list();
    }

    /** The measures whose restoration waits for the proof of an episode. */
    public List<Long> awaiting(Scope scope, long episodeId) {
        return database.in(scope)
                .sql(
                        """
                        select id from measure.measure
                        where episode_id = :episode and state = 'RESTORATION_ASKED' order by id
                        """)
                .param("episode", episodeId)
                .query(Long.class)
                .list();
    }

    private StatementSpec select(Scope scope, String rest) {
        return database.in(scope).sql("select m.* from measure.measure m " + rest);
    }

    /** How many are not over. */
    public long running(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select count(*) from measure.measure
                        where state not in ('LIFTED', 'REVOKED', 'ENDED')
                        """)
                .query(Long.class)
                .single();
    }

    /** Notes what somebody did and gives its identity; that of the act is not read. */
    public long did(Scope scope, Measure measure, Measure.Act act) {
        var relayed = act.relayed();
        return database.in(scope)
                .sql(
                        """
                        insert into measure.act
                          (measure_id, unit_id, move, at, account_id, who, note,
                           via, said_by, said_reach, said_at)
                        values (:measure, :unit, :move, :at, :account, :who, :note,
                           :via, :saidBy, :saidReach, :saidAt)
                        returning id
                        """)
                .param("measure", measure.id())
                .param("unit", measure.unitId())
                .param("move", act.move().name())
                .param("at", at(act.at()))
                .param("account", act.accountId())
                .param("who", act.who())
                .param("note", act.note())
                .param("via", relayed == null ? Via.PORTAL.name() : relayed.via().name())
                .param("saidBy", relayed == null ? "" : relayed.by())
                .param("saidReach", relayed == null ? "" : relayed.reach())
                .param(
                        "saidAt",
                        relayed == null ? null : at(relayed.at()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .query(Long.class)
                .single();
    }

    /** What was done about a measure, oldest first. */
    public List<Measure.Act> acts(Scope scope, long id) {
        return database.in(scope)
                .sql(
                        """
                        select id, move, at, account_id, who, note, via, said_by, said_reach,
                               said_at
                        from measure.act where measure_id = :id order by id
                        """)
                .param("id", id)
                .query((row, number) ->
                        new Measure.Act(
                                row.getLong("id"),
                                Move.valueOf(row.getString("move")),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getLong("account_id"),
                                row.getString("who"),
                                row.getString("note"),
                                relayed(row)))
                .list();
    }

    private static @Nullable Relayed relayed(ResultSet row) throws SQLException {
        var at = optional(row.getObject("said_at", OffsetDateTime.class));
        return at == null
                ? null
                : new Relayed(
                        Via.valueOf(row.getString("via")),
                        row.getString("said_by"),
                        row.getString("said_reach"),
                        at);
    }

    private static Measure measure(ResultSet row, int number) throws SQLException {
        return new Measure(
                row.getLong("id"),
                row.getInt("version"),
                MeasureState.valueOf(row.getString("state")),
                row.getObject("kind_id", Long.class),
                row.getString("kind"),
                row.getString("basis"),
                row.getLong("unit_id"),
                row.getObject("system_id", Long.class),
                row.getObject("notice_id", Long.class),
                row.getObject("episode_id", Long.class),
                row.getString("target"),
                row.getString("reason"),
                row.getObject("executor_id", Long.class),
                row.getString("executor"),
                optional(row.getObject("asked_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant optional(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
