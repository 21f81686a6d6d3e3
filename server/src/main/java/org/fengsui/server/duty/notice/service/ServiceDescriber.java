package org.fengsui.server.duty.notice.service;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.NoticeStore;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How this room names to the ledger whom a notice is to be served on, and where that is recorded.
 */
@Component
class ServiceDescriber implements SubjectDescriber {

    private static final String TYPE = "notice-service";

    private static final Scope SCHOOL = Scope.school();

    private final NoticeStore notices;
    private final Registry registry;

    ServiceDescriber(NoticeStore notices, Registry registry) {
        this.notices = notices;
        this.registry = registry;
    }

    /** The service of a notice, as the ledger knows it. */
    static Subject subject(Head notice) {
        return new Subject(TYPE, notice.id());
    }

    /** The page where a call is recorded; it leads on to the notice where none is to be. */
    static String path(Head notice) {
        return "/notices/" + notice.id() + "/service";
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    @Transactional
    public Map<Long, Description> describe(Collection<Long> ids) {
        var heads = notices.all(SCHOOL, ids);
        var units =
                registry.unitNames(SCHOOL, heads.stream().map(Head::unitId).distinct().toList());
        var all = new LinkedHashMap<Long, Description>();
        for (var head : heads) {
            all.put(
                    head.id(),
                    new Description(
                            units.getOrDefault(head.unitId(), head.topic()),
                            new Subject("notice", head.id()),
                            NoticeGate.called(head),
                            path(head),
                            "/unit/notices/" + head.id()));
        }
        return all;
    }
}
