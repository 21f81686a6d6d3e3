package org.fengsui.server.platform.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The clock of the ledger, of documents and of expiries. It is the system clock in production;
 * tests and the demo move it. Sessions, tokens and durations never use it.
 */
@FunctionalInterface
public interface BusinessClock {

    /** The school's zone: every due date is computed and shown in it (RULES: time). */
    ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /**
     * The present instant, truncated to microseconds so that it survives the database unchanged.
     */
    Instant now();

    /** The present day at the school. */
    default LocalDate today() {
        return day(now());
    }

    /** The day at the school on which an instant falls. */
    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }
}
