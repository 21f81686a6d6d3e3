package org.fengsui.server.sensing.finding;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.kernel.Scope;

/** How the findings of the school developed over time, counted from the episodes. */
public interface Trends {

    /**
     * What was open at an instant.
     *
     * @param at the instant; what opened or closed at it has done so
     * @param bySeverity open episodes by the severity they have now; every severity has an entry
     */
    record OpenAt(Instant at, Map<Severity, Long> bySeverity) {

        /** Keeps its own copy. */
        public OpenAt {
            bySeverity = Map.copyOf(bySeverity);
        }
    }

    /**
     * What was open at each of the instants. An accepted risk does not count while it is accepted,
     * and what a suppression rule hides now never.
     *
     * @param moments ascending, at least one
     */
    List<OpenAt> openAt(Scope scope, List<Instant> moments);

    /**
     * How long those took that were proven fixed in a period, from opening to proof.
     *
     * @param from the first instant of the period
     * @param to the first instant after it
     * @param bounds ascending; the longest times that count to each group
     * @return one figure for each bound, and last those that took longer than all
     */
    List<Long> timesToFix(Scope scope, Instant from, Instant to, List<Duration> bounds);
}
