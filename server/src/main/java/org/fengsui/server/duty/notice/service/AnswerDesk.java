package org.fengsui.server.duty.notice.service;

import java.util.Map;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.Notices.NewAnswer;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.page.Drafts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes an answer and forgets what was kept while it was typed, both or neither. */
@Service
@AgainAfterDeadlock
@Transactional
public class AnswerDesk {

    private final Notices notices;
    private final Drafts drafts;

    AnswerDesk(Notices notices, Drafts drafts) {
        this.notices = notices;
        this.drafts = drafts;
    }

    /** Takes the answer. */
    public void answer(Actor by, long itemId, int version, NewAnswer answer, String formKey) {
        notices.answer(by, itemId, version, answer);
        drafts.forget(by, formKey);
    }

    /** Takes one answer to several items of a notice. */
    public void answer(
            Actor by, long id, Map<Long, Integer> versions, NewAnswer answer, String formKey) {
        notices.answer(by, id, versions, answer);
        drafts.forget(by, formKey);
    }
}
