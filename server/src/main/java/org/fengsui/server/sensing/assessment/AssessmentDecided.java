package org.fengsui.server.sensing.assessment;

import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;

/**
 * An assessment was decided, for the first time or anew; published in the transaction that does so.
 *
 * @param assessmentId the assessment
 * @param subject what was assessed; null for what somebody wrote down
 * @param round from 1
 * @param grade how grave
 * @param outcome what follows
 */
public record AssessmentDecided(
        long assessmentId, @Nullable Subject subject, int round, Grade grade, Outcome outcome) {}
