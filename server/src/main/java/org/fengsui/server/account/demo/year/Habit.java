package org.fengsui.server.account.demo.year;

import java.util.List;
import java.util.Random;

/** How a unit takes a notice. */
enum Habit {
    /** Acknowledges the next day and answers within the period. */
    PROMPT,
    /** Answers after the period. */
    LATE,
    /** Answers within the period, but has fixed nothing; the next scan shows it. */
    CLAIMS,
    /** Moves only when its head is written to. */
    SLOW,
    /** Says that it is not affected. */
    DENIES,
    /** Has acknowledged and does nothing more. */
    WAITING,
    /** Has not even opened it. */
    SILENT;

    private static final List<Habit> COMMON =
            List.of(
                    PROMPT, PROMPT, PROMPT, PROMPT, PROMPT, PROMPT, LATE, LATE, CLAIMS, SLOW,
                    DENIES);

    /** One of the common ones; most units are prompt. */
    static Habit any(Random random) {
        return COMMON.get(random.nextInt(COMMON.size()));
    }

    /** After how many weekdays the unit acknowledges. */
    int acknowledgesAfter() {
        return switch (this) {
            case PROMPT, CLAIMS, DENIES, WAITING -> 1;
            case LATE -> 3;
            case SLOW -> 9;
            case SILENT -> Integer.MAX_VALUE;
        };
    }

    /** After how many further weekdays it answers. */
    int answersAfter(Random random) {
        return switch (this) {
            case PROMPT, CLAIMS, DENIES -> random.nextInt(4);
            case LATE -> 4 + random.nextInt(4);
            case SLOW -> 1;
            case WAITING, SILENT -> Integer.MAX_VALUE;
        };
    }
}
