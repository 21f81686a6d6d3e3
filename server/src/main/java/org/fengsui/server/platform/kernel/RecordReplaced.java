package org.fengsui.server.platform.kernel;

/**
 * The content of the record was replaced behind the rooms' backs (a restored backup, a reset demo).
 * Whoever keeps a copy in memory, such as a snapshot or a cache, drops it and reads again.
 */
public record RecordReplaced() {}
