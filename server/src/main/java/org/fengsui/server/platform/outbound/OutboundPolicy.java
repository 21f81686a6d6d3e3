package org.fengsui.server.platform.outbound;

import java.net.InetSocketAddress;
import java.util.List;
import org.fengsui.server.platform.kernel.Refusal;

/**
 * Decides whether the server may connect to an address that came from data, a setting or a person.
 * Connect to the answer, never to the name: a name asked twice may answer differently. A redirect
 * is a new address and is checked again.
 */
public interface OutboundPolicy {

    /** What the connection is for; stands in the refusal and in the log. */
    enum Purpose {
        /** Handing mail to a relay. */
        MAIL,
        /** Fetching or posting over HTTP. */
        HTTP,
        /** Reading a database of the school. */
        DATABASE
    }

    /**
     * A host and port that the start-up settings name. Such an address is reached even where it is
     * private. A room whose own settings name some (the mail relay) offers a bean of this type or
     * of {@link Naming}.
     *
     * @param host a name or an address, exactly as it will be asked for; case does not matter
     * @param port from 1 to 65535
     */
    record NamedAddress(String host, int port) implements Naming {
        @Override
        public List<NamedAddress> named() {
            return List.of(this);
        }
    }

    /** Start-up settings that name such addresses. */
    @FunctionalInterface
    interface Naming {
        /** Those they name. */
        List<NamedAddress> named();
    }

    /**
     * Resolves the host once and checks every address it answers.
     *
     * @param host a name or an address, IPv6 with or without brackets
     * @param port from 1 to 65535
     * @param purpose what for
     * @return the address to connect to
     * @throws Refusal if the host is malformed or unknown, or if any of its addresses is loopback,
     *     link-local, private, shared, multicast, reserved or a cloud's metadata service and the
     *     settings do not name host and port
     */
    InetSocketAddress check(String host, int port, Purpose purpose);
}
