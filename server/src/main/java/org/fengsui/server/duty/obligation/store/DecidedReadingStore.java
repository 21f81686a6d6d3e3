package org.fengsui.server.duty.obligation.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.fengsui.server.duty.obligation.Ledger.InterpretationDecision;
import org.fengsui.server.duty.obligation.domain.DecidedReading;
import org.fengsui.server.duty.obligation.domain.DecidedReading.Outcome;
import org.fengsui.server.duty.obligation.domain.Wording;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The table of what was decided of readings, which only grows. */
@Component
public class DecidedReadingStore {

    private final Database database;

    DecidedReadingStore(Database database) {
        this.database = database;
    }

    /** All of them, by reading and number. */
    public List<DecidedReading> all(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select reading, number, outcome, proposed, text_zh, text_en, office,
                               document, decided_on, reason, written_by, at
                        from obligation.ruling
                        order by reading, number
                        """)
                .query(DecidedReadingStore::decided)
                .list();
    }

    /** Adds one; false where somebody else was first. */
    public boolean add(Scope scope, DecidedReading decided, Actor by) {
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
                        .param("reading", decided.reading())
                        .param("number", decided.number())
                        .param("outcome", decided.outcome().name())
                        .param("proposed", decided.proposed())
                        .param("zh", decided.text().zh())
                        .param("en", decided.text().en())
                        .param("office", decided.decision().by())
                        .param("document", decided.decision().document())
                        .param("on", decided.decision().on())
                        .param("reason", decided.reason())
                        .param("account", by.accountId())
                        .param("by", decided.writtenBy())
                        .param("at", Columns.at(decided.at()))
                        .update()
                == 1;
    }

    private static DecidedReading decided(ResultSet row, int number) throws SQLException {
        return new DecidedReading(
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
