package org.fengsui.engine.tracing;

/** Why a trace ends before an account (无法溯源). The later ones got further. */
public enum Gap {
    /** The address is translated by port, and the port was not recorded. */
    PORT_MISSING,
    /** No NAT record tells who was behind the address and port. */
    NO_TRANSLATION,
    /** Neither a DHCP nor a RADIUS record knows the inside address at that time. */
    NO_LEASE,
    /** The device is known, but no RADIUS record tells who was signed in. */
    NO_SESSION
}
