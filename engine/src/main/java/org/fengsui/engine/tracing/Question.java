package org.fengsui.engine.tracing;

import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.Transport;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Who was it?
 *
 * @param address as it was seen
 * @param port the port on the side of the address; null if it was not recorded
 * @param transport of the port; null if it was not recorded
 * @param at when it was seen
 * @param translated whether the address stands for others behind it, so that only a NAT record
 *     leads on; otherwise the address is the device’s own
 */
public record Question(
        IpAddress address,
        @Nullable Integer port,
        @Nullable Transport transport,
        Instant at,
        boolean translated) {}
