package org.fengsui.server.campus.readiness;

import java.time.LocalDate;
import java.util.List;

/** 重保: periods in which clocks are shorter and every day is reported. */
public interface ProtectionPeriods {

    /**
     * A period.
     *
     * @param id identity; 0 for a new one
     * @param version raised with every change
     * @param name what it is called
     * @param first its first day
     * @param last its last day, included
     * @param zeroReport 每日零报告: whether every unit reports each day
     */
    record Period(
            long id,
            int version,
            String name,
            LocalDate first,
            LocalDate last,
            boolean zeroReport) {

        /** Whether it runs on a day. */
        public boolean runsOn(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /** Those that run on a day. */
    List<Period> on(LocalDate day);
}
