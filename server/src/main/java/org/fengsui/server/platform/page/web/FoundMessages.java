package org.fengsui.server.platform.page.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Message bundles, each key of which is looked for once: every room has a bundle of its own, and a
 * page asks for hundreds of keys.
 */
final class FoundMessages extends ResourceBundleMessageSource {

    private record Key(String code, Locale locale) {}

    private final Map<Key, String> texts = new ConcurrentHashMap<>();
    private final Map<Key, MessageFormat> formats = new ConcurrentHashMap<>();

    @Override
    protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
        var key = new Key(code, locale);
        var known = texts.get(key);
        if (known != null) {
            return known;
        }
        var found = super.resolveCodeWithoutArguments(code, locale);
        if (found != null) {
            texts.put(key, found);
        }
        return found;
    }

    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
        var key = new Key(code, locale);
        var known = formats.get(key);
        if (known != null) {
            return known;
        }
        var found = super.resolveCode(code, locale);
        if (found != null) {
            formats.put(key, found);
        }
        return found;
    }
}
