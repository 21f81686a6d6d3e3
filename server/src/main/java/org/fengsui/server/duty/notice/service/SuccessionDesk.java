package org.fengsui.server.duty.notice.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages about things that changed hands read. */
@Service
@Transactional(readOnly = true)
public class SuccessionDesk {

    private final Notices notices;
    private final Findings findings;
    private final Contents contents;

    SuccessionDesk(Notices notices, Findings findings, Contents contents) {
        this.notices = notices;
        this.findings = findings;
        this.contents = contents;
    }

    /**
     * Items of a notice that belong to another unit by now.
     *
     * @param notice the notice
     * @param from the name of the unit that was noticed
     * @param unitId the unit they belong to now
     * @param to its name
     * @param items the items, not ended
     */
    public record Moved(
            Notice notice, String from, long unitId, String to, List<Notice.Item> items) {

        /** Keeps its own copy. */
        public Moved {
            items = List.copyOf(items);
        }
    }

    /** All that waits for a decision, by notice and new unit. */
    public List<Moved> all(Scope scope) {
        return grouped(scope, findings.moved(scope));
    }

    /** What waits of one notice. */
    public List<Moved> of(Scope scope, long noticeId) {
        return grouped(
                scope,
                findings.moved(scope).stream()
                        .filter(one -> one.notice().id() == noticeId)
                        .toList());
    }

    private List<Moved> grouped(Scope scope, List<Findings.Moved> moved) {
        var byNotice = new LinkedHashMap<Long, Map<Long, List<Long>>>();
        for (var one : moved) {
            if (one.notice().type().equals("notice")) {
                byNotice.computeIfAbsent(one.notice().id(), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(one.unitId(), _ -> new ArrayList<>())
                        .add(one.episodeId());
            }
        }
        var all = new ArrayList<Moved>();
        byNotice.forEach((id, byUnit) ->
                notices.find(scope, id)
                        .filter(notice -> notice.state().running())
                        .ifPresent(notice ->
                                byUnit.forEach(
                                        (unit, episodes) -> add(all, notice, unit, episodes))));
        return all;
    }

    private void add(List<Moved> all, Notice notice, long unit, List<Long> episodes) {
        var items =
                notice.items().stream()
                        .filter(item -> !item.state().ended())
                        .filter(item -> episodes.contains(item.episodeId()))
                        .toList();
        if (!items.isEmpty()) {
            all.add(
                    new Moved(
                            notice,
                            contents.unitName(notice.unitId()),
                            unit,
                            contents.unitName(unit),
                            items));
        }
    }
}
