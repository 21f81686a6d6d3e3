package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import java.util.List;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.campus.registry.Attributor.Outcome;

/**
 * A place with open findings for which nobody answers.
 *
 * @param target the name or address
 * @param count how many findings
 * @param worst the worst of them
 * @param outcome why nobody answers, of the worst
 * @param reason the registry's words for it
 * @param candidates the units that come into question, by any of them
 * @param firstSeen the earliest evidence
 */
public record UnattributedLine(
        String target,
        long count,
        Severity worst,
        Outcome outcome,
        String reason,
        List<Long> candidates,
        Instant firstSeen) {

    /** Keeps its own copy. */
    public UnattributedLine {
        candidates = List.copyOf(candidates);
    }
}
