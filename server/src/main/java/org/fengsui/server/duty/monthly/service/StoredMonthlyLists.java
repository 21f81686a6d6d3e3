package org.fengsui.server.duty.monthly.service;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fengsui.server.duty.monthly.MonthlyLists;
import org.fengsui.server.duty.monthly.store.MonthlyStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.sensing.finding.Presence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The monthly lists over their tables; what became of an item is asked of its finding. */
@Service
@Transactional
class StoredMonthlyLists implements MonthlyLists {

    private final MonthlyStore lists;
    private final Findings findings;
    private final AuditLog audit;
    private final BusinessClock clock;

    StoredMonthlyLists(MonthlyStore lists, Findings findings, AuditLog audit, BusinessClock clock) {
        this.lists = lists;
        this.findings = findings;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<MonthlyList> of(Scope scope) {
        return lists.all(scope);
    }

    @Override
    @Transactional(readOnly = true)
    public ListResult<MonthlyList> page(Scope scope, ListRequest asked) {
        return lists.page(scope, asked);
    }

    @Override
    @Transactional(readOnly = true)
    public List<YearMonth> months(Scope scope) {
        return lists.months(scope);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<MonthlyList> find(Scope scope, long id) {
        return lists.find(scope, id);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Item> items(Scope scope, long id) {
        var list = lists.find(scope, id);
        if (list.isEmpty()) {
            return List.of();
        }
        var frozen = lists.items(scope, id);
        Map<Long, Episode> present =
                findings
                        .episodes(
                                scope,
                                frozen.stream().map(MonthlyStore.NewItem::episodeId).toList())
                        .stream()
                        .collect(Collectors.toMap(Episode::id, episode -> episode));
        var items = new ArrayList<Item>();
        for (var item : frozen) {
            items.add(
                    new Item(
                            items.size() + 1,
                            item.episodeId(),
                            item.check(),
                            item.name(),
                            item.named(),
                            item.severity(),
                            item.place(),
                            item.remedy(),
                            item.firstSeen(),
                            standing(present.get(item.episodeId()), list.get().unitId())));
        }
        return items;
    }

    private static Standing standing(@Nullable Episode episode, long unitId) {
        if (episode == null) {
            return Standing.ELSEWHERE;
        }
        var owner = episode.unitId();
        if (owner == null || owner != unitId) {
            return Standing.ELSEWHERE;
        }
        if (episode.presence() == Presence.GONE) {
            return Standing.FIXED;
        }
        return switch (episode.state()) {
            case NEW, CONFIRMED -> Standing.THERE;
            case NOTIFIED, ANSWERED -> Standing.NOTICED;
            case ACCEPTED -> Standing.ACCEPTED;
            case CLOSED -> Standing.OVER;
        };
    }

    @Override
    public void read(Actor by, long id) {
        var list =
                lists.find(by.scope(), id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (by.isUnitSide() && Objects.equals(by.unitId(), list.unitId())) {
            lists.opened(by.scope(), id, by, clock.now());
        }
        audit.append(
                by.accountId(),
                by.name(),
                "monthly.read",
                new Subject(MonthlyMaking.TYPE, id),
                Map.of("month", list.month().toString(), "unit", list.unit()));
    }
}
