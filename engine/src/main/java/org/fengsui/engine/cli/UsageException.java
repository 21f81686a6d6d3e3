package org.fengsui.engine.cli;

import java.util.Locale;
import org.fengsui.engine.text.Texts;

/** The words after a verb cannot be taken. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String word;

    UsageException(String key, String word) {
        super(key + " " + word);
        this.key = key;
        this.word = word;
    }

    String message(Locale locale) {
        return new Texts(UsageException.class).say(locale, "usage." + key, word);
    }
}
