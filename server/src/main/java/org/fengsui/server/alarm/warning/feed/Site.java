package org.fengsui.server.alarm.warning.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who publishes, and where.
 *
 * @param base the address people reach the server by, without a slash at the end; empty where it is
 *     not set, links are relative then
 * @param issuer who publishes
 * @param title what the feed is called
 */
public record Site(String base, String issuer, String title) {

    private static final String LIST = "/public/warnings";

    /** A site whose address may not be set. */
    public static Site of(@Nullable String base, String issuer, String title) {
        return new Site(base == null ? "" : base, issuer, title);
    }

    /** The page of all. */
    String home() {
        return base + LIST;
    }

    /** The page of one. */
    String page(long id) {
        return home() + "/" + id;
    }

    /** A name that no other site and nothing else here has. */
    String name(String what) {
        var bytes = (base + " fengsui " + what).getBytes(StandardCharsets.UTF_8);
        return "urn:uuid:" + UUID.nameUUIDFromBytes(bytes);
    }

    /** CAP's sender: the host, as it may have neither blanks nor commas. */
    String sender() {
        var host = base.isEmpty() ? null : URI.create(base).getHost();
        return host == null ? "fengsui" : host;
    }
}
