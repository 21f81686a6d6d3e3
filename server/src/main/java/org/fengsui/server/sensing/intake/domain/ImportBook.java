package org.fengsui.server.sensing.intake.domain;

import java.util.List;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.sensing.intake.ImportView;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What pages read about imports. */
@Service
@Transactional(readOnly = true)
public class ImportBook {

    private final ImportListStore lists;

    ImportBook(ImportListStore lists) {
        this.lists = lists;
    }

    /** A page of imports. */
    public ListResult<ImportView> list(Scope scope, ListRequest asked) {
        return ListResult.of(asked, lists.page(scope, asked), lists.count(scope, asked));
    }

    /** How many wait or are being read. */
    public long countWaiting(Scope scope) {
        return lists.countWaiting(scope);
    }

    /** How many are held for a person to release or discard. */
    public long countHeld(Scope scope) {
        return lists.countHeld(scope);
    }

    /** What waits or is being read, oldest first. */
    public List<ImportView> waiting(Scope scope, int most) {
        return lists.waiting(scope, most);
    }
}
