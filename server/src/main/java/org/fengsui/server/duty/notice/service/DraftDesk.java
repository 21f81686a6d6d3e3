package org.fengsui.server.duty.notice.service;

import java.util.Collection;
import java.util.List;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.Notices.Draft;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.Drafts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is sent with the draft form, taken whole: Chinese texts of checks, then the draft. */
@Service
@AgainAfterDeadlock
@Transactional
public class DraftDesk {

    private final Knowledge knowledge;
    private final Notices notices;
    private final Drafting drafting;
    private final Drafts drafts;

    DraftDesk(Knowledge knowledge, Notices notices, Drafting drafting, Drafts drafts) {
        this.knowledge = knowledge;
        this.notices = notices;
        this.drafting = drafting;
        this.drafts = drafts;
    }

    /**
     * Those of the episodes that the notice policy leaves, so that a draft needs a reason first.
     */
    @Transactional(readOnly = true)
    public List<Long> unearned(Scope scope, Collection<Long> episodeIds) {
        return drafting.unearned(scope, episodeIds);
    }

    /** Writes a new draft. */
    public long create(Actor by, Draft draft, List<Knowledge.Entry> texts, String formKey) {
        texts.forEach(entry -> knowledge.put(by, entry));
        long id = notices.draft(by, draft);
        drafts.forget(by, formKey);
        return id;
    }

    /** Changes a draft. */
    public void change(
            Actor by,
            long id,
            int version,
            Draft draft,
            List<Knowledge.Entry> texts,
            String formKey) {
        texts.forEach(entry -> knowledge.put(by, entry));
        notices.edit(by, id, version, draft);
        drafts.forget(by, formKey);
    }
}
