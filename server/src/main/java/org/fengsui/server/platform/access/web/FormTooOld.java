package org.fengsui.server.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * What is refused before it reaches an endpoint: a form without its token. On the sign-in page that
 * means it stood open too long, so it is shown anew.
 */
class FormTooOld implements AccessDeniedHandler {

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (denied instanceof CsrfException && path.equals(Unauthenticated.SIGN_IN)) {
            response.sendRedirect(request.getContextPath() + Unauthenticated.SIGN_IN + "?again");
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }
}
