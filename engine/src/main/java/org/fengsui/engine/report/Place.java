package org.fengsui.engine.report;

import org.fengsui.engine.net.AddressFormatException;
import org.fengsui.engine.net.Host;
import org.fengsui.engine.net.HostName;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.net.Target;
import org.fengsui.engine.net.WebUrl;
import org.fengsui.engine.observation.HostOrigin;
import org.fengsui.engine.observation.ObservationBuilder;
import org.fengsui.engine.observation.Transport;
import org.jspecify.annotations.Nullable;

/**
 * What a text points at: a URL, a host with or without port, an address, a host with a path.
 *
 * @param host the name, null for an address
 * @param ip the address, null for a name
 * @param port null if unknown
 * @param url the text if it is a web address or has a path, else null
 */
record Place(
        @Nullable String host,
        @Nullable IpAddress ip,
        @Nullable Integer port,
        @Nullable String url) {
    /** Reads the text; null if it points nowhere. */
    static @Nullable Place of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String trimmed = text.strip();
        try {
            return trimmed.contains("://") ? ofUrl(trimmed) : ofTarget(trimmed);
        } catch (AddressFormatException e) {
            return null;
        }
    }

    /** Whether the scheme is one of the web's. */
    static boolean isWeb(String scheme) {
        return scheme.equals("http")
                || scheme.equals("https")
                || scheme.equals("ws")
                || scheme.equals("wss");
    }

    /**
     * Writes host, address, port and URL into an observation, leaving alone what it has already.
     */
    void describe(ObservationBuilder observation) {
        if (host != null && (url != null || !observation.hasHost())) {
            observation.host(host, url != null ? HostOrigin.URL : HostOrigin.SCAN_TARGET);
        }
        if (ip != null && !observation.hasIp()) {
            observation.ip(ip);
        }
        if (port != null && !observation.hasPort()) {
            observation.port(port);
        }
        if (url != null) {
            observation.url(url);
            if (url.contains("://")) {
                observation.transport(Transport.TCP);
            }
        }
    }

    private static Place ofUrl(String text) {
        WebUrl url = WebUrl.parse(text);
        return of(url.host(), url.port(), isWeb(url.scheme()) ? text : null);
    }

    private static Place ofTarget(String text) {
        int slash = text.indexOf('/');
        if (slash > 0 && !text.substring(slash + 1).matches("\\d{1,3}")) {
            Target target = Target.parse(text.substring(0, slash));
            return of(target.host(), target.port(), text);
        }
        Target target = Target.parse(text);
        return of(target.host(), target.port(), null);
    }

    private static Place of(Host host, @Nullable Integer port, @Nullable String url) {
        return switch (host) {
            case IpAddress address -> new Place(null, address, port, url);
            case HostName name -> new Place(name.ascii(), null, port, url);
        };
    }
}
