package org.fengsui.server.duty.obligation.domain;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a step falls due, in relation to an obligation's period. */
public sealed interface StepTime {

    /** When half of the period has gone. */
    record Half() implements StepTime {}

    /** So long before the due. */
    record Before(Duration lead) implements StepTime {}

    /** So long after the due. */
    record After(Duration delay) implements StepTime {}

    /** Whether it reminds the obligor; what comes after the due escalates. */
    default boolean reminds() {
        return switch (this) {
            case Half() -> true;
            case Before(Duration ignored) -> true;
            case After(Duration ignored) -> false;
        };
    }

    /**
     * Reads {@code half}, {@code 14 hours before}, {@code 30 minutes before} or {@code 24 hours
     * after}; empty for any other text.
     */
    static Optional<StepTime> parse(String text) {
        if (text.equals("half")) {
            return Optional.of(new Half());
        }
        Matcher words = Pattern.compile("(\\d{1,4}) (hour|minute)s? (before|after)").matcher(text);
        if (!words.matches()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(words.group(1));
        var time =
                words.group(2).equals("hour") ? Duration.ofHours(count) : Duration.ofMinutes(count);
        return Optional.of(words.group(3).equals("before") ? new Before(time) : new After(time));
    }
}
