package org.fengsui.server.command;

import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.record.RecordProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words, instead of a stack trace, why the embedded database was not started. */
class RecordRefusalAnalyzer extends AbstractFailureAnalyzer<Refusal> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, Refusal cause) {
        return cause.problem() instanceof RecordProblem
                ? new FailureAnalysis(Texts.detail("record", cause), null, failure)
                : null;
    }
}
