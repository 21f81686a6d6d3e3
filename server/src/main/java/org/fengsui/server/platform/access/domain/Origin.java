package org.fengsui.server.platform.access.domain;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody signs in from.
 *
 * @param network the client’s network, as far as failures are counted together
 * @param browser the word of a browser that was here before; null or unknown where it was not
 */
public record Origin(String network, @Nullable String browser) {

    /** A signed-in person who gives the password once more. */
    static final Origin SESSION = new Origin("session", null);

    private static final int IPV4_LENGTH = 4;
    private static final int IPV4_NETWORK = 3;
    private static final int IPV6_NETWORK = 8;

    /**
     * From what a request shows.
     *
     * @param address the client’s address in figures; IPv4 counts by /24, IPv6 by /64
     * @param browser what its cookie says; null without one
     */
    public static Origin of(String address, @Nullable String browser) {
        try {
            var bytes = InetAddress.getByName(address).getAddress();
            int length = bytes.length == IPV4_LENGTH ? IPV4_NETWORK : IPV6_NETWORK;
            return new Origin("net:" + HexFormat.of().formatHex(bytes, 0, length), browser);
        } catch (UnknownHostException e) {
            return new Origin("net:?", browser);
        }
    }
}
