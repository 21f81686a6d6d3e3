package org.fengsui.server.platform.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The demo's business clock: the system clock plus what it was moved. It begins once, in the past,
 * so that a history can be played; from then on it only moves forward and survives a restart, so
 * that nothing recorded ever lies in the future. Exists in the demo only.
 */
public class DemoClock implements BusinessClock {

    private final Clock system;
    private final Path file;
    private volatile Duration ahead;

    DemoClock(Clock system, Path file) {
        this.system = system;
        this.file = file;
        this.ahead = read(file);
    }

    @Override
    public Instant now() {
        return system.instant().plus(ahead).truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Sets the clock to the instant at which the demo's history begins.
     *
     * @return whether it was set; a clock that has begun already stays as it is
     */
    public synchronized boolean beginAt(Instant instant) {
        if (Files.exists(file)) {
            return false;
        }
        var before = Duration.between(system.instant(), instant);
        write(before);
        ahead = before;
        return true;
    }

    /** Moves the clock forward to the system's time; one that is further already stays. */
    public void moveToPresent() {
        var present = system.instant();
        if (present.isAfter(now())) {
            moveTo(present);
        }
    }

    /**
     * Moves the clock forward to an instant.
     *
     * @throws IllegalArgumentException if the instant lies before the present
     */
    public synchronized void moveTo(Instant instant) {
        var step = Duration.between(now(), instant);
        if (step.isNegative()) {
            throw new IllegalArgumentException("the demo's clock only moves forward: " + instant);
        }
        var moved = ahead.plus(step);
        write(moved);
        ahead = moved;
    }

    private static Duration read(Path file) {
        try {
            return Files.exists(file)
                    ? Duration.parse(Files.readString(file).strip())
                    : Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the demo's clock " + file, e);
        }
    }

    private void write(Duration moved) {
        try {
            Files.writeString(file, moved + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the demo's clock " + file, e);
        }
    }
}
