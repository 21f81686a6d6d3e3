package org.fengsui.engine.calendar;

import java.util.Locale;
import org.fengsui.engine.text.Texts;

/** A year plan that cannot be taken: says which line, what stands there and what is expected. */
public final class YearPlanException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final int line;
    private final String read;

    /** Why a plan is refused. */
    public enum Reason {
        /** The line is none of year, paper, off, work. */
        LINE,
        /** Text before the first year line. */
        BEFORE_YEAR,
        /** A date that is none, or a last day before the first. */
        DATES,
        /** A day outside the plan's year and the December before it. */
        OUTSIDE_YEAR,
        /** A day named twice. */
        TWICE
    }

    YearPlanException(Reason reason, int line, String read) {
        super(text(Locale.ENGLISH, reason, line, read));
        this.reason = reason;
        this.line = line;
        this.read = read;
    }

    YearPlanException atLine(int number) {
        YearPlanException located = new YearPlanException(reason, number, read);
        located.initCause(this);
        return located;
    }

    /** Why the plan is refused. */
    public Reason reason() {
        return reason;
    }

    /** The line, counted from 1; 0 when the plan was not read from text. */
    public int line() {
        return line;
    }

    /** The message in Chinese or English. */
    public String message(Locale locale) {
        return text(locale, reason, line, read);
    }

    private static String text(Locale locale, Reason reason, int line, String read) {
        Texts texts = new Texts(YearPlanException.class);
        String what = texts.say(locale, "plan." + reason.name(), read);
        return line == 0 ? what : texts.say(locale, "plan.line", line, what);
    }
}
