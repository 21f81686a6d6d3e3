package org.fengsui.server.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Sessions;
import org.fengsui.server.platform.access.domain.AccountDirectory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Sessions of browsers. */
@Component
class HttpSessions implements Sessions {

    private final AccountDirectory accounts;
    private final SecurityContextRepository contexts;

    HttpSessions(AccountDirectory accounts, SecurityContextRepository contexts) {
        this.accounts = accounts;
        this.contexts = contexts;
    }

    @Override
    public void renew(HttpServletRequest request, HttpServletResponse response, Actor self) {
        var row = accounts.get(self.accountId());
        var signedIn = new SignedIn(row.id(), row.username(), row.epoch());
        request.changeSessionId();
        contexts.saveContext(
                new SecurityContextImpl(
                        UsernamePasswordAuthenticationToken.authenticated(
                                signedIn, null, List.of())),
                request,
                response);
    }
}
