package org.fengsui.server.sensing.assessment.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.kernel.Database;
import org.fengsui.server.platform.kernel.Rows;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.Question;
import org.fengsui.server.sensing.assessment.Assessment;
import org.fengsui.server.sensing.assessment.Assessment.Act;
import org.fengsui.server.sensing.assessment.Assessment.Judgement;
import org.fengsui.server.sensing.assessment.Assessment.Opinion;
import org.fengsui.server.sensing.assessment.Assessment.Seen;
import org.fengsui.server.sensing.assessment.Assessment.Verdict;
import org.fengsui.server.sensing.assessment.AssessmentState;
import org.fengsui.server.sensing.assessment.Damage;
import org.fengsui.server.sensing.assessment.Grade;
import org.fengsui.server.sensing.assessment.Importance;
import org.fengsui.server.sensing.assessment.Likelihood;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tables of assessments, of their judgements and of what was done. */
@Component
public class AssessmentStore {

    private static final String COLUMNS =
            """
            select a.*,
                h.round as h_round, h.importance as h_importance, h.damage as h_damage,
                h.likelihood as h_likelihood, h.crime as h_crime, h.reason as h_reason,
                h.grade as h_grade, h.proposed_by as h_proposed_by, h.proposer as h_proposer,
                h.proposed_at as h_proposed_at, h.verdict as h_verdict, h.decider as h_decider,
                h.decided_at as h_decided_at, h.note as h_note,
                w.round as w_round, w.importance as w_importance, w.damage as w_damage,
                w.likelihood as w_likelihood, w.crime as w_crime, w.reason as w_reason,
                w.grade as w_grade, w.proposed_by as w_proposed_by, w.proposer as w_proposer,
                w.proposed_at as w_proposed_at, w.verdict as w_verdict, w.decider as w_decider,
                w.decided_at as w_decided_at, w.note as w_note
            """;

    private static final String FROM =
            """
             from assessment.assessment a
            left join lateral (select j.* from assessment.judgement j
                where j.assessment_id = a.id and j.verdict = 'DECIDED'
                order by j.round desc limit 1) h on true
            left join assessment.judgement w
                on w.assessment_id = a.id and w.verdict = 'WAITING'
            """;

    private final Database database;

    AssessmentStore(Database database) {
        this.database = database;
    }

    /** Writes a new one and gives its identity. */
    public long insert(Scope scope, Seen seen, Instant now) {
        var subject = seen.subject();
        return database.in(scope)
                .sql(
                        """
                        insert into assessment.assessment
                          (state, subject_type, subject_id, title, seen, found_at, unit_ids,
                           opened_at)
                        values ('OPEN', :type, :subject, :title, :seen, :found, :units, :now)
                        returning id
                        """)
                .param("type", subject == null ? null : subject.type(), Types.VARCHAR)
                .param("subject", subject == null ? null : subject.id(), Types.BIGINT)
                .param("title", seen.title())
                .param("seen", seen.text())
                .param("found", Rows.at(seen.foundAt()))
                .param("units", seen.unitIds().toArray(Long[]::new))
                .param("now", Rows.at(now))
                .query(Long.class)
                .single();
    }

    /** Writes where a locked one stands, at its next version. */
    public void update(Scope scope, Assessment assessment) {
        Rows.one(
                database.in(scope)
                        .sql(
                                """
                                update assessment.assessment
                                set version = version + 1, state = :state, round = :round,
                                    handling_ended_at = :ended
                                where id = :id
                                """)
                        .param("id", assessment.id())
                        .param("state", assessment.state().name())
                        .param("round", assessment.round())
                        .param(
                                "ended",
                                Rows.at(assessment.handlingEndedAt()),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .update());
    }

    /** Adds a judgement that waits. */
    public void propose(Scope scope, long id, Judgement judgement) {
        var opinion = judgement.opinion();
        database.in(scope)
                .sql(
                        """
                        insert into assessment.judgement
                          (assessment_id, round, importance, damage, likelihood, crime, reason,
                           grade, proposed_by, proposer, proposed_at, verdict)
                        values (:id, :round, :importance, :damage, :likelihood, :crime, :reason,
                           :grade, :by, :name, :at, 'WAITING')
                        """)
                .param("id", id)
                .param("round", judgement.round())
                .param("importance", opinion.importance().name())
                .param("damage", opinion.damage().name())
                .param("likelihood", opinion.likelihood().name())
                .param("crime", opinion.crime())
                .param("reason", opinion.reason())
                .param("grade", judgement.grade().name())
                .param("by", judgement.proposedBy())
                .param("name", judgement.proposer())
                .param("at", Rows.at(judgement.proposedAt()))
                .update();
    }

    /** What became of the judgement that waits. */
    public void decide(
            Scope scope, long id, Verdict verdict, String decider, Instant at, String note) {
        Rows.one(
                database.in(scope)
                        .sql(
                                """
                                update assessment.judgement
                                set verdict = :verdict, decider = :decider, decided_at = :at,
                                    note = :note
                                where assessment_id = :id and verdict = 'WAITING'
                                """)
                        .param("id", id)
                        .param("verdict", verdict.name())
                        .param("decider", decider)
                        .param("at", Rows.at(at))
                        .param("note", note)
                        .update());
    }

    /** One, if the scope sees it. */
    public Optional<Assessment> find(Scope scope, long id) {
        return database.in(scope)
                .sql(COLUMNS + FROM + "where a.id = :id")
                .param("id", id)
                .query(AssessmentStore::assessment)
                .optional();
    }

    /** The same, locked until the transaction ends. */
    public Optional<Assessment> lock(Scope scope, long id) {
        database.in(scope)
                .sql("select id from assessment.assessment where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional();
        return find(scope, id);
    }

    /** Those of something, the latest first. */
    public List<Assessment> of(Scope scope, Subject subject) {
        return database.in(scope)
                .sql(
                        COLUMNS
                                + FROM
                                + """
                                where a.subject_type = :type and a.subject_id = :id
                                order by a.id desc
                                """)
                .param("type", subject.type())
                .param("id", subject.id())
                .query(AssessmentStore::assessment)
                .list();
    }

    /** Those of these identities that the scope sees. */
    public List<Assessment> all(Scope scope, Collection<Long> ids) {
        return database.in(scope)
                .sql(COLUMNS + FROM + "where a.id = any (:ids) order by a.id")
                .param("ids", ids.toArray(Long[]::new))
                .query(AssessmentStore::assessment)
                .list();
    }

    /** Those a list asks for. */
    public ListResult<Assessment> list(Scope scope, ListRequest asked) {
        return new Question(FROM, asked)
                .words("a.title", "a.seen")
                .any("grade", "coalesce(h.grade, w.grade) = any (:grade)")
                .any("state", "a.state = any (:state)")
                .when("waiting", "yes", "a.state in ('PROPOSED', 'REPROPOSED')")
                .when(
                        "owed",
                        "yes",
                        "exists (select from assessment.report r where r.assessment_id = a.id"
                                + " and r.state in ('OWED', 'ASKED', 'APPROVED', 'REFUSED'))")
                .when(
                        "approval",
                        "yes",
                        "(exists (select from assessment.approval p where p.assessment_id = a.id"
                                + " and p.yes is null) or exists (select from assessment.report r"
                                + " where r.assessment_id = a.id and r.ahead_by is not null"
                                + " and r.ratified_at is null))")
                .answer(database.in(scope), COLUMNS, AssessmentStore::assessment);
    }

    /** How many wait for who decides. */
    public long waiting(Scope scope) {
        return count(scope, "state in ('PROPOSED', 'REPROPOSED')");
    }

    /** How many are not judged yet. */
    public long unjudged(Scope scope) {
        return count(scope, "state in ('OPEN', 'RETURNED')");
    }

    private long count(Scope scope, String condition) {
        return database.in(scope)
                .sql("select count(*) from assessment.assessment where " + condition)
                .query(Long.class)
                .single();
    }

    /** Every judgement, the latest first. */
    public List<Judgement> judgements(Scope scope, long id) {
        return database.in(scope)
                .sql(
                        """
                        select * from assessment.judgement where assessment_id = :id
                        order by round desc
                        """)
                .param("id", id)
                .query((row, _) -> judgement(row, ""))
                .list();
    }

    /** Notes what somebody did. */
    public void did(Scope scope, long id, Act act) {
        database.in(scope)
                .sql(
                        """
                        insert into assessment.act (assessment_id, what, at, account_id, who, note)
                        values (:id, :what, :at, :account, :who, :note)
                        """)
                .param("id", id)
                .param("what", act.what())
                .param("at", Rows.at(act.at()))
                .param("account", act.accountId())
                .param("who", act.who())
                .param("note", act.note())
                .update();
    }

    /** What was done, oldest first. */
    public List<Act> acts(Scope scope, long id) {
        return database.in(scope)
                .sql(
                        """
                        select what, at, account_id, who, note from assessment.act
                        where assessment_id = :id order by id
                        """)
                .param("id", id)
                .query((row, _) ->
                        new Act(
                                row.getString("what"),
                                Rows.moment(row, "at"),
                                row.getLong("account_id"),
                                row.getString("who"),
                                row.getString("note")))
                .list();
    }

    private static Assessment assessment(ResultSet row, int at) throws SQLException {
        var type = row.getString("subject_type");
        return new Assessment(
                row.getLong("id"),
                row.getInt("version"),
                AssessmentState.valueOf(row.getString("state")),
                new Seen(
                        type == null ? null : new Subject(type, row.getLong("subject_id")),
                        row.getString("title"),
                        row.getString("seen"),
                        Rows.moment(row, "found_at"),
                        Rows.ids(row, "unit_ids")),
                row.getInt("round"),
                Rows.moment(row, "opened_at"),
                Rows.optional(row, "handling_ended_at"),
                optional(row, "h_"),
                optional(row, "w_"));
    }

    private static @Nullable Judgement optional(ResultSet row, String prefix) throws SQLException {
        return row.getString(prefix + "grade") == null ? null : judgement(row, prefix);
    }

    private static Judgement judgement(ResultSet row, String prefix) throws SQLException {
        return new Judgement(
                row.getInt(prefix + "round"),
                new Opinion(
                        Importance.valueOf(row.getString(prefix + "importance")),
                        Damage.valueOf(row.getString(prefix + "damage")),
                        Likelihood.valueOf(row.getString(prefix + "likelihood")),
                        row.getBoolean(prefix + "crime"),
                        row.getString(prefix + "reason")),
                Grade.valueOf(row.getString(prefix + "grade")),
                row.getLong(prefix + "proposed_by"),
                row.getString(prefix + "proposer"),
                Rows.moment(row, prefix + "proposed_at"),
                Verdict.valueOf(row.getString(prefix + "verdict")),
                row.getString(prefix + "decider"),
                Rows.optional(row, prefix + "decided_at"),
                row.getString(prefix + "note"));
    }
}
