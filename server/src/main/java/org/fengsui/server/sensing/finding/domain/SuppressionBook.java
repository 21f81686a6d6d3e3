package org.fengsui.server.sensing.finding.domain;

import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What pages read about rules of suppression. */
@Service
@Transactional(readOnly = true)
public class SuppressionBook {

    private final SuppressionListStore lists;

    SuppressionBook(SuppressionListStore lists) {
        this.lists = lists;
    }

    /** A page of rules. */
    public ListResult<SuppressionLine> list(Scope scope, ListRequest asked) {
        return lists.list(scope, asked);
    }

    /** The rules that wait to be decided, the oldest first. */
    public List<SuppressionLine> asked(Scope scope) {
        return lists.asked(scope);
    }

    /** The rule that hides an episode now. */
    public Optional<SuppressionLine> hiding(Scope scope, long episodeId) {
        return lists.hiding(scope, episodeId);
    }

    /** How many findings the rules hide altogether. */
    public long hidden(Scope scope) {
        return lists.hidden(scope);
    }
}
