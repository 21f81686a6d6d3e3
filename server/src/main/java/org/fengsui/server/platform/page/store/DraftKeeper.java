package org.fengsui.server.platform.page.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Drafts;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.PageProblem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps drafts: each person's own. */
@Service
@Transactional
public class DraftKeeper implements Drafts {

    private static final int LARGEST = 200_000;

    private final DraftStore store;
    private final BusinessClock clock;

    DraftKeeper(DraftStore store, BusinessClock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Form.Draft> find(Actor actor, String formKey) {
        return store.find(actor.scope(), actor.accountId(), formKey);
    }

    @Override
    @Transactional(readOnly = true)
    public Form over(Actor actor, Form form) {
        return form.over(store.find(actor.scope(), actor.accountId(), form.key()).orElse(null));
    }

    /**
     * Keeps what a person has typed so far; the last version of a form stands.
     *
     * @throws Refusal DRAFT_TOO_LARGE
     */
    public void keep(Actor actor, String formKey, Map<String, List<String>> values) {
        if (formKey.isBlank() || formKey.length() > 200) {
            throw new Refusal(PageProblem.REQUEST_UNREADABLE);
        }
        var body = store.body(values);
        if (body.length() > LARGEST) {
            throw new Refusal(PageProblem.DRAFT_TOO_LARGE, LARGEST);
        }
        store.keep(actor.scope(), actor.accountId(), formKey, body, clock.now());
    }

    @Override
    public void forget(Actor actor, String formKey) {
        store.forget(actor.scope(), actor.accountId(), formKey);
    }
}
