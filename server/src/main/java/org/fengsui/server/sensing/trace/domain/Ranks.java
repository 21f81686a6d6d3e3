package org.fengsui.server.sensing.trace.domain;

import org.fengsui.engine.observation.Severity;

import java.util.List;

/** Severities as the record sorts them: 0 for 提示 up to 4 for 超危. */
final class Ranks {

    private static final List<Severity> BY_RANK =
            List.of(Severity.INFO, Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL);

    private Ranks() {}

    static int of(Severity severity) {
        return BY_RANK.indexOf(severity);
    }

    static Severity severity(int rank) {
        return BY_RANK.get(rank);
    }
}
