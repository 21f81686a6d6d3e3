package org.fengsui.server.platform.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Days and moments as a browser's fields send them, in the school's zone. */
public final class Typed {

    private Typed() {}

    /**
     * A day.
     *
     * @param label what the field is called, finished text
     * @throws Refusal if it is none
     */
    public static LocalDate day(String text, String label, Reader reader) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw invalid(e, label, reader);
        }
    }

    /** A day, or null where none stands there. */
    public static @Nullable LocalDate dayOrNull(String text) {
        try {
            return LocalDate.parse(text.strip());
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
            return LocalDateTime.parse(text).atZone(BusinessClock.ZONE).toInstant();
        } catch (DateTimeException e) {
            throw invalid(e, label, reader);
        }
    }

    private static Refusal invalid(DateTimeException cause, String label, Reader reader) {
        return new Refusal(cause, CommonProblem.FIELD_INVALID, label, reader.say("form.day"));
    }
}
