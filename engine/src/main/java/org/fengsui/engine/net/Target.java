package org.fengsui.engine.net;

import org.jspecify.annotations.Nullable;

/**
 * What a scan, a feed or a person points at: a host, perhaps with a port, perhaps by a URL.
 *
 * @param host the address or name
 * @param port from 1 to 65535, also when a URL's scheme implies it; null when none is known
 * @param url the URL when the target was one; its host and port are the target's
 */
public record Target(Host host, @Nullable Integer port, @Nullable WebUrl url) {

    /**
     * Reads {@code 192.0.2.1}, {@code 192.0.2.1:443}, {@code 2001:db8::1}, {@code
     * [2001:db8::1]:443}, {@code host}, {@code host:port} or a URL; spaces around are ignored.
     *
     * @throws AddressFormatException when the text is none of these
     */
    public static Target parse(String text) {
        String trimmed = text.strip();
        if (trimmed.contains("://")) {
            WebUrl url = WebUrl.parse(trimmed);
            return new Target(url.host(), url.port(), url);
        }
        IpAddress bare = IpAddress.tryParse(trimmed);
        if (bare != null) {
            return new Target(bare, null, null);
        }
        int colon = trimmed.lastIndexOf(':');
        boolean portFollows = colon > trimmed.indexOf(']');
        String host = portFollows ? trimmed.substring(0, colon) : trimmed;
        boolean unbracketed = host.indexOf(':') >= 0 && !host.startsWith("[");
        if (host.isEmpty() || unbracketed || host.indexOf('/') >= 0) {
            throw new AddressFormatException(AddressFormatException.Expected.TARGET, text);
        }
        Integer port = portFollows ? Port.parse(trimmed.substring(colon + 1)) : null;
        return new Target(Host.parse(host), port, null);
    }

    /** The address, or null when the target is a name. */
    public @Nullable IpAddress address() {
        return host instanceof IpAddress ip ? ip : null;
    }

    /** The name, or null when the target is an address. */
    public @Nullable HostName name() {
        return host instanceof HostName name ? name : null;
    }

    /** The canonical text. */
    @Override
    public String toString() {
        if (url != null) {
            return url.toString();
        }
        return port == null ? host.toString() : host.inAuthority() + ":" + port;
    }
}
