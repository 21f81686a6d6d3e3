package org.fengsui.server.sensing.trace.domain;

import org.fengsui.engine.observation.Severity;

/** Severities as the record sorts them: 4 for 超危 down to 0 for 提示. */
final class Ranks {

    private Ranks() {}

    static int of(Severity severity) {
        return Severity.INFO.ordinal() - severity.ordinal();
    }

    static Severity severity(int rank) {
        return Severity.values()[Severity.INFO.ordinal() - rank];
    }
}
