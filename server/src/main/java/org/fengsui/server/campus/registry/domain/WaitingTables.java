package org.fengsui.server.campus.registry.domain;

import java.time.Instant;
import org.fengsui.server.platform.kernel.Kept;
import org.fengsui.server.platform.kernel.Kept.Batch;
import org.fengsui.server.platform.kernel.Kept.Term;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** Tables for the registry that were looked at or sent, and never applied. */
@Component
class WaitingTables implements Kept.ForATime {

    private final PreviewStore previews;
    private final SyncStore runs;

    WaitingTables(PreviewStore previews, SyncStore runs) {
        this.previews = previews;
        this.runs = runs;
    }

    @Override
    public String kind() {
        return "registry-tables";
    }

    @Override
    public Term term() {
        return Term.days(30, 1, 90);
    }

    @Override
    public long due(Scope scope, Instant before) {
        return previews.older(scope, before) + runs.older(scope, before);
    }

    @Override
    public Batch forget(Scope scope, Instant before, long after, int most) {
        return new Batch(
                previews.forgetOlder(scope, before) + runs.forgetOlder(scope, before), after);
    }
}
