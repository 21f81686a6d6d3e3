package org.fengsui.server.platform.page;

import java.util.Optional;
import org.fengsui.server.platform.access.Actor;

/** What people typed and have not sent yet, kept per person and form for 30 days. */
public interface Drafts {

    /** The person's draft of a form. */
    Optional<Form.Draft> find(Actor actor, String formKey);

    /** The form with the person's draft laid over it, if there is one. */
    Form over(Actor actor, Form form);

    /** Forgets a draft: call it in the transaction that takes what was sent. */
    void forget(Actor actor, String formKey);
}
