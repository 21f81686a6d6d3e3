package org.fengsui.server.duty.notice.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.store.Basis;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.NoticeSearch;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What many notices at once can be made of. */
@Service
@Transactional(readOnly = true)
public class BulkDesk {

    /** A notice that is longer than that is nobody's to read. */
    private static final int MOST_ITEMS = 50;

    /** Of a unit at once; more than that is not drafted by one act. */
    private static final int MOST_OF_UNIT = 2000;

    private static final int MOST = 1000;

    private final Registry registry;
    private final Findings findings;
    private final ItemStore items;
    private final NoticeSearch search;

    BulkDesk(Registry registry, Findings findings, ItemStore items, NoticeSearch search) {
        this.registry = registry;
        this.findings = findings;
        this.items = items;
        this.search = search;
    }

    /**
     * A unit's confirmed findings that the policy notices at once and no notice holds.
     *
     * @param episodes those that are drafted at once, the most severe first
     * @param worst the level of the first
     * @param left how many more there are for another time
     */
    public record OfUnit(long unitId, String name, List<Long> episodes, Severity worst, int left) {

        /** Keeps its own copy. */
        public OfUnit {
            episodes = List.copyOf(episodes);
        }

        /** The notices they make, each for a person to read. */
        public List<List<Long>> notices() {
            return BulkDesk.notices(episodes);
        }
    }

    /** Cuts episodes into notices that a person can read, in their order. */
    public static List<List<Long>> notices(List<Long> episodes) {
        var notices = new ArrayList<List<Long>>();
        for (int from = 0; from < episodes.size(); from += MOST_ITEMS) {
            notices.add(episodes.subList(from, Math.min(episodes.size(), from + MOST_ITEMS)));
        }
        return notices;
    }

    /** What can be drafted, for each responsible unit that has something. */
    public List<OfUnit> draftable(Scope scope) {
        var free = free(scope);
        var worst = worst(scope, free.values());
        var all = new ArrayList<OfUnit>();
        for (var unit : registry.units(scope)) {
            var ids = free.getOrDefault(unit.id(), List.of());
            if (unit.responsible() && !ids.isEmpty()) {
                var chosen = ids.subList(0, Math.min(ids.size(), MOST_OF_UNIT));
                var level = Objects.requireNonNull(worst.get(chosen.getFirst()));
                int left = ids.size() - chosen.size();
                all.add(new OfUnit(unit.id(), unit.name(), chosen, level, left));
            }
        }
        return all;
    }

    /** The levels of the first of each, by episode. */
    private Map<Long, Severity> worst(Scope scope, Collection<List<Long>> units) {
        return findings.episodes(scope, units.stream().map(List::getFirst).toList()).stream()
                .collect(Collectors.toMap(Findings.Episode::id, Findings.Episode::severity));
    }

    /** What the policy notices at once and no draft holds either, by unit. */
    private Map<Long, List<Long>> free(Scope scope) {
        var noticed = findings.noticedAtOnce(scope);
        var ids = noticed.values().stream().flatMap(List::stream).toList();
        var held = items.held(scope, ids, Basis.VULNERABILITY);
        var free = new HashMap<Long, List<Long>>();
        noticed.forEach((unit, all) -> {
            var left = all.stream().filter(id -> !held.contains(id)).toList();
            if (!left.isEmpty()) {
                free.put(unit, left);
            }
        });
        return free;
    }

    /** The notices in a state, the oldest first. */
    public List<Long> inState(Scope scope, NoticeState state) {
        return search.inState(scope, state, MOST);
    }
}
