package org.fengsui.server.platform.outbound.domain;

import java.util.List;
import org.fengsui.server.platform.outbound.OutboundPolicy.NamedAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the policy.
 *
 * @param allowed {@code host:port} pairs that may be reached even where they are private; IPv6 in
 *     brackets
 */
@ConfigurationProperties("fengsui.outbound")
record OutboundSettings(@DefaultValue List<String> allowed) {

    /** Keeps its own copy. */
    OutboundSettings {
        allowed = List.copyOf(allowed);
    }

    /**
     * The pairs, read.
     *
     * @throws IllegalArgumentException naming the setting and the entry that is no pair
     */
    List<NamedAddress> named() {
        return allowed.stream().map(OutboundSettings::pair).toList();
    }

    private static NamedAddress pair(String text) {
        int colon = text.lastIndexOf(':');
        var port = text.substring(colon + 1);
        if (colon < 1 || !port.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("fengsui.outbound.allowed: not host:port: " + text);
        }
        return new NamedAddress(text.substring(0, colon), Integer.parseInt(port));
    }
}
