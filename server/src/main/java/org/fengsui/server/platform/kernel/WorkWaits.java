package org.fengsui.server.platform.kernel;

/**
 * Published in the transaction that gives a {@link Periodic} something to do: once that is
 * committed, the work is done at once and not after its pause.
 *
 * @param work the {@link Periodic#name()}
 */
public record WorkWaits(String work) {}
