package org.fengsui.server.duty.notice.service;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fengsui.server.duty.notice.store.NoticeStore;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How this room names its notices to the ledger. */
@Component
class NoticeDescriber implements SubjectDescriber {

    private final NoticeStore notices;

    NoticeDescriber(NoticeStore notices) {
        this.notices = notices;
    }

    @Override
    public String type() {
        return "notice";
    }

    @Override
    @Transactional
    public Map<Long, Description> describe(Collection<Long> ids) {
        var all = new LinkedHashMap<Long, Description>();
        for (var head : notices.all(Scope.school(), ids)) {
            all.put(
                    head.id(),
                    new Description(
                            head.topic(),
                            new Subject("notice", head.id()),
                            NoticeGate.called(head),
                            "/notices/" + head.id(),
                            "/unit/notices/" + head.id()));
        }
        return all;
    }
}
