package org.fengsui.server.duty.notice.service;

import java.util.ArrayList;
import java.util.List;
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

    private static final int COUNTED = 20_000;
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
        var all = new ArrayList<OfUnit>();
        for (var unit : registry.units(scope)) {
            if (unit.responsible()) {
                var free = free(scope, unit.id());
                if (!free.isEmpty()) {
                    var chosen = free.subList(0, Math.min(free.size(), MOST_OF_UNIT));
                    all.add(
                            new OfUnit(
                                    unit.id(),
                                    unit.name(),
                                    chosen,
                                    level(scope, chosen.getFirst()),
                                    free.size() - chosen.size()));
                }
            }
        }
        return all;
    }

    private Severity level(Scope scope, long episodeId) {
        return findings.episodes(scope, List.of(episodeId)).getFirst().severity();
    }

    /** What the policy notices at once and no draft holds either, the most severe first. */
    private List<Long> free(Scope scope, long unitId) {
        var ids = findings.noticedAtOnce(scope, unitId, COUNTED);
        var taken =
                items.taken(scope, ids, Basis.VULNERABILITY, 0).stream()
                        .map(of -> of.item().episodeId())
                        .collect(Collectors.toSet());
        return ids.stream().filter(id -> !taken.contains(id)).toList();
    }

    /** The notices in a state, the oldest first. */
    public List<Long> inState(Scope scope, NoticeState state) {
        return search.inState(scope, state, MOST);
    }
}
