package org.fengsui.server.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The system clock of tests, by which sessions, locks and tokens end: runs with the machine's until
 * it is moved forward. Before each test method it is set back.
 */
public final class TestSystemClock extends Clock {

    private final Clock machine = Clock.systemUTC();
    private volatile Duration ahead = Duration.ZERO;

    /** Moves the clock forward. */
    public void advance(Duration step) {
        ahead = ahead.plus(step);
    }

    void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return offset(machine.withZone(zone), ahead);
    }
}
