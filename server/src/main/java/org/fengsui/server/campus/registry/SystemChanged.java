package org.fengsui.server.campus.registry;

import java.time.Instant;

/**
 * What a scanner would see of a system was changed in the registry: its addresses, components,
 * reach or place. Published inside the transaction that changes it, for systems in service that
 * were registered before.
 *
 * @param systemId which
 * @param name its name after the change
 * @param at when it was confirmed
 * @param what what changed, before and after, as it stands in histories
 */
public record SystemChanged(long systemId, String name, Instant at, String what) {}
