package org.fengsui.server.platform.page.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.fengsui.server.platform.page.SchoolNames;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Message bundles, each key of which is looked for once: every room has a bundle of its own, and a
 * page asks for hundreds of keys. What is found says the school's own names.
 */
final class FoundMessages extends ResourceBundleMessageSource {

    private record Key(String code, Locale locale) {}

    private final Supplier<SchoolNames> names;
    private final Map<Key, String> texts = new ConcurrentHashMap<>();
    private final Map<Key, MessageFormat> formats = new ConcurrentHashMap<>();

    FoundMessages(Supplier<SchoolNames> names) {
        this.names = names;
    }

    @Override
    protected @Nullable String getStringOrNull(ResourceBundle bundle, String key) {
        var text = super.getStringOrNull(bundle, key);
        return text == null ? null : names.get().in(bundle.getLocale(), text);
    }

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
