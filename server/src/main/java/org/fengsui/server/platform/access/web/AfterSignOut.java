package org.fengsui.server.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.fengsui.server.platform.access.domain.AccountDirectory;
import org.fengsui.server.platform.access.domain.OwnAccountService;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** Notes in the audit log who signed out. */
@Component
class AfterSignOut implements LogoutHandler {

    private final AccountDirectory accounts;
    private final OwnAccountService own;

    AfterSignOut(AccountDirectory accounts, OwnAccountService own) {
        this.accounts = accounts;
        this.own = own;
    }

    @Override
    public void logout(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn principal) {
            accounts.find(principal.accountId()).ifPresent(own::signedOut);
        }
    }
}
