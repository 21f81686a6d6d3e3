package org.fengsui.server.sensing.trace.domain;

import java.time.Instant;
import org.fengsui.server.platform.kernel.Kept;
import org.fengsui.server.platform.kernel.Kept.Batch;
import org.fengsui.server.platform.kernel.Kept.Term;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** Who it was, once nobody works on it any more; the task and what happened to it stay. */
@Component
class TracedAccounts implements Kept.ForATime {

    private final TaskStore tasks;
    private final HitStore hits;

    TracedAccounts(TaskStore tasks, HitStore hits) {
        this.tasks = tasks;
        this.hits = hits;
    }

    @Override
    public String kind() {
        return "traced-accounts";
    }

    @Override
    public Term term() {
        return Term.days(1095, 180, 1825);
    }

    @Override
    public long due(Scope scope, Instant before) {
        return tasks.nameable(scope, before) + hits.nameable(scope, before);
    }

    @Override
    public Batch forget(Scope scope, Instant before, long after, int most) {
        int named = tasks.forgetNames(scope, before, most);
        return new Batch(named + hits.forgetNames(scope, before, most), after);
    }
}
