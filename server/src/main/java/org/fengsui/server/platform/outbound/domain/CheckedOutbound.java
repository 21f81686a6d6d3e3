package org.fengsui.server.platform.outbound.domain;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.engine.net.AddressFormatException;
import org.fengsui.engine.net.Host;
import org.fengsui.engine.net.HostName;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.outbound.OutboundPolicy;
import org.fengsui.server.platform.outbound.OutboundProblem;

/** The policy over a name service and the named addresses. */
final class CheckedOutbound implements OutboundPolicy {

    /** A host in its canonical form with a port. */
    private record Endpoint(Host host, int port) {}

    private final NameService names;
    private final Set<Endpoint> named;

    CheckedOutbound(NameService names, Collection<NamedAddress> named) {
        this.names = names;
        this.named =
                named.stream()
                        .map(each -> endpoint(each.host(), each.port()))
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public InetSocketAddress check(String host, int port, Purpose purpose) {
        var endpoint = endpoint(host, port);
        var addresses = resolve(endpoint.host());
        boolean isPublic =
                addresses.stream()
                        .map(address -> IpAddress.of(address.getAddress()))
                        .noneMatch(NonPublicNetworks::contain);
        // One private answer among public ones is how a hostile name slips in: all must be public.
        if (!isPublic && !named.contains(endpoint)) {
            throw new Refusal(
                    OutboundProblem.ADDRESS_FORBIDDEN, host, String.valueOf(port), purpose.name());
        }
        return new InetSocketAddress(addresses.getFirst(), port);
    }

    private List<InetAddress> resolve(Host host) {
        try {
            var answer =
                    switch (host) {
                        case IpAddress ip -> List.of(InetAddress.getByAddress(ip.toBytes()));
                        case HostName name -> names.resolve(name.ascii());
                    };
            if (answer.isEmpty()) {
                throw new Refusal(OutboundProblem.HOST_UNKNOWN, host.toString());
            }
            return answer;
        } catch (UnknownHostException e) {
            throw new Refusal(e, OutboundProblem.HOST_UNKNOWN, host.toString());
        }
    }

    private static Endpoint endpoint(String host, int port) {
        if (port < 1 || port > 65_535) {
            throw new Refusal(OutboundProblem.ADDRESS_MALFORMED, host, String.valueOf(port));
        }
        try {
            return new Endpoint(Host.parse(host), port);
        } catch (AddressFormatException e) {
            throw new Refusal(e, OutboundProblem.ADDRESS_MALFORMED, host, String.valueOf(port));
        }
    }
}
