package org.fengsui.engine.calendar;

import java.util.Locale;
import org.fengsui.engine.text.Texts;

/** A due date that cannot be computed: says what was read and what is expected. */
public final class DueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String read;

    /** Why there is no due date. */
    public enum Reason {
        /** The text is no due expression. */
        EXPRESSION,
        /** The count is zero or longer than ten years. */
        COUNT,
        /** The text is no roll. */
        ROLL,
        /** Start or end lie outside the years 2000 to 2199. */
        YEARS
    }

    DueException(Reason reason, String read) {
        super(text(Locale.ENGLISH, reason, read));
        this.reason = reason;
        this.read = read;
    }

    /** Why there is no due date. */
    public Reason reason() {
        return reason;
    }

    /** The message in Chinese or English. */
    public String message(Locale locale) {
        return text(locale, reason, read);
    }

    private static String text(Locale locale, Reason reason, String read) {
        return new Texts(DueException.class).say(locale, "due." + reason.name(), read);
    }
}
