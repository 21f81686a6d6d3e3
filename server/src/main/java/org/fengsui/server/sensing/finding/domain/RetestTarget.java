package org.fengsui.server.sensing.finding.domain;

import org.jspecify.annotations.Nullable;

/**
 * Where an open re-test is to look.
 *
 * @param target the name or address
 * @param port null where the host as a whole is concerned
 * @param protocol {@code tcp}, {@code udp}; null where none applies
 */
public record RetestTarget(String target, @Nullable Integer port, @Nullable String protocol) {}
