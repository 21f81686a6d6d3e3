package org.fengsui.server.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.fengsui.server.platform.access.domain.AccessSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Where people go: to the page they wanted, else the first one; or back to the form. */
@Component
class AfterSignIn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private final AccessSettings settings;
    private final KnownBrowser browser;

    AfterSignIn(AccessSettings settings, KnownBrowser browser) {
        this.settings = settings;
        this.browser = browser;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
            throws IOException {
        request.getSession().setMaxInactiveInterval(Math.toIntExact(settings.idle().toSeconds()));
        browser.know(signedIn, request, response);
        var wanted = request.getParameter("to");
        var target = ReturnAddress.isOurs(wanted) ? wanted : "/";
        response.sendRedirect(request.getContextPath() + target);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure)
            throws IOException {
        var back = UriComponentsBuilder.fromPath(Unauthenticated.SIGN_IN).queryParam("failed");
        var wanted = request.getParameter("to");
        if (ReturnAddress.isOurs(wanted)) {
            back.queryParam("to", "{to}");
        }
        response.sendRedirect(
                request.getContextPath() + back.encode().buildAndExpand(wanted).toUriString());
    }
}
