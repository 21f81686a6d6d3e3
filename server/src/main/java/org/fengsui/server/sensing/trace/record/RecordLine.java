package org.fengsui.server.sensing.trace.record;

import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.Transport;
import org.fengsui.engine.tracing.During;
import org.fengsui.engine.tracing.Mac;
import org.fengsui.engine.tracing.Translation.PortSpan;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A record as it is kept.
 *
 * @param kind what it tells
 * @param address of NAT the outside address, else the inside one; null only of a RADIUS record
 * @param ports of NAT; null for all
 * @param transport of NAT; null for both
 * @param inside of NAT the address behind it
 * @param mac of DHCP and RADIUS the device
 * @param account of RADIUS
 * @param during while it held
 */
record RecordLine(
        RecordKind kind,
        @Nullable IpAddress address,
        @Nullable PortSpan ports,
        @Nullable Transport transport,
        @Nullable IpAddress inside,
        @Nullable Mac mac,
        @Nullable String account,
        During during) {

    /** The hour in which it starts. */
    Instant hour() {
        return during.start().truncatedTo(ChronoUnit.HOURS);
    }
}
