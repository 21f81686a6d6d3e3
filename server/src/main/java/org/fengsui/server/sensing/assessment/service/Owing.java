package org.fengsui.server.sensing.assessment.service;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.assessment.Assessment;
import org.fengsui.server.sensing.assessment.Assessment.Judgement;
import org.fengsui.server.sensing.assessment.AssessmentSignal;
import org.fengsui.server.sensing.assessment.Outcome;
import org.fengsui.server.sensing.assessment.Report;
import org.fengsui.server.sensing.assessment.ReportState;
import org.fengsui.server.sensing.assessment.ReportState.Move;
import org.fengsui.server.sensing.assessment.Superior;
import org.fengsui.server.sensing.assessment.store.ReportStore;
import org.springframework.stereotype.Component;

/** Which superiors are owed a report, by what was decided. */
@Component
class Owing {

    private static final Scope SCHOOL = Scope.school();

    private final ReportStore reports;
    private final AssessmentBook book;
    private final AssessmentMail mail;

    Owing(ReportStore reports, AssessmentBook book, AssessmentMail mail) {
        this.reports = reports;
        this.book = book;
        this.mail = mail;
    }

    /** To whom is reported; a suspected crime also to the police. */
    static Set<Superior> owed(Judgement judgement) {
        var owed =
                switch (judgement.outcome()) {
                    case PREVENT -> EnumSet.noneOf(Superior.class);
                    case LIKELY -> EnumSet.of(Superior.LEADING_GROUP);
                    case SERIOUS ->
                            EnumSet.of(Superior.LEADING_GROUP, Superior.PROVINCE, Superior.CAC);
                };
        if (judgement.opinion().crime() && judgement.outcome() != Outcome.PREVENT) {
            owed.add(Superior.POLICE);
        }
        return owed;
    }

    /**
     * What follows from a judgement: owed since the finding. What is no longer owed and did not go
     * out ends; what went out stands.
     */
    void follows(Actor by, Assessment assessment, Judgement judgement, Instant now) {
        var owed = owed(judgement);
        var standing = EnumSet.noneOf(Superior.class);
        for (var report : reports.of(SCHOOL, assessment.id())) {
            if (report.state() == ReportState.DROPPED) {
                continue;
            }
            if (owed.contains(report.superior()) || report.state().sent()) {
                standing.add(report.superior());
            } else {
                drop(by, assessment, report, now);
            }
        }
        owed.removeAll(standing);
        for (var superior : owed) {
            long id = reports.insert(SCHOOL, assessment.id(), superior);
            book.signal(superior.owed(), assessment, id, assessment.seen().foundAt(), by);
        }
        if (owed.contains(Superior.LEADING_GROUP)) {
            mail.ask(by, assessment, Role.LEADING_GROUP, "told", "/assessments/" + assessment.id());
        }
        var ended = assessment.handlingEndedAt();
        if (ended != null) {
            handled(by, assessment, ended);
        }
    }

    private void drop(Actor by, Assessment assessment, Report report, Instant now) {
        reports.update(SCHOOL, report.in(ReportState.DROPPED));
        book.did(by, assessment, Move.DROP + "." + report.superior(), "");
        book.signal(AssessmentSignal.REPORT_DROPPED, assessment, report.id(), now, by);
    }

    /** The handling ended: a summary is owed to whoever outside the school is reported to. */
    void handled(Actor by, Assessment assessment, Instant at) {
        for (var report : reports.of(SCHOOL, assessment.id())) {
            if (report.superior().afterApproval() && summaryOwed(report.state())) {
                book.signal(AssessmentSignal.HANDLING_ENDED, assessment, report.id(), at, by);
            }
        }
    }

    private static boolean summaryOwed(ReportState state) {
        return switch (state) {
            case OWED, ASKED, APPROVED, REFUSED, SENT, SUPPLEMENTED -> true;
            case SUMMARISED, DROPPED -> false;
        };
    }
}
