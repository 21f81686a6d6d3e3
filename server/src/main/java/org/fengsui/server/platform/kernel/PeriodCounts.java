package org.fengsui.server.platform.kernel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one room counts of a period for the school's bulletins (通报、简报), as a bean; the order of the
 * beans is the order they are printed in.
 */
public interface PeriodCounts {

    /**
     * One figure.
     *
     * @param group message key of what it belongs to, a heading
     * @param label message key of what is counted; empty where the unit names it
     * @param unitId the unit it is about, which only an internal bulletin names; null for none
     * @param value how many
     */
    record Count(String group, String label, @Nullable Long unitId, long value) {

        /** A figure about no unit. */
        public static Count of(String group, String label, long value) {
            return new Count(group, label, null, value);
        }
    }

    /**
     * The figures of a period.
     *
     * @param from its start, exclusive for what falls due: midnight is 24:00 of the day before
     * @param to its end, inclusive
     */
    List<Count> of(Scope scope, Instant from, Instant to);
}
