package org.fengsui.engine.tracing;

import org.fengsui.engine.net.IpAddress;

/**
 * A DHCP record: a device held an inside address.
 *
 * @param inside the address
 * @param mac the device
 * @param during while it held it
 */
public record Lease(IpAddress inside, Mac mac, During during) {}
