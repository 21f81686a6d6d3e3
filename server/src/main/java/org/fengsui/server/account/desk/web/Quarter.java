package org.fengsui.server.account.desk.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.fengsui.server.duty.obligation.Ledger.Figures;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Obligor;

/**
 * A quarter of the year in the school's zone.
 *
 * @param from its first instant
 * @param to the first instant after it, or after today where it is still running
 */
record Quarter(Instant from, Instant to) {

    /** The running quarter up to and with a day. */
    static Quarter until(LocalDate day) {
        return new Quarter(start(firstDay(day)), start(day.plusDays(1)));
    }

    /** The whole quarter before the one a day lies in. */
    static Quarter before(LocalDate day) {
        var first = firstDay(day);
        return new Quarter(start(first.minusMonths(3)), start(first));
    }

    /** The share met on time as a page shows it; a dash where nothing was due. */
    static String rate(Figures figures, Locale locale) {
        double share = figures.onTimeRate();
        return Double.isNaN(share) ? "—" : String.format(locale, "%.1f%%", share * 100);
    }

    /** The duties that are due in the running quarter up to and with a day. */
    static String ledger(LocalDate day) {
        return "/ledger?from=" + firstDay(day) + "&to=" + day;
    }

    /** The same of one obligor. */
    static String ledger(LocalDate day, Obligor obligor) {
        return ledger(day) + "&obligor=" + obligor.key();
    }

    static LocalDate firstDay(LocalDate day) {
        return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(BusinessClock.ZONE).toInstant();
    }
}
