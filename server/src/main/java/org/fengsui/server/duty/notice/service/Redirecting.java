package org.fengsui.server.duty.notice.service;

import java.util.List;
import java.util.Objects;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.service.NoticeGate.LockedItem;
import org.fengsui.server.duty.notice.store.StoryStore.Kind;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 改派: one item is taken from its unit while the rest of the notice goes on. The finding is free for
 * a notice to whoever it belongs to.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Redirecting {

    private final Findings findings;
    private final Registry registry;
    private final Closing closing;
    private final NoticeGate gate;

    Redirecting(Findings findings, Registry registry, Closing closing, NoticeGate gate) {
        this.findings = findings;
        this.registry = registry;
        this.closing = closing;
        this.gate = gate;
    }

    /** Whose the finding of an item is now; null for nobody's. */
    @Nullable Long owner(Notice.Item item) {
        return findings.episodes(Scope.school(), Notice.episodes(List.of(item))).stream()
                .map(Findings.Episode::unitId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Refuses a unit that cannot be addressed, or from which the item is to be taken. */
    void refuseWrongUnit(long to, long from) {
        var unit = registry.unit(Scope.school(), to);
        if (to == from || unit.isEmpty() || !unit.get().responsible()) {
            throw new Refusal(NoticeProblem.WRONG_UNIT);
        }
    }

    /** Takes an item back; its finding stays whose it is. */
    void takeBack(Actor by, LockedItem locked, String reason) {
        end(by, locked, Kind.ITEM_WITHDRAWN, reason);
        closing.settle(locked.notice().id());
    }

    /**
     * Takes an item from a unit it does not belong to.
     *
     * @param to whose it is; null for nobody's
     */
    void redirect(Actor by, LockedItem locked, @Nullable Long to, String reason) {
        var owner = owner(locked.item());
        end(by, locked, Kind.MISDIRECTED, reason);
        var episode = locked.item().episodeId();
        if (episode != null && (to == null || !to.equals(owner))) {
            findings.assign(by, episode, to, reason);
        }
        closing.settle(locked.notice().id());
    }

    private void end(Actor by, LockedItem locked, Kind kind, String reason) {
        var head = locked.notice();
        var item = locked.item();
        closing.withdraw(head, item, by, kind == Kind.MISDIRECTED, reason);
        gate.tell(head, item, kind, by, reason);
        closing.release(by, head, List.of(item), reason);
    }
}
