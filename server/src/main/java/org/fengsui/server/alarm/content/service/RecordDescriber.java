package org.fengsui.server.alarm.content.service;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fengsui.server.alarm.content.store.RecordStore;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.SubjectDescriber;
import org.fengsui.server.platform.page.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How this room names records to the ledger, which others read: by their number alone. */
@Component
class RecordDescriber implements SubjectDescriber {

    private final RecordStore records;
    private final Texts texts;

    RecordDescriber(RecordStore records, Texts texts) {
        this.records = records;
        this.texts = texts;
    }

    @Override
    public String type() {
        return "content-record";
    }

    @Override
    @Transactional
    public Map<Long, Description> describe(Collection<Long> ids) {
        var all = new LinkedHashMap<Long, Description>();
        for (long id : records.existing(Scope.school(), ids)) {
            var name = texts.chinese("content.named", Long.toString(id));
            all.put(
                    id,
                    new Description(
                            name, new Subject(type(), id), name, "/content/" + id, "/unit"));
        }
        return all;
    }
}
