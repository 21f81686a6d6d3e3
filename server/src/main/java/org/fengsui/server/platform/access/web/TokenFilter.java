package org.fengsui.server.platform.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.domain.Actors;
import org.fengsui.server.platform.access.domain.TokenService;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets REST clients in by their token, and refuses a token that opens nothing. */
class TokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final TokenService tokens;
    private final Actors actors;
    private final Unauthenticated unauthenticated;

    TokenFilter(TokenService tokens, Actors actors, Unauthenticated unauthenticated) {
        this.tokens = tokens;
        this.actors = actors;
        this.unauthenticated = unauthenticated;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            chain.doFilter(request, response);
            return;
        }
        var actor = actor(header);
        if (actor.isEmpty()) {
            unauthenticated.refuseApi(request, response);
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(new Present(actor.get(), false)));
        chain.doFilter(request, response);
    }

    private Optional<Actor> actor(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        var account = tokens.accountOf(header.substring(SCHEME.length()).strip());
        return account.isPresent() ? actors.of(account.getAsLong()) : Optional.empty();
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
