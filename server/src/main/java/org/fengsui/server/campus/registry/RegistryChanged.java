package org.fengsui.server.campus.registry;

/**
 * The registry has a new edition. Published inside the transaction that changed it; the new {@code
 * Attributor} serves once that transaction is committed.
 *
 * @param version the new edition
 */
public record RegistryChanged(long version) {}
