package org.fengsui.server.speaking.delivery.store;

import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.InboxCount;
import org.fengsui.server.speaking.delivery.DeliveryProblem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person's own inbox. */
@Service
public class Inbox implements InboxCount {

    private final InboxStore store;
    private final BusinessClock clock;

    Inbox(InboxStore store, BusinessClock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public long unread(Actor actor) {
        return store.unread(Scope.school(), actor.accountId());
    }

    @Override
    public String href() {
        return "/inbox";
    }

    /** The newest messages before one, newest first. */
    @Transactional(readOnly = true)
    public List<InboxEntry> page(Actor actor, long before, int limit) {
        return store.page(Scope.school(), actor.accountId(), before, limit);
    }

    /**
     * Opens a message: it counts as read.
     *
     * @return the page it points to
     * @throws Refusal if it is not in this person's inbox
     */
    @Transactional
    public String open(Actor actor, long id) {
        return store.read(Scope.school(), actor.accountId(), id, clock.now())
                .orElseThrow(() -> new Refusal(DeliveryProblem.MESSAGE_NOT_FOUND));
    }

    /** Everything counts as read. */
    @Transactional
    public void openAll(Actor actor) {
        store.readAll(Scope.school(), actor.accountId(), clock.now());
    }
}
