package org.fengsui.server.platform.page.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.platform.page.Times;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Makes the reader of a request: who, in which language, at what moment. */
@Component
class Readers {

    private static final String ATTRIBUTE = Readers.class.getName();

    private final Texts texts;
    private final BusinessClock clock;
    private final LocaleResolver locales;

    Readers(Texts texts, BusinessClock clock, LocaleResolver localeResolver) {
        this.texts = texts;
        this.clock = clock;
        this.locales = localeResolver;
    }

    /** The reader; the same one throughout a request, so that a page speaks from one moment. */
    Reader of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Reader reader) {
            return reader;
        }
        var locale = language(request);
        var reader =
                new Reader(
                        actor().orElse(null), locale, texts, new Times(clock.now(), locale, texts));
        request.setAttribute(ATTRIBUTE, reader);
        return reader;
    }

    private Locale language(HttpServletRequest request) {
        return "en".equals(locales.resolveLocale(request).getLanguage())
                ? Locale.ENGLISH
                : Locale.CHINESE;
    }

    /** The person signed in on this request. */
    Optional<Actor> actor() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor actor
                ? Optional.of(actor)
                : Optional.empty();
    }
}
