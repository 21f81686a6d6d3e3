package org.fengsui.server.duty.notice.service;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.ItemStore.Called;
import org.fengsui.server.duty.notice.store.NoticeStore;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How this room names its items to the ledger: as parts of their notice. */
@Component
class Describers implements SubjectDescriber {

    private static final Scope SCHOOL = Scope.school();

    private final NoticeStore notices;
    private final ItemStore items;
    private final NoticeGate gate;

    Describers(NoticeStore notices, ItemStore items, NoticeGate gate) {
        this.notices = notices;
        this.items = items;
        this.gate = gate;
    }

    @Override
    public String type() {
        return "notice-item";
    }

    @Override
    @Transactional
    public Map<Long, Description> describe(Collection<Long> ids) {
        var found = items.called(SCHOOL, ids);
        var heads =
                notices
                        .all(SCHOOL, found.stream().map(Called::noticeId).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(Head::id, head -> head));
        var all = new LinkedHashMap<Long, Description>();
        for (var item : found) {
            var head = heads.get(item.noticeId());
            if (head != null) {
                all.put(item.id(), description(head, item));
            }
        }
        return all;
    }

    private Description description(Head head, Called item) {
        return new Description(
                gate.called(item.position(), item.name()),
                new Subject("notice", head.id()),
                NoticeGate.called(head),
                "/notices/" + head.id(),
                "/unit/notices/" + head.id());
    }
}
