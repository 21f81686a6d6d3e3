package org.fengsui.server.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.fengsui.server.platform.kernel.BusinessClock;

/**
 * The business clock of tests: stands still until moved, forward or back. Before each test method
 * it is set to {@link #START}.
 */
public final class TestClock implements BusinessClock {

    /** Thursday 2026-03-05 10:00 in the school's zone: an ordinary working day. */
    public static final Instant START = Instant.parse("2026-03-05T02:00:00Z");

    private volatile Instant present = START;

    @Override
    public Instant now() {
        return present;
    }

    /** Sets the clock to an instant. */
    public void set(Instant instant) {
        present = instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** Sets the clock to a local time of the school: {@code set("2026-09-30T18:00")}. */
    public void set(String schoolTime) {
        set(LocalDateTime.parse(schoolTime).atZone(ZONE).toInstant());
    }

    /** Moves the clock forward. */
    public void advance(Duration step) {
        set(present.plus(step));
    }
}
