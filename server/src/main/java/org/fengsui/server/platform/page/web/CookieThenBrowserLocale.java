package org.fengsui.server.platform.page.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language chosen in this browser, else the first of the browser's that we have, else Chinese.
 */
final class CookieThenBrowserLocale implements LocaleResolver {

    private static final Set<String> KNOWN = Set.of("zh", "en");

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return Preferences.language(request).orElseGet(() -> accepted(request));
    }

    private static Locale accepted(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Locale.CHINESE;
        }
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(KNOWN::contains)
                .findFirst()
                .map(Locale::of)
                .orElse(Locale.CHINESE);
    }

    @Override
    public void setLocale(
            HttpServletRequest request,
            @Nullable HttpServletResponse response,
            @Nullable Locale locale) {
        if (response != null && locale != null) {
            Preferences.keepLanguage(request, response, locale);
        }
    }
}
