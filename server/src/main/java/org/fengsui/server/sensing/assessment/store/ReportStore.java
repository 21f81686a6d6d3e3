package org.fengsui.server.sensing.assessment.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.assessment.Report;
import org.fengsui.server.sensing.assessment.Report.Dispatch;
import org.fengsui.server.sensing.assessment.Report.Kind;
import org.fengsui.server.sensing.assessment.Report.Sent;
import org.fengsui.server.sensing.assessment.Report.Way;
import org.fengsui.server.sensing.assessment.ReportState;
import org.fengsui.server.sensing.assessment.Superior;
import org.springframework.stereotype.Component;

/** The tables of what is owed to superiors and what went out. */
@Component
public class ReportStore {

    private final Database database;

    ReportStore(Database database) {
        this.database = database;
    }

    /** Something is owed from now on; gives its identity. */
    public long insert(Scope scope, long assessmentId, Superior superior) {
        return database.in(scope)
                .sql(
                        """
                        insert into assessment.report (assessment_id, superior, state)
                        values (:assessment, :superior, 'OWED')
                        returning id
                        """)
                .param("assessment", assessmentId)
                .param("superior", superior.name())
                .query(Long.class)
                .single();
    }

    /** Writes where one stands; the assessment is locked. */
    public void update(Scope scope, Report report) {
        Rows.one(
                database.in(scope)
                        .sql(
                                """
                                update assessment.report
                                set state = :state, ahead_by = :ahead, ratified_at = :ratified,
                                    approved_at = :approved
                                where id = :id
                                """)
                        .param("id", report.id())
                        .param("state", report.state().name())
                        .param("ahead", report.aheadBy(), Types.BIGINT)
                        .param(
                                "ratified",
                                Rows.at(report.ratifiedAt()),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .param(
                                "approved",
                                Rows.at(report.approvedAt()),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .update());
    }

    /** One, if the scope sees it. */
    public Optional<Report> find(Scope scope, long id) {
        return all(scope, List.of(id)).stream().findFirst();
    }

    /** Those of these identities that the scope sees. */
    public List<Report> all(Scope scope, Collection<Long> ids) {
        return database.in(scope)
                .sql("select * from assessment.report where id = any (:ids) order by id")
                .param("ids", ids.toArray(Long[]::new))
                .query(ReportStore::report)
                .list();
    }

    /** Those of an assessment, what is no longer owed last. */
    public List<Report> of(Scope scope, long assessmentId) {
        return database.in(scope)
                .sql(
                        """
                        select * from assessment.report where assessment_id = :id
                        order by state = 'DROPPED', id
                        """)
                .param("id", assessmentId)
                .query(ReportStore::report)
                .list();
    }

    /** Something went out. */
    public void sent(Scope scope, Sent sent) {
        var dispatch = sent.dispatch();
        database.in(scope)
                .sql(
                        """
                        insert into assessment.sent
                          (report_id, kind, ahead, way, at, recipient, reference, items, who,
                           recorded_at)
                        values (:report, :kind, :ahead, :way, :at, :to, :reference, :items, :who,
                           :now)
                        """)
                .param("report", sent.reportId())
                .param("kind", sent.kind().name())
                .param("ahead", sent.ahead())
                .param("way", dispatch.way().name())
                .param("at", Rows.at(dispatch.at()))
                .param("to", dispatch.to())
                .param("reference", dispatch.reference())
                .param("items", dispatch.items().toArray(String[]::new))
                .param("who", sent.who())
                .param("now", Rows.at(sent.recordedAt()))
                .update();
    }

    /** What went out about an assessment, oldest first. */
    public List<Sent> sentOf(Scope scope, long assessmentId) {
        return database.in(scope)
                .sql(
                        """
                        select s.* from assessment.sent s
                        join assessment.report r on r.id = s.report_id
                        where r.assessment_id = :id order by s.id
                        """)
                .param("id", assessmentId)
                .query(ReportStore::sent)
                .list();
    }

    private static Sent sent(ResultSet row, int at) throws SQLException {
        return new Sent(
                row.getLong("report_id"),
                Kind.valueOf(row.getString("kind")),
                row.getBoolean("ahead"),
                new Dispatch(
                        Way.valueOf(row.getString("way")),
                        Rows.moment(row, "at"),
                        row.getString("recipient"),
                        row.getString("reference"),
                        Rows.words(row, "items")),
                row.getString("who"),
                Rows.moment(row, "recorded_at"));
    }

    private static Report report(ResultSet row, int at) throws SQLException {
        return new Report(
                row.getLong("id"),
                row.getLong("assessment_id"),
                Superior.valueOf(row.getString("superior")),
                ReportState.valueOf(row.getString("state")),
                row.getObject("ahead_by", Long.class),
                Rows.optional(row, "ratified_at"),
                Rows.optional(row, "approved_at"));
    }
}
