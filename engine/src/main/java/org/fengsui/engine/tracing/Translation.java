package org.fengsui.engine.tracing;

import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.Transport;
import org.jspecify.annotations.Nullable;

/**
 * A NAT record: ports of an outside address stood for an inside address.
 *
 * @param outside the address that others saw
 * @param ports the ports; null where the whole address stood for one inside address
 * @param transport of the ports; null for any
 * @param inside the address behind it
 * @param during while it did
 */
public record Translation(
        IpAddress outside,
        @Nullable PortSpan ports,
        @Nullable Transport transport,
        IpAddress inside,
        During during) {

    /**
     * Ports from one to another.
     *
     * @param first 0 to 65535
     * @param last inclusive, not below the first
     */
    public record PortSpan(int first, int last) {
        /** Refuses what are no ports. */
        public PortSpan {
            if (first < 0 || last < first || last > 65_535) {
                throw new IllegalArgumentException("no span of ports: " + first + "–" + last);
            }
        }

        /** Whether the port is one of them. */
        public boolean holds(int port) {
            return first <= port && port <= last;
        }
    }

    /** Whether it stood for what was asked about, whenever that was. */
    boolean carries(Question question) {
        boolean port = ports == null || (question.port() != null && ports.holds(question.port()));
        return port
                && outside.equals(question.address())
                && (transport == null
                        || question.transport() == null
                        || transport == question.transport());
    }
}
