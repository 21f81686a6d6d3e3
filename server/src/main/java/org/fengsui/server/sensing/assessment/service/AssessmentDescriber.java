package org.fengsui.server.sensing.assessment.service;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.fengsui.server.sensing.assessment.Assessment;
import org.fengsui.server.sensing.assessment.store.AssessmentStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How this room names its assessments to the ledger. */
@Component
class AssessmentDescriber implements SubjectDescriber {

    private final AssessmentStore assessments;

    AssessmentDescriber(AssessmentStore assessments) {
        this.assessments = assessments;
    }

    @Override
    public String type() {
        return "assessment";
    }

    @Override
    @Transactional
    public Map<Long, Description> describe(Collection<Long> ids) {
        var all = new LinkedHashMap<Long, Description>();
        for (var one : assessments.all(Scope.school(), ids)) {
            all.put(one.id(), named(one, one.seen().title()));
        }
        return all;
    }

    /** What stands on an assessment's page, under its title. */
    static Description named(Assessment assessment, String title) {
        var path = "/assessments/" + assessment.id();
        return new Description(
                title,
                new Subject("assessment", assessment.id()),
                assessment.seen().title(),
                path,
                path);
    }
}
