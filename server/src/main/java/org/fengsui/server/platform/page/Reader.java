package org.fengsui.server.platform.page;

import java.util.Locale;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Who reads the page at hand, in which language and at what moment. Controllers take it as a method
 * argument; templates find it as {@code reader}.
 *
 * @param actorOrNull the signed-in person; null before sign-in
 * @param locale Chinese or English
 * @param texts the bundles
 * @param times wording of instants at the present moment of the business clock
 */
public record Reader(@Nullable Actor actorOrNull, Locale locale, Texts texts, Times times) {

    /**
     * The signed-in person.
     *
     * @throws IllegalStateException on a page that anyone may see
     */
    public Actor actor() {
        if (actorOrNull == null) {
            throw new IllegalStateException("nobody is signed in on this page");
        }
        return actorOrNull;
    }

    /** The text of a key in the reader's language. */
    public String say(String key, Object... arguments) {
        return texts.say(locale, key, arguments);
    }

    /** The text of an enum's constant: key {@code <prefix>.<CONSTANT>}. */
    public String say(String prefix, Enum<?> constant) {
        return texts.say(locale, prefix + "." + constant.name());
    }

    /** What a refusal says, in the reader's language. */
    public String say(Refusal refusal) {
        return texts.detail(locale, refusal);
    }

    /** Whether the page is read in Chinese. */
    public boolean chinese() {
        return "zh".equals(locale.getLanguage());
    }
}
