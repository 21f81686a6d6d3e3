package org.fengsui.server.platform.page.store;

import java.time.Instant;
import org.fengsui.server.platform.kernel.Kept;
import org.fengsui.server.platform.kernel.Kept.Batch;
import org.fengsui.server.platform.kernel.Kept.Term;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** What people typed and never sent. */
@Component
class KeptDrafts implements Kept.ForATime {

    private final DraftStore drafts;

    KeptDrafts(DraftStore drafts) {
        this.drafts = drafts;
    }

    @Override
    public String kind() {
        return "drafts";
    }

    @Override
    public Term term() {
        return Term.days(30, 7, 90);
    }

    @Override
    public long due(Scope scope, Instant before) {
        return drafts.older(scope, before);
    }

    @Override
    public Batch forget(Scope scope, Instant before, long after, int most) {
        return new Batch(drafts.forgetOlder(scope, before), after);
    }
}
