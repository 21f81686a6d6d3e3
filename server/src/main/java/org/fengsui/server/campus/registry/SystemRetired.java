package org.fengsui.server.campus.registry;

import java.time.Instant;

/**
 * A system was retired (下线, 第八条): from the next day its addresses are free. Published inside the
 * transaction that retires it.
 *
 * @param systemId which
 * @param name its name
 * @param at when it was decided
 * @param reason why, as it stands in histories
 */
public record SystemRetired(long systemId, String name, Instant at, String reason) {}
