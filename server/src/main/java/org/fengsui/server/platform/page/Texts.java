package org.fengsui.server.platform.page;

import java.util.Locale;
import org.fengsui.server.platform.kernel.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The texts of the message bundles. Bundles are all {@code messages/*_zh.properties} and {@code
 * _en} on the class path; the build fails where one language lacks a key.
 */
@Component
public class Texts {

    private final MessageSource messages;

    Texts(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * The text of a key in a language. A key that no bundle has comes back as {@code ??key??}, so
     * that a page with a gap can still be read.
     *
     * @param arguments fill {@code {0}} and following; numbers are grouped, identities go in as
     *     strings
     */
    public String say(Locale locale, String key, Object... arguments) {
        var text = messages.getMessage(key, arguments, null, locale);
        return text == null ? "??" + key + "??" : text;
    }

    /** What a refusal says: what happened, to what, and what to do. */
    public String detail(Locale locale, Refusal refusal) {
        return say(
                locale,
                "problem." + refusal.problem().slug() + ".detail",
                refusal.arguments().toArray());
    }

    /** A text in Chinese, the language of documents and histories. */
    public String chinese(String key, Object... arguments) {
        return say(Locale.CHINESE, key, arguments);
    }
}
