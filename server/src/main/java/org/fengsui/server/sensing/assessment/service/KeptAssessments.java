package org.fengsui.server.sensing.assessment.service;

import org.fengsui.server.platform.kernel.Kept;
import org.springframework.stereotype.Component;

/** How things were judged, and what was reported to whom when: official records. */
@Component
final class KeptAssessments implements Kept.ForEver {

    @Override
    public String kind() {
        return "assessments";
    }
}
