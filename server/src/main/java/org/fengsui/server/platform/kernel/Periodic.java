package org.fengsui.server.platform.kernel;

import java.time.Duration;

/**
 * Work that is done again and again: a sweep, a relay, a queue. A bean of this type is run by
 * {@link PeriodicRunner} on every node; tests call {@link #runOnce()} by hand. Each implementation
 * makes sure by an advisory lock or by skipping locked rows that two nodes do not do the same work.
 */
public interface Periodic {

    /** Short kebab-case name for logs and metrics. */
    String name();

    /** The pause after each run, on the system's monotonic clock. */
    Duration pause();

    /**
     * Does what is to be done now and returns; what fails is logged and tried again after the
     * pause.
     */
    void runOnce();
}
