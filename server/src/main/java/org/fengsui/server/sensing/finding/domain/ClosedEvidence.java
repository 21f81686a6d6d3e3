package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import org.fengsui.server.platform.kernel.Kept;
import org.fengsui.server.platform.kernel.Kept.Batch;
import org.fengsui.server.platform.kernel.Kept.Term;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** What a scanner saw of findings that have been over for long. */
@Component
class ClosedEvidence implements Kept.ForATime {

    private final ClosedEvidenceStore evidence;

    ClosedEvidence(ClosedEvidenceStore evidence) {
        this.evidence = evidence;
    }

    @Override
    public String kind() {
        return "closed-evidence";
    }

    @Override
    public Term term() {
        return Term.days(1095, 365);
    }

    @Override
    public long due(Scope scope, Instant before) {
        return evidence.due(scope, before);
    }

    @Override
    public Batch forget(Scope scope, Instant before, long after, int most) {
        return evidence.forget(scope, before, after, most);
    }
}
