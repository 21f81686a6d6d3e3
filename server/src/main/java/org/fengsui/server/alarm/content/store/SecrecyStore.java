package org.fengsui.server.alarm.content.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fengsui.server.alarm.content.SecrecyBook.Handover;
import org.fengsui.server.alarm.content.SecrecyBook.Refused;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The tables of handovers and of what was turned away; both are only added to. */
@Component
public class SecrecyStore {

    private static final int MOST = 500;

    private final Database database;

    SecrecyStore(Database database) {
        this.database = database;
    }

    /** Writes a handover; its identity is not read. Gives the identity. */
    public long insert(Scope scope, Handover handover, long accountId) {
        return database.in(scope)
                .sql(
                        """
                        insert into content.handover
                          (on_day, handed_by, received_by, entered_at, entered_by)
                        values (:on, :by, :to, :at, :account)
                        returning id
                        """)
                .params(
                        Map.of(
                                "on", handover.on(),
                                "by", handover.handedBy(),
                                "to", handover.receivedBy(),
                                "at", Rows.at(handover.enteredAt()),
                                "account", accountId))
                .query(Long.class)
                .single();
    }

    /** The handovers, latest first. */
    public List<Handover> handovers(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select id, on_day, handed_by, received_by, entered_at from content.handover
                        order by on_day desc, id desc limit :most
                        """)
                .param("most", MOST)
                .query((row, _) ->
                        new Handover(
                                row.getLong("id"),
                                row.getObject("on_day", LocalDate.class),
                                row.getString("handed_by"),
                                row.getString("received_by"),
                                Rows.moment(row, "entered_at")))
                .list();
    }

    /** Writes what was turned away and gives its identity. */
    public long refused(Scope scope, String door, long accountId, String who, Instant at) {
        return database.in(scope)
                .sql(
                        """
                        insert into content.refused (door, account_id, who, at)
                        values (:door, :account, :who, :at) returning id
                        """)
                .params(Map.of("door", door, "account", accountId, "who", who, "at", Rows.at(at)))
                .query(Long.class)
                .single();
    }

    /** What was turned away, latest first. */
    public List<Refused> refused(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select id, door, who, at from content.refused order by id desc limit :most
                        """)
                .param("most", MOST)
                .query((row, _) ->
                        new Refused(
                                row.getLong("id"),
                                row.getString("door"),
                                row.getString("who"),
                                Rows.moment(row, "at")))
                .list();
    }
}
