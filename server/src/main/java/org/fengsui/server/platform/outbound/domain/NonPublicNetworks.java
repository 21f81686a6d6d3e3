package org.fengsui.server.platform.outbound.domain;

import java.util.List;
import java.util.stream.Stream;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.net.IpNetwork;

/**
 * The networks that no address from data may lead into: those the IANA special-purpose registries
 * do not call globally reachable, cloud metadata services (which lie in them), and the IPv6
 * transition ranges that can hide a private IPv4 address.
 */
final class NonPublicNetworks {

    private static final List<IpNetwork> NETWORKS =
            Stream.of(
                            "0.0.0.0/8",
                            "10.0.0.0/8",
                            "100.64.0.0/10",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "172.16.0.0/12",
                            "192.0.0.0/24",
                            "192.0.2.0/24",
                            "192.88.99.0/24",
                            "192.168.0.0/16",
                            "198.18.0.0/15",
                            "198.51.100.0/24",
                            "203.0.113.0/24",
                            "224.0.0.0/4",
                            "240.0.0.0/4",
                            // A cloud provider's metadata service in otherwise shared space.
                            "168.63.129.16/32",
                            "::/96",
                            "64:ff9b::/96",
                            "64:ff9b:1::/48",
                            "100::/64",
                            "2001::/23",
                            "2001:db8::/32",
                            "2002::/16",
                            "3fff::/20",
                            "5f00::/16",
                            "fc00::/7",
                            "fe80::/10",
                            "fec0::/10",
                            "ff00::/8")
                    .map(IpNetwork::parse)
                    .toList();

    private NonPublicNetworks() {}

    static boolean contain(IpAddress address) {
        return NETWORKS.stream().anyMatch(network -> network.contains(address));
    }
}
