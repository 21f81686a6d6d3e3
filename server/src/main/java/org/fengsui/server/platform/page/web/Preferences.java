package org.fengsui.server.platform.page.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/** Language and light as a browser keeps them: two cookies with a fixed set of values. */
final class Preferences {

    private static final String LANGUAGE = "fs-language";
    private static final String THEME = "fs-theme";

    private Preferences() {}

    /** The language chosen in this browser. */
    static Optional<Locale> language(HttpServletRequest request) {
        if (request.getAttribute(LANGUAGE) instanceof Locale justKept) {
            return Optional.of(justKept);
        }
        return cookie(request, LANGUAGE).flatMap(Preferences::language);
    }

    /** The language with this code, if the interface has it. */
    static Optional<Locale> language(String code) {
        return switch (code) {
            case "zh" -> Optional.of(Locale.CHINESE);
            case "en" -> Optional.of(Locale.ENGLISH);
            default -> Optional.empty();
        };
    }

    /** {@code light}, {@code dark}, or {@code auto} when the system decides. */
    static String theme(HttpServletRequest request) {
        return cookie(request, THEME).filter(Preferences::isTheme).orElse("auto");
    }

    static boolean isTheme(String value) {
        return value.equals("light") || value.equals("dark") || value.equals("auto");
    }

    static void keepLanguage(
            HttpServletRequest request, HttpServletResponse response, Locale language) {
        request.setAttribute(LANGUAGE, language);
        keep(request, response, LANGUAGE, language.getLanguage());
    }

    static void keepTheme(HttpServletRequest request, HttpServletResponse response, String theme) {
        keep(request, response, THEME, theme);
    }

    private static void keep(
            HttpServletRequest request, HttpServletResponse response, String name, String value) {
        var cookie =
                ResponseCookie.from(name, value)
                        .path("/")
                        .maxAge(Duration.ofDays(400))
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .httpOnly(true)
                        .build();
        response.addHeader("Set-Cookie", cookie.toString());
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
