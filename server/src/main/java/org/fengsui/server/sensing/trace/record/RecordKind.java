package org.fengsui.server.sensing.trace.record;

/** What a record tells. */
enum RecordKind {
    /** Ports of an outside address stood for an inside one. */
    NAT,
    /** A device held an inside address. */
    DHCP,
    /** An account was signed in from an inside address or a device. */
    RADIUS
}
