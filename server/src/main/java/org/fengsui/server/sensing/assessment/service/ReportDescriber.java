package org.fengsui.server.sensing.assessment.service;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.sensing.assessment.Assessment;
import org.fengsui.server.sensing.assessment.Report;
import org.fengsui.server.sensing.assessment.store.AssessmentStore;
import org.fengsui.server.sensing.assessment.store.ReportStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How this room names what is owed to superiors to the ledger. */
@Component
class ReportDescriber implements SubjectDescriber {

    private static final Scope SCHOOL = Scope.school();

    private final ReportStore reports;
    private final AssessmentStore assessments;
    private final Texts texts;

    ReportDescriber(ReportStore reports, AssessmentStore assessments, Texts texts) {
        this.reports = reports;
        this.assessments = assessments;
        this.texts = texts;
    }

    @Override
    public String type() {
        return "assessment-report";
    }

    @Override
    @Transactional
    public Map<Long, Description> describe(Collection<Long> ids) {
        var found = reports.all(SCHOOL, ids);
        var about =
                assessments
                        .all(SCHOOL, found.stream().map(Report::assessmentId).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(Assessment::id, Function.identity()));
        var all = new LinkedHashMap<Long, Description>();
        for (var report : found) {
            var assessment = about.get(report.assessmentId());
            if (assessment != null) {
                var title = texts.chinese("assessment.superior." + report.superior());
                all.put(report.id(), AssessmentDescriber.named(assessment, title));
            }
        }
        return all;
    }
}
