package org.fengsui.server.sensing.finding.absorb;

import org.fengsui.engine.net.HostName;
import org.fengsui.engine.net.WebUrl;
import org.fengsui.engine.observation.Observation;
import org.jspecify.annotations.Nullable;

/** The words of an observation by which the record knows it beside its fingerprint. */
final class Identity {

    private Identity() {}

    /** {@code nessus:51192}. */
    static String check(Observation observation) {
        return observation.format() + ":" + observation.check();
    }

    /** The scanner's own part of a {@link #check}. */
    static String rawCheck(String namespace, String check) {
        return check.substring(namespace.length() + 1);
    }

    /**
     * The target as it enters the fingerprint, and as coverage speaks of it: the name that was
     * asked for or stands in the URL, else the address, else whatever name there is.
     */
    static String target(Observation observation) {
        @Nullable WebUrl url = observation.webUrl();
        if (url != null && url.host() instanceof HostName name) {
            return name.ascii();
        }
        @Nullable HostName asked = observation.askedHost();
        if (asked != null && url == null) {
            return asked.ascii();
        }
        if (observation.ip() != null) {
            return observation.ip().toString();
        }
        @Nullable HostName name = observation.hostName();
        if (name != null) {
            return name.ascii();
        }
        return observation.host() == null ? "" : observation.host();
    }

    /** The port that enters the fingerprint: its own, or the one the URL implies. */
    static @Nullable Integer port(Observation observation) {
        @Nullable WebUrl url = observation.webUrl();
        return observation.port() == null && url != null ? url.port() : observation.port();
    }

    /** {@code tcp} or {@code udp}; a web check without one is TCP. */
    static @Nullable String protocol(Observation observation) {
        if (observation.transport() != null) {
            return observation.transport().word();
        }
        return observation.webCheck() ? "tcp" : null;
    }
}
