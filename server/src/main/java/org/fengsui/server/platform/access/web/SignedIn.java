package org.fengsui.server.platform.access.web;

import java.io.Serializable;
import java.security.Principal;

/**
 * What a session keeps of a person: nothing that could grow old. Roles and scope are read anew for
 * each request.
 *
 * @param accountId the account
 * @param username its name, by which sessions can be found
 * @param epoch the account's epoch at sign-in; when it has moved on, the session is void
 */
public record SignedIn(long accountId, String username, long epoch)
        implements Principal, Serializable {

    @Override
    public String getName() {
        return username;
    }
}
