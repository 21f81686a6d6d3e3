package org.fengsui.server.platform.upkeep.disk;

/** How it stands with the disk. */
enum DiskLevel {
    /** Nothing to say, or the machine does not say what is free. */
    ENOUGH,
    /** Somebody should make room. */
    LOW,
    /** Nothing is taken in until somebody has. */
    REFUSING
}
