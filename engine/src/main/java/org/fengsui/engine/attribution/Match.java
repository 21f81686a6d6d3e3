package org.fengsui.engine.attribution;

import org.fengsui.engine.net.AddressFormatException;
import org.fengsui.engine.net.HostName;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.net.IpNetwork;
import org.fengsui.engine.net.IpRange;
import org.fengsui.engine.net.Target;
import org.fengsui.engine.net.WebUrl;

/** What a rule is about; prints as {@link #parse} reads it. */
public sealed interface Match {

    /**
     * A URL and everything below its path; with a query, that very page. Http and https on their
     * own ports count as one site.
     *
     * @param url as registered
     */
    record Url(WebUrl url) implements Match {
        @Override
        public String toString() {
            return url.toString();
        }
    }

    /**
     * A host name, on all ports.
     *
     * @param name as registered
     */
    record ExactHost(HostName name) implements Match {
        @Override
        public String toString() {
            return name.toString();
        }
    }

    /**
     * One port of one address.
     *
     * @param address the address
     * @param port from 1 to 65535
     */
    record Endpoint(IpAddress address, int port) implements Match {
        @Override
        public String toString() {
            return address.inAuthority() + ":" + port;
        }
    }

    /**
     * One address, on all ports.
     *
     * @param address the address
     */
    record Address(IpAddress address) implements Match {
        @Override
        public String toString() {
            return address.toString();
        }
    }

    /**
     * A domain and all names below it.
     *
     * @param domain without the asterisk
     */
    record Suffix(HostName domain) implements Match {
        @Override
        public String toString() {
            return "*." + domain;
        }
    }

    /**
     * A network.
     *
     * @param network in CIDR form
     */
    record Network(IpNetwork network) implements Match {
        @Override
        public String toString() {
            return network.toString();
        }
    }

    /**
     * A range of addresses.
     *
     * @param range first to last
     */
    record Range(IpRange range) implements Match {
        @Override
        public String toString() {
            return range.toString();
        }
    }

    /**
     * Reads a URL, a host name, {@code *.domain}, an address, {@code address:port}, {@code
     * network/length} or {@code first-last}.
     *
     * @throws AddressFormatException when the text is none of these
     */
    static Match parse(String text) {
        if (text.contains("://")) {
            return new Url(WebUrl.parse(text));
        }
        if (text.startsWith("*.")) {
            return new Suffix(HostName.parse(text.substring(2)));
        }
        if (text.indexOf('/') >= 0) {
            return new Network(IpNetwork.parse(text));
        }
        int hyphen = text.indexOf('-');
        if (hyphen > 0 && IpAddress.tryParse(text.substring(0, hyphen)) != null) {
            return new Range(IpRange.parse(text));
        }
        Target target = Target.parse(text);
        Integer port = target.port();
        return switch (target.host()) {
            case IpAddress address ->
                    port == null ? new Address(address) : new Endpoint(address, port);
            case HostName name when port == null -> new ExactHost(name);
            case HostName _ ->
                    throw new AddressFormatException(
                            AddressFormatException.Expected.REGISTERED_ADDRESS, text);
        };
    }
}
