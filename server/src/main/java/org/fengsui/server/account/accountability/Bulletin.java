package org.fengsui.server.account.accountability;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 通报、简报 of a period.
 *
 * @param id identity
 * @param period month, quarter or year
 * @param firstDay the period's first day
 * @param state where it stands
 * @param number as printed; empty until it is issued
 * @param remark what the office says about it; may be empty
 * @param draftedBy who drafted it
 * @param drafter the name then
 * @param countedAt when the figures were counted
 * @param issuer who issued it; null until then
 * @param issuedAt when; null until then
 * @param figures what was counted; frozen when it is issued
 */
public record Bulletin(
        long id,
        Period period,
        LocalDate firstDay,
        State state,
        String number,
        String remark,
        long draftedBy,
        String drafter,
        Instant countedAt,
        @Nullable String issuer,
        @Nullable Instant issuedAt,
        List<Figure> figures) {

    /** Keeps its own copy. */
    public Bulletin {
        figures = List.copyOf(figures);
    }

    /** Where it stands. */
    public enum State {
        /** Its figures can be counted anew. */
        DRAFT,
        /** Frozen under a number. */
        ISSUED,
        /** Given up before it was issued. */
        WITHDRAWN
    }

    /** How long it reports on. */
    public enum Period {
        /** 月报. */
        MONTH(1),
        /** 季报. */
        QUARTER(3),
        /** 年报. */
        YEAR(12);

        private final int months;

        Period(int months) {
            this.months = months;
        }

        /** The first day of the period a month lies in. */
        public LocalDate firstDay(YearMonth month) {
            int first = (month.getMonthValue() - 1) / months * months + 1;
            return LocalDate.of(month.getYear(), first, 1);
        }

        /** The first day of the next one. */
        public LocalDate after(LocalDate firstDay) {
            return firstDay.plusMonths(months);
        }

        /** The first day of the one before. */
        public LocalDate before(LocalDate firstDay) {
            return firstDay.minusMonths(months);
        }
    }

    /**
     * One figure.
     *
     * @param group message key of its heading
     * @param label message key of what is counted; empty where the unit's name says it
     * @param unit the unit's name, which the public paper leaves out; null for none
     * @param value how many
     * @param before how many in the period before
     */
    public record Figure(
            String group, String label, @Nullable String unit, long value, long before) {}
}
