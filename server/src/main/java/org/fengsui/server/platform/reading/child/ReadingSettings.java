package org.fengsui.server.platform.reading.child;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How files of strangers are read.
 *
 * @param apart whether in a process of their own; in the server's where false
 * @param memory the heap of such a process
 * @param timeLimit how long it may take for one file
 * @param patience how long a person's file waits for its turn
 */
@ConfigurationProperties("fengsui.reading")
record ReadingSettings(
        @DefaultValue("true") boolean apart,
        @DefaultValue("192MB") DataSize memory,
        @DefaultValue("5m") Duration timeLimit,
        @DefaultValue("10s") Duration patience) {

    private static final long LEAST_MEGABYTES = 16;

    /** Refuses a process that could read nothing. */
    ReadingSettings {
        if (memory.toMegabytes() < LEAST_MEGABYTES) {
            throw new IllegalArgumentException(
                    "fengsui.reading.memory (" + memory + ") is less than 16MB");
        }
        if (timeLimit.isNegative() || timeLimit.isZero()) {
            throw new IllegalArgumentException(
                    "fengsui.reading.time-limit (" + timeLimit + ") must be more than nothing");
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException(
                    "fengsui.reading.patience (" + patience + ") must not be less than nothing");
        }
    }
}
