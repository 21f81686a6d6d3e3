package org.fengsui.server.duty.notice.service;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.fengsui.server.duty.notice.store.NoticeStore;
import org.fengsui.server.duty.notice.store.UnreachedStore;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.fengsui.server.platform.page.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How this room names to the ledger whom mail could not be brought to. */
@Component
class UnreachedDescriber implements SubjectDescriber {

    private static final Scope SCHOOL = Scope.school();

    private final UnreachedStore unreached;
    private final NoticeStore notices;
    private final Contents contents;
    private final Texts texts;

    UnreachedDescriber(
            UnreachedStore unreached, NoticeStore notices, Contents contents, Texts texts) {
        this.unreached = unreached;
        this.notices = notices;
        this.contents = contents;
        this.texts = texts;
    }

    @Override
    public String type() {
        return "notice-unreached";
    }

    @Override
    @Transactional
    public Map<Long, Description> describe(Collection<Long> ids) {
        var all = new HashMap<Long, Description>();
        for (var one : unreached.all(SCHOOL, ids)) {
            var head = notices.find(SCHOOL, one.noticeId()).orElseThrow();
            var path = "/notices/" + head.id();
            all.put(
                    one.id(),
                    new Description(
                            texts.chinese(
                                    "notice.unreached.called",
                                    contents.unitName(one.unitId()),
                                    one.name()),
                            new Subject("notice", head.id()),
                            NoticeGate.called(head),
                            path,
                            "/unit" + path));
        }
        return all;
    }
}
