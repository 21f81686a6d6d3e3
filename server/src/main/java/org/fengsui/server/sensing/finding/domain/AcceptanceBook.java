package org.fengsui.server.sensing.finding.domain;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What pages read about acceptances of risks. */
@Service
@Transactional(readOnly = true)
public class AcceptanceBook {

    private final AcceptanceListStore lists;

    AcceptanceBook(AcceptanceListStore lists) {
        this.lists = lists;
    }

    /** A page of acceptances. */
    public ListResult<AcceptanceLine> list(Scope scope, ListRequest asked) {
        return lists.list(scope, asked);
    }

    /** All acceptances of a finding, the latest first. */
    public List<AcceptanceLine> ofFinding(Scope scope, long findingId) {
        return lists.ofFinding(scope, findingId);
    }

    /** What waits to be decided, the oldest first. */
    public List<AskedAcceptance> asked(Scope scope) {
        return lists.asked(scope);
    }

    /** How many decisions wait. */
    public long waiting(Scope scope) {
        return lists.waiting(scope);
    }

    /** Those of the episodes for which one is asked for or in force. */
    public Set<Long> live(Scope scope, Collection<Long> episodeIds) {
        return lists.live(scope, episodeIds);
    }
}
