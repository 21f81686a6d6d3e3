package org.fengsui.server.testing;

import java.util.OptionalLong;
import org.fengsui.server.platform.upkeep.DiskSpace;

/** A disk as full as a test wants it; with plenty of room before each test. */
public final class TestDisk implements DiskSpace {

    private static final long PLENTY = 1L << 40;

    private volatile long free = PLENTY;

    /** Leaves so many bytes free. */
    public void leave(long bytes) {
        free = bytes;
    }

    void reset() {
        free = PLENTY;
    }

    @Override
    public OptionalLong free() {
        return OptionalLong.of(free);
    }
}
