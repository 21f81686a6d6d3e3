package org.fengsui.server.sensing.finding.domain;

import java.util.List;
import org.fengsui.engine.observation.Severity;

/** The rank of a severity in the record, which sorts by it: 0 for 提示 to 4 for 超危. */
public final class Severities {

    private static final List<Severity> BY_RANK =
            List.of(Severity.INFO, Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL);

    private Severities() {}

    /** The rank. */
    public static int rank(Severity severity) {
        return switch (severity) {
            case INFO -> 0;
            case LOW -> 1;
            case MEDIUM -> 2;
            case HIGH -> 3;
            case CRITICAL -> 4;
        };
    }

    /** The severity of a rank. */
    public static Severity of(int rank) {
        return BY_RANK.get(rank);
    }
}
