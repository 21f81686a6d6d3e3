package org.fengsui.engine.net;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A URL in the one form that fingerprints and rules compare: scheme and host in lower case,
 * international names in punycode, the scheme's own port left out, dot segments removed, percent
 * encoding normalised. User names, passwords and fragments are dropped. The query is kept apart, in
 * its order.
 *
 * @param scheme lower case
 * @param host an address or name
 * @param port from 1 to 65535; the scheme's own port where the text named none; null when neither
 *     is known
 * @param path starts with a slash
 * @param query without the question mark; null when there is none
 */
public record WebUrl(
        String scheme, Host host, @Nullable Integer port, String path, @Nullable String query) {

    /**
     * Reads and normalises {@code scheme://host[:port][/path][?query][#fragment]}.
     *
     * @throws AddressFormatException when scheme or host are missing or wrong, or the port is
     */
    public static WebUrl parse(String text) {
        int colon = text.indexOf("://");
        if (colon <= 0 || !isScheme(text, colon)) {
            throw new AddressFormatException(AddressFormatException.Expected.URL, text);
        }
        String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        int start = colon + 3;
        int end = firstOf(text, start, "/?#\\");
        Authority authority = Authority.parse(text.substring(start, end), text);
        int fragment = firstOf(text, end, "#");
        int question = Math.min(firstOf(text, end, "?"), fragment);
        String query = question < fragment ? text.substring(question + 1, fragment) : null;
        Integer port = authority.port();
        return new WebUrl(
                scheme,
                authority.host(),
                port != null ? port : Port.ofScheme(scheme),
                UrlPath.normalise(text.substring(end, question)),
                query == null ? null : PercentEncoding.normalise(query));
    }

    /** Whether the port is the one the scheme implies, or none is known. */
    public boolean onDefaultPort() {
        return port == null || port.equals(Port.ofScheme(scheme));
    }

    /** The same URL without its query. */
    public WebUrl withoutQuery() {
        return query == null ? this : new WebUrl(scheme, host, port, path, null);
    }

    /** The normalised text; the scheme's own port is left out. */
    @Override
    public String toString() {
        return scheme
                + "://"
                + host.inAuthority()
                + (onDefaultPort() ? "" : ":" + port)
                + path
                + (query == null ? "" : "?" + query);
    }

    private static int firstOf(String text, int from, String stops) {
        int at = from;
        while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static boolean isScheme(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean letter = Ascii.isLetter(c);
            boolean later = Ascii.isDigit(c) || c == '+' || c == '-' || c == '.';
            if (!letter && (i == 0 || !later)) {
                return false;
            }
        }
        return true;
    }

    private record Authority(Host host, @Nullable Integer port) {
        static Authority parse(String authority, String whole) {
            String place = authority.substring(authority.lastIndexOf('@') + 1);
            int bracket = place.startsWith("[") ? place.indexOf(']') : -1;
            int colon = place.indexOf(':', Math.max(bracket, 0));
            String host = colon < 0 ? place : place.substring(0, colon);
            if (host.isEmpty() || (bracket >= 0 && host.length() != bracket + 1)) {
                throw new AddressFormatException(AddressFormatException.Expected.URL, whole);
            }
            boolean named = colon >= 0 && colon + 1 < place.length();
            return new Authority(
                    Host.parse(host), named ? Port.parse(place.substring(colon + 1)) : null);
        }
    }
}
