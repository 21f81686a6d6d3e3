package org.fengsui.server.platform.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Days and moments as a browser's fields send them, in the school's zone, of the years 1900 to
 * 2999.
 */
public final class Typed {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private Typed() {}

    /**
     * A day.
     *
     * @param label what the field is called, finished text
     * @throws Refusal if it is none
     */
    public static LocalDate day(String text, String label, Reader reader) {
        try {
            return usual(LocalDate.parse(text));
        } catch (DateTimeException e) {
            throw invalid(e, label, reader);
        }
    }

    /** A day, or null where none stands there. */
    public static @Nullable LocalDate dayOrNull(String text) {
        try {
            return usual(LocalDate.parse(text.strip()));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * A moment.
     *
     * @param label what the field is called, finished text
     * @throws Refusal if it is none
     */
    public static Instant moment(String text, String label, Reader reader) {
        try {
            return moment(text);
        } catch (DateTimeException e) {
            throw invalid(e, label, reader);
        }
    }

    /**
     * A moment.
     *
     * @throws DateTimeException if it is none
     */
    public static Instant moment(String text) {
        return usual(LocalDateTime.parse(text)).atZone(BusinessClock.ZONE).toInstant();
    }

    /** A moment as a field takes it, to the minute. */
    public static String field(Instant at) {
        return LocalDateTime.ofInstant(at, BusinessClock.ZONE).withSecond(0).withNano(0).toString();
    }

    /** A moment, or null where none stands there. */
    public static @Nullable Instant momentOrNull(String text) {
        try {
            return moment(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** From days far beyond these nothing can be reckoned, and no table holds them. */
    private static <T extends Temporal> T usual(T typed) {
        int year = typed.get(ChronoField.YEAR);
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new DateTimeException("year " + year);
        }
        return typed;
    }

    private static Refusal invalid(DateTimeException cause, String label, Reader reader) {
        return new Refusal(cause, CommonProblem.FIELD_INVALID, label, reader.say("form.day"));
    }
}
