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
import org.fengsui.server.sensing.assessment.Likelihood;
import org.fengsui.server.sensing.assessment.Outcome;
import org.fengsui.server.sensing.assessment.Report;
import org.fengsui.server.sensing.assessment.ReportState;
import org.fengsui.server.sensing.assessment.ReportState.Move;
import org.fengsui.server.sensing.assessment.Superior;
import org.fengsui.server.sensing.assessment.store.ApprovalStore;
import org.fengsui.server.sensing.assessment.store.ReportStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which superiors are owed a report, by what was decided. */
@Component
class Owing {

    private static final Scope SCHOOL = Scope.school();

    private final ReportStore reports;
    private final ApprovalStore approvals;
    private final AssessmentBook book;
    private final AssessmentMail mail;

    Owing(ReportStore reports, ApprovalStore approvals, AssessmentBook book, AssessmentMail mail) {
        this.reports = reports;
        this.approvals = approvals;
        this.book = book;
        this.mail = mail;
    }

    /** To whom is reported; a suspected crime also to the police. */
    static Set<Superior> owed(Judgement judgement) {
        var owed =
                switch (judgement.outcome()) {
                    case PREVENT -> EnumSet.noneOf(Superior.class);
                    case LIKELY -> EnumSet.of(Superior.LEADING_GROUP);
                    case SERIOUS -> EnumSet.of(Superior.LEADING_GROUP, Superior.PROVINCE);
                };
        // 《国家网络安全事件报告管理办法》 is about incidents that happened; 第十二条 also about what may.
        if (judgement.outcome() == Outcome.SERIOUS
                && judgement.opinion().likelihood() == Likelihood.HAPPENED) {
            owed.add(Superior.CAC);
        }
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
        boolean changed = changed(assessment.holds(), judgement);
        boolean dropped = false;
        for (var report : reports.of(SCHOOL, assessment.id())) {
            if (report.state() == ReportState.DROPPED) {
                continue;
            }
            if (owed.contains(report.superior()) || report.state().sent()) {
                standing.add(report.superior());
                if (changed && report.state().sent()) {
                    supplement(by, assessment, report, judgement, now);
                }
            } else {
                drop(by, assessment, report, now);
                dropped = true;
            }
        }
        owed.removeAll(standing);
        if (dropped || owed.stream().anyMatch(Superior::afterApproval)) {
            askAnew(assessment, now);
        }
        for (var superior : owed) {
            long id = reports.insert(SCHOOL, assessment.id(), superior);
            book.signal(superior.owed(), assessment, id, assessment.seen().foundAt(), by);
        }
        if (changed || owed.contains(Superior.LEADING_GROUP)) {
            mail.ask(by, assessment, Role.LEADING_GROUP, "told", "/assessments/" + assessment.id());
        }
        var ended = assessment.handlingEndedAt();
        if (ended != null) {
            handled(by, assessment, ended);
        }
    }

    /** Whether what superiors were told of does not hold any more. */
    private static boolean changed(@Nullable Judgement before, Judgement judgement) {
        return before != null
                && judgement.outcome() != Outcome.PREVENT
                && (before.grade() != judgement.grade()
                        || before.opinion().likelihood() != judgement.opinion().likelihood()
                        || before.opinion().crime() != judgement.opinion().crime());
    }

    private void supplement(
            Actor by, Assessment assessment, Report report, Judgement judgement, Instant now) {
        if (report.state() != ReportState.SUMMARISED) {
            book.signal(
                    AssessmentSignal.SUPPLEMENT_OWED,
                    assessment,
                    report.id(),
                    now,
                    judgement.round(),
                    by);
        }
    }

    /** The question that waits was about something else: it is void, and asked anew. */
    private void askAnew(Assessment assessment, Instant now) {
        approvals.supersede(SCHOOL, assessment.id(), now);
        for (var report : reports.of(SCHOOL, assessment.id())) {
            var after = report.state().after(ReportState.Move.UNASK, report.superior());
            if (after != null) {
                reports.update(SCHOOL, report.in(after));
            }
        }
    }

    private void drop(Actor by, Assessment assessment, Report report, Instant now) {
        reports.update(SCHOOL, report.in(ReportState.DROPPED));
        book.did(by, assessment, Move.DROP + "." + report.superior(), "");
        book.signal(AssessmentSignal.REPORT_DROPPED, assessment, report.id(), now, by);
    }

    /** It was nothing: what did not go out is not owed, and no question waits. */
    void nothing(Actor by, Assessment assessment, Instant now) {
        approvals.supersede(SCHOOL, assessment.id(), now);
        for (var report : reports.of(SCHOOL, assessment.id())) {
            if (!report.state().sent() && report.state() != ReportState.DROPPED) {
                drop(by, assessment, report, now);
            }
        }
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
