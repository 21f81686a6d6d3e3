package org.fengsui.server.platform.access.web;

import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The person of the request at hand, as of this request; never kept in a session. Its principal is
 * the {@link Actor}.
 */
final class Present extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Actor actor;
    private final boolean passwordDue;

    Present(Actor actor, boolean passwordDue) {
        super(List.of());
        this.actor = actor;
        this.passwordDue = passwordDue;
        setAuthenticated(true);
    }

    /** The person of this request, if anyone is signed in. */
    static Optional<Present> now() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof Present present
                ? Optional.of(present)
                : Optional.empty();
    }

    boolean passwordDue() {
        return passwordDue;
    }

    Actor actor() {
        return actor;
    }

    @Override
    public Actor getPrincipal() {
        return actor;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return String.valueOf(actor.accountId());
    }
}
