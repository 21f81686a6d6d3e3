package org.fengsui.server.platform.page;

import java.util.Locale;
import org.fengsui.server.platform.kernel.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The texts of the message bundles. Bundles are all {@code messages/*_zh.properties} and {@code
 * _en} on the class path; the build fails where one language lacks a key.
 */
@Component
public class Texts {

    private final MessageSource messages;
    private final ObjectProvider<SchoolNames> names;

    Texts(MessageSource messages, ObjectProvider<SchoolNames> names) {
        this.messages = messages;
        this.names = names;
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

    /** A Chinese text that no bundle has, such as a default of a setting, in the school's names. */
    public String named(String chinese) {
        var own = names.getIfAvailable();
        return own == null ? chinese : own.in(Locale.CHINESE, chinese);
    }

    /** A text in Chinese, the language of documents and histories. */
    public String chinese(String key, Object... arguments) {
        return say(Locale.CHINESE, key, arguments);
    }
}
