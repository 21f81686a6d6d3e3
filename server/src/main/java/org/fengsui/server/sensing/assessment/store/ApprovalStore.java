package org.fengsui.server.sensing.assessment.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.assessment.Report.Answer;
import org.fengsui.server.sensing.assessment.Report.Approval;
import org.fengsui.server.sensing.assessment.Report.Call;
import org.springframework.stereotype.Component;

/** The table of what the leading group was asked and said. */
@Component
public class ApprovalStore {

    private final Database database;

    ApprovalStore(Database database) {
        this.database = database;
    }

    /** The leading group is asked. */
    public void ask(
            Scope scope, long assessmentId, long by, String name, String text, Instant now) {
        database.in(scope)
                .sql(
                        """
                        insert into assessment.approval
                          (assessment_id, asked_by, asker, asked_at, words_asked)
                        values (:assessment, :by, :name, :now, :text)
                        """)
                .param("assessment", assessmentId)
                .param("by", by)
                .param("name", name)
                .param("now", Rows.at(now))
                .param("text", text)
                .update();
    }

    /** What it said to the question that waits. */
    public void answer(Scope scope, long id, Answer answer) {
        var call = answer.call();
        Rows.one(
                database.in(scope)
                        .sql(
                                """
                                update assessment.approval
                                set yes = :yes, who = :who, at = :at, words = :words,
                                    caller = :caller, phone = :phone
                                where id = :id and yes is null and superseded_at is null
                                """)
                        .param("id", id)
                        .param("yes", answer.yes())
                        .param("who", answer.who())
                        .param("at", Rows.at(answer.at()))
                        .param("words", answer.words())
                        .param("caller", call == null ? null : call.caller(), Types.VARCHAR)
                        .param("phone", call == null ? null : call.number(), Types.VARCHAR)
                        .update());
    }

    /** The question that waits, if there is one, is void. */
    public void supersede(Scope scope, long assessmentId, Instant now) {
        database.in(scope)
                .sql(
                        """
                        update assessment.approval set superseded_at = :now
                        where assessment_id = :id and yes is null and superseded_at is null
                        """)
                .param("id", assessmentId)
                .param("now", Rows.at(now))
                .update();
    }

    /** The questions of an assessment, the latest first. */
    public List<Approval> of(Scope scope, long assessmentId) {
        return database.in(scope)
                .sql(
                        """
                        select * from assessment.approval where assessment_id = :id
                        order by id desc
                        """)
                .param("id", assessmentId)
                .query(ApprovalStore::approval)
                .list();
    }

    /** How many questions and ratifications wait for the leading group. */
    public long waiting(Scope scope) {
        return database.in(scope)
                .sql(
                        """
                        select (select count(*) from assessment.approval where yes is null and superseded_at is null)
                             + (select count(*) from assessment.report
                                where ahead_by is not null and ratified_at is null)
                        """)
                .query(Long.class)
                .single();
    }

    private static Approval approval(ResultSet row, int at) throws SQLException {
        var yes = row.getObject("yes", Boolean.class);
        var caller = row.getString("caller");
        return new Approval(
                row.getLong("id"),
                row.getLong("asked_by"),
                row.getString("asker"),
                Rows.moment(row, "asked_at"),
                row.getString("words_asked"),
                Rows.optional(row, "superseded_at"),
                yes == null
                        ? null
                        : new Answer(
                                yes,
                                row.getString("who"),
                                Rows.moment(row, "at"),
                                row.getString("words"),
                                caller == null ? null : new Call(caller, row.getString("phone"))));
    }
}
