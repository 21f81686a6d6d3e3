package org.fengsui.server.duty.notice.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.store.Basis;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.NoticeSearch;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What many notices at once can be made of. */
@Service
@Transactional(readOnly = true)
public class BulkDesk {

    /** A notice that is longer than that is nobody's to read. */
    private static final int MOST_ITEMS = 50;

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
     * A unit's confirmed findings that the policy notices at once and no notice holds, the most
     * severe first.
     */
    public record OfUnit(long unitId, String name, List<Episode> episodes) {

        /** Keeps its own copy. */
        public OfUnit {
            episodes = List.copyOf(episodes);
        }
    }

    /** What can be drafted, for each responsible unit that has something. */
    public List<OfUnit> draftable(Scope scope) {
        var all = new ArrayList<OfUnit>();
        for (var unit : registry.units(scope)) {
            if (unit.responsible()) {
                var episodes = free(scope, unit.id());
                if (!episodes.isEmpty()) {
                    all.add(new OfUnit(unit.id(), unit.name(), episodes));
                }
            }
        }
        return all;
    }

    /** What the policy notices at once and no draft holds either. */
    private List<Episode> free(Scope scope, long unitId) {
        var ids = findings.noticedAtOnce(scope, unitId, MOST);
        var taken =
                items.taken(scope, ids, Basis.VULNERABILITY, 0).stream()
                        .map(of -> of.item().episodeId())
                        .collect(Collectors.toSet());
        var chosen = ids.stream().filter(id -> !taken.contains(id)).limit(MOST_ITEMS).toList();
        return findings.episodes(scope, chosen).stream()
                .sorted(Comparator.comparingInt(episode -> chosen.indexOf(episode.id())))
                .toList();
    }

    /** The notices in a state, the oldest first. */
    public List<Long> inState(Scope scope, NoticeState state) {
        return search.inState(scope, state, MOST);
    }
}
