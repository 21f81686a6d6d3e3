package org.fengsui.server.platform.access.web;

import java.util.List;
import org.fengsui.server.platform.access.domain.SignIn;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Name and password from the sign-in form. Every failure is the same failure. */
@Component
class PasswordProvider implements AuthenticationProvider {

    private final SignIn signIn;

    PasswordProvider(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        var row =
                signIn.signIn(
                                typed.getName(),
                                String.valueOf(typed.getCredentials()),
                                KnownBrowser.origin(typed))
                        .orElseThrow(() -> new BadCredentialsException("sign-in failed"));
        var signedIn =
                UsernamePasswordAuthenticationToken.authenticated(
                        new SignedIn(row.id(), row.username(), row.epoch()), null, List.of());
        // Else the form's details, with the browser's word, would be kept in the session.
        signedIn.setDetails("");
        return signedIn;
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
