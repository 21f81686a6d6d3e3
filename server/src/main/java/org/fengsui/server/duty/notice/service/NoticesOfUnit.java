package org.fengsui.server.duty.notice.service;

import java.util.List;
import org.fengsui.server.campus.registry.UnitTies;
import org.fengsui.server.duty.notice.store.NoticeSearch;
import org.fengsui.server.duty.notice.store.NoticeStore;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Component;

/** The notices of a unit that are not over bind it; a successor gets them by 移交. */
@Component
final class NoticesOfUnit implements UnitTies {

    private static final Scope SCHOOL = Scope.school();

    private final NoticeSearch search;
    private final NoticeStore notices;

    NoticesOfUnit(NoticeSearch search, NoticeStore notices) {
        this.search = search;
        this.notices = notices;
    }

    @Override
    public List<String> of(long unitId) {
        return notices.all(SCHOOL, search.notOver(SCHOOL, unitId)).stream()
                .map(NoticeGate::called)
                .toList();
    }
}
