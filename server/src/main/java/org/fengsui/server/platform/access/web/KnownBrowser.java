package org.fengsui.server.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.fengsui.server.platform.access.domain.Origin;
import org.fengsui.server.platform.access.domain.SignInGate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The cookie by which a browser is known to the accounts that signed in from it. It opens nothing:
 * it only keeps failures from elsewhere from shutting this browser out.
 */
@Component
class KnownBrowser {

    private static final String COOKIE = "fengsui-known";
    private static final Duration KEPT = Duration.ofDays(180);
    private static final int LONGEST = 64;

    private final SignInGate gate;

    KnownBrowser(SignInGate gate) {
        this.gate = gate;
    }

    /** Where a request to sign in comes from. */
    static Origin from(HttpServletRequest request) {
        return Origin.of(request.getRemoteAddr(), word(request));
    }

    /** The same, as the sign-in form’s filter has put it beside the password. */
    static Origin origin(Authentication typed) {
        return typed.getDetails() instanceof Origin origin ? origin : new Origin("net:?", null);
    }

    private static @Nullable String word(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null || cookie.getValue().isEmpty() || cookie.getValue().length() > LONGEST) {
            return null;
        }
        return cookie.getValue();
    }

    /** After a sign-in: this browser is known from now on. */
    void know(Authentication signedIn, HttpServletRequest request, HttpServletResponse response) {
        if (signedIn.getPrincipal() instanceof SignedIn person) {
            gate.know(person.accountId(), from(request))
                    .ifPresent(word ->
                            response.addHeader(
                                    HttpHeaders.SET_COOKIE,
                                    ResponseCookie.from(COOKIE, word)
                                            .path("/")
                                            .httpOnly(true)
                                            .secure(request.isSecure())
                                            .sameSite("Lax")
                                            .maxAge(KEPT)
                                            .build()
                                            .toString()));
        }
    }
}
