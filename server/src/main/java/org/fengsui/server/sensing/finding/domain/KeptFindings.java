package org.fengsui.server.sensing.finding.domain;

import org.fengsui.server.platform.kernel.Kept;
import org.springframework.stereotype.Component;

/** Findings, their episodes, sightings, proofs and decisions. */
@Component
final class KeptFindings implements Kept.ForEver {

    @Override
    public String kind() {
        return "findings";
    }
}
