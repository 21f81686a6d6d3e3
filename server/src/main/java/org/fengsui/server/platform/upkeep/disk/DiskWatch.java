package org.fengsui.server.platform.upkeep.disk;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.upkeep.DiskGuard;
import org.fengsui.server.platform.upkeep.DiskSpace;
import org.fengsui.server.platform.upkeep.UpkeepProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Holds the disk against its watermarks: refuses what comes in, shows it in the health, and says in
 * the log each time that the level changes, not each time that it looks.
 *
 * <p>The server as a whole stays {@code UP}: people still work when nothing more is taken in, and
 * what takes a server that is {@code DOWN} out of service would help nobody.
 */
@Component("diskHealthIndicator")
class DiskWatch implements DiskGuard, HealthIndicator, Periodic {

    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);
    private static final long MEBIBYTE = 1L << 20;

    private final DiskSpace disk;
    private final DiskSettings settings;
    private final AtomicReference<DiskLevel> said = new AtomicReference<>(DiskLevel.ENOUGH);

    DiskWatch(DiskSpace disk, DiskSettings settings) {
        this.disk = disk;
        this.settings = settings;
    }

    @Override
    public void refuseWhenFull() {
        long free = free();
        if (look(free) == DiskLevel.REFUSING) {
            throw new Refusal(
                    UpkeepProblem.DISK_FULL, free / MEBIBYTE, settings.refuseBelow().toMegabytes());
        }
    }

    @Override
    public boolean full() {
        return look(free()) == DiskLevel.REFUSING;
    }

    @Override
    public Health health() {
        long free = free();
        return Health.status(look(free).name())
                .withDetail("freeBytes", free)
                .withDetail("warnBelowBytes", settings.warnBelow().toBytes())
                .withDetail("refuseBelowBytes", settings.refuseBelow().toBytes())
                .build();
    }

    @Override
    public String name() {
        return "disk-watch";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void runOnce() {
        look(free());
    }

    /** A machine that does not say what is free is no reason to stop. */
    private long free() {
        return disk.free().orElse(Long.MAX_VALUE);
    }

    private DiskLevel look(long free) {
        var level = settings.level(free);
        if (said.getAndSet(level) != level) {
            say(level, free / MEBIBYTE);
        }
        return level;
    }

    private void say(DiskLevel level, long freeMegabytes) {
        switch (level) {
            case ENOUGH -> LOG.info("the disk has room again: {} MB free", freeMegabytes);
            case LOW ->
                    LOG.warn(
                            "the disk is filling up: {} MB free; below {} MB nothing is taken in",
                            freeMegabytes,
                            settings.refuseBelow().toMegabytes());
            case REFUSING ->
                    LOG.error(
                            "the disk is nearly full: {} MB free; nothing is taken in until {} MB"
                                    + " are free",
                            freeMegabytes,
                            settings.refuseBelow().toMegabytes());
        }
    }
}
