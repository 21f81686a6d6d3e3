package org.fengsui.server.platform.access;

import org.fengsui.server.platform.kernel.Refusal;

/** What a person changes about the own account. */
public interface OwnAccount {

    /** The account as it stands. */
    AccountFile of(Actor self);

    /**
     * Checks that the person at the keyboard knows the password; failures count as at sign-in.
     *
     * @throws Refusal if not
     */
    void confirm(Actor self, String password);

    /**
     * Replaces one's own password; all sessions end, the present one goes on when it is {@link
     * Sessions#renew renewed}.
     *
     * @throws Refusal if the present one is wrong, or the new one the same or too weak
     */
    void changePassword(Actor self, String present, String next);
}
