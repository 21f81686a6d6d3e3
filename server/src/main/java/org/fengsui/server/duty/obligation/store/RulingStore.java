package org.fengsui.server.duty.obligation.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.fengsui.server.duty.obligation.Ledger.InterpretationDecision;
import org.fengsui.server.duty.obligation.domain.Ruling;
import org.fengsui.server.duty.obligation.domain.Ruling.Outcome;
import org.fengsui.server.duty.obligation.domain.Wording;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The table of what was decided of readings, which only grows. */
@Component
public class RulingStore {

    private final Database database;

    RulingStore(Database database) {
        this.database = database;
    }

    /** All of them, by reading and number. */
    public List<Ruling> all(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select reading, number, outcome, proposed, text_zh, text_en, office,
                               document, decided_on, reason, written_by, at
                        from obligation.ruling
                        order by reading, number
                        """)
                .query(RulingStore::ruling)
                .list();
    }

    /** Adds one; false where somebody else was first. */
    public boolean add(Scope scope, Ruling ruling, Actor by) {
        return database.in(scope)
                        .sql(
                                """
                                insert into obligation.ruling
                                  (reading, number, outcome, proposed, text_zh, text_en, office,
                                   document, decided_on, reason, account_id, written_by, at)
                                values (:reading, :number, :outcome, :proposed, :zh, :en, :office,
                                   :document, :on, :reason, :account, :by, :at)
                                on conflict do nothing
                                """)
                        .param("reading", ruling.reading())
                        .param("number", ruling.number())
                        .param("outcome", ruling.outcome().name())
                        .param("proposed", ruling.proposed())
                        .param("zh", ruling.text().zh())
                        .param("en", ruling.text().en())
                        .param("office", ruling.decision().by())
                        .param("document", ruling.decision().document())
                        .param("on", ruling.decision().on())
                        .param("reason", ruling.reason())
                        .param("account", by.accountId())
                        .param("by", ruling.writtenBy())
                        .param("at", Columns.at(ruling.at()))
                        .update()
                == 1;
    }

    private static Ruling ruling(ResultSet row, int number) throws SQLException {
        return new Ruling(
                row.getString("reading"),
                row.getInt("number"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("proposed"),
                new Wording(row.getString("text_zh"), row.getString("text_en")),
                new InterpretationDecision(
                        row.getString("office"),
                        row.getObject("decided_on", LocalDate.class),
                        row.getString("document")),
                row.getString("reason"),
                row.getString("written_by"),
                Columns.instant(row, "at"));
    }
}
