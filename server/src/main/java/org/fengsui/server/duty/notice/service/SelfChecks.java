package org.fengsui.server.duty.notice.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.campus.knowledge.Knowledge.Check;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.ItemStore.OfNotice;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 自查: how a unit finds out by itself whether a problem it was noticed about is still there. */
@Service
@Transactional(readOnly = true)
public class SelfChecks {

    private static final int MOST = 500;

    private final ItemStore items;
    private final Knowledge knowledge;

    SelfChecks(ItemStore items, Knowledge knowledge) {
        this.items = items;
        this.knowledge = knowledge;
    }

    /**
     * A check with everything the unit was noticed about by it.
     *
     * @param check the check, as in the knowledge base
     * @param name 中文名
     * @param worst the most severe level among its items
     * @param harm 危害
     * @param remedy 整改建议
     * @param steps 自查方法; empty where neither notice nor knowledge base has one
     * @param open its items without an end, oldest first
     * @param ended its items with their end, latest first
     */
    public record SelfCheck(
            String check,
            String name,
            Severity worst,
            String harm,
            String remedy,
            String steps,
            List<OfNotice> open,
            List<OfNotice> ended) {

        /** Keeps its own copies. */
        public SelfCheck {
            open = List.copyOf(open);
            ended = List.copyOf(ended);
        }
    }

    /**
     * The checks of the scope's own units: those with something open first, the most severe first.
     * Each says what the newest notice about it said; steps that were written since are added.
     */
    public List<SelfCheck> of(Scope scope) {
        var byCheck = new LinkedHashMap<String, List<OfNotice>>();
        for (var one : items.ofUnits(scope, MOST)) {
            byCheck.computeIfAbsent(one.item().check(), _ -> new ArrayList<>()).add(one);
        }
        var known =
                knowledge.about(
                        byCheck.values().stream().map(of -> Contents.check(newest(of))).toList());
        return byCheck.values().stream()
                .map(of -> selfCheck(of, known))
                .sorted((one, other) -> {
                    int open = Boolean.compare(one.open().isEmpty(), other.open().isEmpty());
                    return open != 0
                            ? open
                            : Integer.compare(other.worst().rank(), one.worst().rank());
                })
                .toList();
    }

    private static SelfCheck selfCheck(List<OfNotice> of, Map<Check, Knowledge.Entry> known) {
        var newest = newest(of);
        var worst = newest.severity();
        for (var one : of) {
            worst = one.item().severity().rank() > worst.rank() ? one.item().severity() : worst;
        }
        return new SelfCheck(
                newest.check(),
                newest.name(),
                worst,
                newest.text().harm(),
                newest.text().remedy(),
                steps(newest, known),
                of.stream().filter(one -> !one.item().state().ended()).toList(),
                of.stream().filter(one -> one.item().state().ended()).toList());
    }

    private static Notice.Item newest(List<OfNotice> of) {
        return of.stream()
                .map(OfNotice::item)
                .max(Comparator.comparingLong(Notice.Item::id))
                .orElseThrow();
    }

    /** A notice is never changed; what the knowledge base learnt later is no part of it. */
    private static String steps(Notice.Item item, Map<Check, Knowledge.Entry> known) {
        var noticed = item.text().selfCheck();
        var entry = known.get(Contents.check(item));
        return noticed.isEmpty() && entry != null ? entry.selfCheck() : noticed;
    }
}
