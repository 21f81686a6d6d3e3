package org.fengsui.server.sensing.assessment.service;

import java.util.Map;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.sensing.assessment.Assessment;
import org.fengsui.server.sensing.assessment.store.ApprovalStore;
import org.fengsui.server.sensing.assessment.store.AssessmentStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of this room read. */
@Service
@Transactional(readOnly = true)
public class AssessmentDesk {

    private final AssessmentStore assessments;
    private final ApprovalStore approvals;
    private final Registry registry;

    AssessmentDesk(AssessmentStore assessments, ApprovalStore approvals, Registry registry) {
        this.assessments = assessments;
        this.approvals = approvals;
        this.registry = registry;
    }

    /** Those a list asks for. */
    public ListResult<Assessment> list(Scope scope, ListRequest request) {
        return assessments.list(scope, request);
    }

    /** How many wait for who decides. */
    public long waiting(Scope scope) {
        return assessments.waiting(scope);
    }

    /** How many nobody has judged yet. */
    public long unjudged(Scope scope) {
        return assessments.unjudged(scope);
    }

    /** How many questions and ratifications wait for the leading group. */
    public long toApprove(Scope scope) {
        return approvals.waiting(scope);
    }

    /** The names of all units by identity. */
    public Map<Long, String> unitNames() {
        return registry.unitNames(Scope.school());
    }
}
