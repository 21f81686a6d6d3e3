package org.fengsui.server.campus.readiness.domain;

import java.time.LocalDate;
import org.fengsui.server.campus.readiness.TaskKind;
import org.jspecify.annotations.Nullable;

/**
 * What units are asked, how often, and what proves it; kept by the office.
 *
 * @param kind what
 * @param version raised with every change
 * @param title in a few words
 * @param ask how, and what proves it
 * @param everyDays how often, from 1 to 366
 * @param percent how many of a hundred are drawn; 100 where all are asked
 * @param since first day on which it is asked; null while it is not
 */
public record TaskTemplate(
        TaskKind kind,
        int version,
        String title,
        String ask,
        int everyDays,
        int percent,
        @Nullable LocalDate since) {

    private static final int YEAR = 366;
    private static final int WHOLE = 100;

    /** Whether its figures are within their limits. */
    public boolean legal() {
        return everyDays >= 1
                && everyDays <= YEAR
                && percent >= 1
                && percent <= WHOLE
                && !title.isBlank()
                && !ask.isBlank();
    }
}
