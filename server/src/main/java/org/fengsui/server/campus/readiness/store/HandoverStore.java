package org.fengsui.server.campus.readiness.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.fengsui.server.campus.readiness.domain.Handover;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The table of hand-overs between shifts. */
@Component
public class HandoverStore {

    private final Database database;

    HandoverStore(Database database) {
        this.database = database;
    }

    /** Writes what one gives to the next. */
    public long insert(Scope scope, Actor by, String body, Instant now) {
        return database.in(scope)
                .sql(
                        """
                        insert into readiness.handover (state, body, given_at, given_by, giver)
                        values ('OFFERED', :body, :now, :account, :name)
                        returning id
                        """)
                .param("body", body)
                .param("now", Rows.at(now))
                .param("account", by.accountId())
                .param("name", by.name())
                .query(Long.class)
                .single();
    }

    /** Writes the answer of the next; false where it is answered or somebody else was first. */
    public boolean answer(
            Scope scope,
            Actor by,
            Handover handover,
            Handover.State state,
            String answer,
            Instant now) {
        return database.in(scope)
                        .sql(
                                """
                                update readiness.handover
                                set version = version + 1, state = :state, answered_at = :now,
                                    answered_by = :account, answerer = :name, answer = :answer
                                where id = :id and version = :version and state = 'OFFERED'
                                """)
                        .param("state", state.name())
                        .param("now", Rows.at(now))
                        .param("account", by.accountId())
                        .param("name", by.name())
                        .param("answer", answer)
                        .param("id", handover.id())
                        .param("version", handover.version())
                        .update()
                == 1;
    }

    /** The newest. */
    public List<Handover> newest(Scope scope, int most) {
        return database.in(scope)
                .sql("select * from readiness.handover order by id desc limit :most")
                .param("most", most)
                .query(HandoverStore::handover)
                .list();
    }

    private static Handover handover(ResultSet row, int number) throws SQLException {
        return new Handover(
                row.getLong("id"),
                row.getInt("version"),
                Handover.State.valueOf(row.getString("state")),
                row.getString("body"),
                Rows.moment(row, "given_at"),
                row.getLong("given_by"),
                row.getString("giver"),
                Rows.optional(row, "answered_at"),
                row.getString("answerer"),
                row.getString("answer"));
    }
}
