package org.fengsui.server.alarm.warning.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.alarm.warning.Asked;
import org.fengsui.server.alarm.warning.Asked.Hit;
import org.fengsui.server.alarm.warning.Asked.Reply;
import org.fengsui.server.alarm.warning.Asked.Why;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The units that are told of a warning, and their affected systems. */
@Component
public class AskedStore {

    private final Database database;

    AskedStore(Database database) {
        this.database = database;
    }

    /** A unit is told for the first time; gives the identity. */
    public long insert(
            Scope scope,
            long warningId,
            long unitId,
            boolean mustConfirm,
            List<Hit> hits,
            Instant now) {
        long id =
                database.in(scope)
                        .sql(
                                """
                                insert into warning.asked
                                  (warning_id, unit_id, must_confirm, asked_at)
                                values (:warning, :unit, :must, :now)
                                returning id
                                """)
                        .param("warning", warningId)
                        .param("unit", unitId)
                        .param("must", mustConfirm)
                        .param("now", Rows.at(now))
                        .query(Long.class)
                        .single();
        add(scope, id, hits);
        return id;
    }

    /** A unit is asked anew; what it confirmed before stands in the history. */
    public void again(Scope scope, long id, List<Hit> hits, Instant now) {
        database.in(scope)
                .sql(
                        """
                        update warning.asked
                        set round = round + 1, asked_at = :now, reply = null, note = '', who = '',
                            confirmed_at = null
                        where id = :id
                        """)
                .param("id", id)
                .param("now", Rows.at(now))
                .update();
        database.in(scope)
                .sql("delete from warning.hit where asked_id = :id")
                .param("id", id)
                .update();
        add(scope, id, hits);
    }

    private void add(Scope scope, long id, List<Hit> hits) {
        database.in(scope)
                .sql(
                        """
                        insert into warning.hit (asked_id, system_id, name, why, what)
                        select :asked, h.system, h.name, h.why, h.what
                        from unnest(:systems::bigint[], :names::text[], :whys::text[], :whats::text[])
                            with ordinality as h (system, name, why, what, place)
                        order by h.place
                        """)
                .param("asked", id)
                .param("systems", hits.stream().map(Hit::systemId).toArray(Long[]::new))
                .param("names", hits.stream().map(Hit::name).toArray(String[]::new))
                .param("whys", hits.stream().map(hit -> hit.why().name()).toArray(String[]::new))
                .param("whats", hits.stream().map(Hit::what).toArray(String[]::new))
                .update();
    }

    /** Notes what a unit confirmed. */
    public void confirm(Scope scope, long id, Reply reply, String note, String who, Instant now) {
        int written =
                database.in(scope)
                        .sql(
                                """
                                update warning.asked
                                set reply = :reply, note = :note, who = :who, confirmed_at = :now
                                where id = :id
                                """)
                        .param("id", id)
                        .param("reply", reply.name())
                        .param("note", note)
                        .param("who", who)
                        .param("now", Rows.at(now))
                        .update();
        if (written != 1) {
            throw new IllegalStateException("confirmations changed: " + written);
        }
    }

    /** One unit, if the scope sees it, locked until the transaction ends. */
    public Optional<Asked> lock(Scope scope, long id) {
        return some(scope, "a.id = any (:ids) for update", List.of(id)).stream().findFirst();
    }

    /** One unit, if the scope sees it. */
    public Optional<Asked> find(Scope scope, long id) {
        return all(scope, List.of(id)).stream().findFirst();
    }

    /** Those of the units that the scope sees. */
    public List<Asked> all(Scope scope, Collection<Long> ids) {
        return some(scope, "a.id = any (:ids) order by a.id", ids);
    }

    /** The units a warning concerns, as far as the scope sees them. */
    public List<Asked> ofWarning(Scope scope, long warningId) {
        return some(scope, "a.warning_id = any (:ids) order by a.id", List.of(warningId));
    }

    /** What the units of a scope were told, the newest first. */
    public List<Asked> told(Scope scope) {
        return some(scope, "a.id > any (:ids) order by a.id desc limit 200", List.of(0L));
    }

    /** What the units of a scope have to confirm of warnings that hold, the oldest first. */
    public List<Asked> open(Scope scope) {
        return some(
                scope,
                """
                a.id > any (:ids) and a.must_confirm and a.reply is null
                  and exists (select from warning.edition e
                              where e.warning_id = a.warning_id and e.current
                                and e.change in ('ISSUE', 'ADJUST'))
                order by a.id limit 200
                """,
                List.of(0L));
    }

    private List<Asked> some(Scope scope, String condition, Collection<Long> ids) {
        var rows =
                database.in(scope)
                        .sql("select a.* from warning.asked a where " + condition)
                        .param("ids", ids.toArray(Long[]::new))
                        .query((row, _) -> asked(row, List.of()))
                        .list();
        var hits = hits(scope, rows.stream().map(Asked::id).toList());
        return rows.stream()
                .map(asked -> with(asked, hits.getOrDefault(asked.id(), List.of())))
                .toList();
    }

    private Map<Long, List<Hit>> hits(Scope scope, List<Long> ids) {
        var all = new HashMap<Long, List<Hit>>();
        database.in(scope)
                .sql(
                        """
                        select asked_id, system_id, name, why, what from warning.hit
                        where asked_id = any (:ids) order by id
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .query(row -> {
                    all.computeIfAbsent(row.getLong("asked_id"), _ -> new ArrayList<>())
                            .add(
                                    new Hit(
                                            row.getObject("system_id", Long.class),
                                            row.getString("name"),
                                            Why.valueOf(row.getString("why")),
                                            row.getString("what")));
                });
        return all;
    }

    private static Asked with(Asked asked, List<Hit> hits) {
        return new Asked(
                asked.id(),
                asked.warningId(),
                asked.unitId(),
                asked.round(),
                asked.mustConfirm(),
                asked.askedAt(),
                asked.reply(),
                asked.note(),
                asked.who(),
                asked.confirmedAt(),
                hits);
    }

    private static Asked asked(ResultSet row, List<Hit> hits) throws SQLException {
        var reply = row.getString("reply");
        return new Asked(
                row.getLong("id"),
                row.getLong("warning_id"),
                row.getLong("unit_id"),
                row.getInt("round"),
                row.getBoolean("must_confirm"),
                Rows.moment(row, "asked_at"),
                reply == null ? null : Reply.valueOf(reply),
                row.getString("note"),
                row.getString("who"),
                Rows.optional(row, "confirmed_at"),
                hits);
    }
}
