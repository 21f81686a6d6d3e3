package org.fengsui.server.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * How somebody who is not signed in is sent away: pages to the sign-in page, fragments too, REST
 * clients with a problem.
 */
@Component
class Unauthenticated {

    static final String SIGN_IN = "/sign-in";
    static final String API = "/api/";

    private static final JsonMapper JSON = new JsonMapper();

    private final MessageSource messages;

    Unauthenticated(MessageSource messages) {
        this.messages = messages;
    }

    void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (path(request).startsWith(API)) {
            refuseApi(request, response);
        } else if (request.getHeader("HX-Request") != null) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader("HX-Redirect", request.getContextPath() + SIGN_IN);
        } else {
            response.sendRedirect(request.getContextPath() + signIn(request));
        }
    }

    void refuseApi(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var locale = LocaleContextHolder.getLocale();
        var problem =
                Map.of(
                        "type", "/problems/not-signed-in",
                        "title", messages.getMessage("problem.not-signed-in.title", null, locale),
                        "detail", messages.getMessage("problem.not-signed-in.detail", null, locale),
                        "status", HttpStatus.UNAUTHORIZED.value(),
                        "instance", URI.create(path(request)).toString());
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"fengsui\"");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        JSON.writeValue(response.getOutputStream(), problem);
    }

    // Where the person wanted to go is carried in the address, not in a session of nobody.
    private static String signIn(HttpServletRequest request) {
        if (!"GET".equals(request.getMethod()) || path(request).equals("/")) {
            return SIGN_IN;
        }
        var query = request.getQueryString();
        var wanted = path(request) + (query == null ? "" : "?" + query);
        return UriComponentsBuilder.fromPath(SIGN_IN)
                .queryParam("to", "{to}")
                .encode()
                .buildAndExpand(wanted)
                .toUriString();
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
