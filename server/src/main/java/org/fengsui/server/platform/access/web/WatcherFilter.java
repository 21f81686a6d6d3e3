package org.fengsui.server.platform.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fengsui.server.platform.access.Permission;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets those watch the server who may: a token's account by its permission, without a token a
 * program on this machine. Comes after {@link TokenFilter}.
 */
class WatcherFilter extends OncePerRequestFilter {

    /** The role of whoever may watch, for this request only. */
    static final String WATCHER = "WATCHER";

    private final SameMachine sameMachine;

    WatcherFilter(SameMachine sameMachine) {
        this.sameMachine = sameMachine;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean may =
                Present.now()
                        .map(present -> present.actor().may(Permission.SERVER_WATCH))
                        .orElseGet(() -> sameMachine.asks(request));
        if (may) {
            SecurityContextHolder.setContext(
                    new SecurityContextImpl(
                            UsernamePasswordAuthenticationToken.authenticated(
                                    "watcher",
                                    null,
                                    AuthorityUtils.createAuthorityList("ROLE_" + WATCHER))));
        }
        chain.doFilter(request, response);
    }
}
