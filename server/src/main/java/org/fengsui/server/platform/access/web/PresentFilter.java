package org.fengsui.server.platform.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.fengsui.server.platform.access.domain.AccountDirectory;
import org.fengsui.server.platform.access.domain.AccountRow;
import org.fengsui.server.platform.access.domain.Actors;
import org.fengsui.server.platform.access.domain.OwnAccountService;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns what the session keeps into the person of this moment: a role taken away, a disabled
 * account, a new password work with the next request. Looked up once per request, and only when
 * somebody asks.
 */
class PresentFilter extends OncePerRequestFilter {

    private final AccountDirectory accounts;
    private final Actors actors;
    private final OwnAccountService own;

    PresentFilter(AccountDirectory accounts, Actors actors, OwnAccountService own) {
        this.accounts = accounts;
        this.actors = actors;
        this.own = own;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var kept = SecurityContextHolder.getDeferredContext();
        Supplier<SecurityContext> present =
                SingletonSupplier.of(() -> present(kept.get(), request));
        SecurityContextHolder.setDeferredContext(present);
        chain.doFilter(request, response);
    }

    private SecurityContext present(SecurityContext kept, HttpServletRequest request) {
        var authentication = kept.getAuthentication();
        if (authentication == null
                || !(authentication.getPrincipal() instanceof SignedIn signedIn)) {
            return kept;
        }
        var row = valid(signedIn);
        if (row.isEmpty()) {
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            return new SecurityContextImpl();
        }
        return new SecurityContextImpl(
                new Present(actors.of(row.get()), own.passwordDue(row.get())));
    }

    private Optional<AccountRow> valid(SignedIn signedIn) {
        return accounts.find(signedIn.accountId())
                .filter(row -> row.enabled() && row.epoch() == signedIn.epoch());
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
