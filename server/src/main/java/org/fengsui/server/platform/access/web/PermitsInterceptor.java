package org.fengsui.server.platform.access.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Holds every endpoint to its {@link Permits}. One that names no permission is refused to everyone,
 * whoever asks; so is whatever is no method of a controller.
 */
class PermitsInterceptor implements HandlerInterceptor {

    /** The one thing a person does whose password is due. */
    static final String PASSWORD_PATH = "/account/password";

    private final Unauthenticated unauthenticated;

    PermitsInterceptor(Unauthenticated unauthenticated) {
        this.unauthenticated = unauthenticated;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        // Error pages, and answers still being written, belong to a request that has passed here.
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        var permissions = permissions(handler);
        if (permissions.contains(Permission.PUBLIC)) {
            return true;
        }
        var present = Present.now();
        if (present.isEmpty()) {
            unauthenticated.refuse(request, response);
            return false;
        }
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (present.get().passwordDue() && !path.equals(PASSWORD_PATH)) {
            sendToPassword(request, response);
            return false;
        }
        if (permissions.stream().noneMatch(present.get().actor()::may)) {
            throw new Refusal(CommonProblem.FORBIDDEN);
        }
        return true;
    }

    static Set<Permission> permissions(Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return Set.of();
        }
        var permits = method.getMethodAnnotation(Permits.class);
        return permits == null
                ? Set.of()
                : Arrays.stream(permits.value()).collect(Collectors.toUnmodifiableSet());
    }

    private static void sendToPassword(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var address = request.getContextPath() + PASSWORD_PATH;
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", address);
        } else {
            response.sendRedirect(address);
        }
    }
}
