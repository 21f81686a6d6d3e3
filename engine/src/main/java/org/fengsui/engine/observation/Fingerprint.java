package org.fengsui.engine.observation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.fengsui.engine.net.HostName;
import org.fengsui.engine.net.WebUrl;
import org.jspecify.annotations.Nullable;

/**
 * The identity of what was observed, version 1: SHA-256 over the UTF-8 fields namespace, check,
 * target kind, target, transport, port, and for web checks method, path, parameter, each preceded
 * by its length as four bytes, most significant first; an absent field has length 0. Severity,
 * title, description and discovered names never enter. Golden vectors stand in {@code
 * docs/fingerprint.md}.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Fingerprint(String hex) {
    /** The version of the rule; stored beside each fingerprint so that a later rule can re-key. */
    public static final int VERSION = 1;

    /** Fingerprints an observation. */
    public static Fingerprint of(Observation o) {
        Hash hash = new Hash();
        hash.add(o.format());
        hash.add(o.check());
        WebUrl url = o.webUrl();
        addTarget(hash, o, url);
        Transport transport = o.transport() == null && o.webCheck() ? Transport.TCP : o.transport();
        hash.add(transport == null ? "" : transport.word());
        Integer port = o.port() == null ? portOf(url, o.url()) : o.port();
        hash.add(port == null ? "" : port.toString());
        if (o.webCheck()) {
            hash.add(o.method() == null ? "" : o.method().toUpperCase(Locale.ROOT));
            hash.add(url == null ? String.valueOf(o.url()) : url.path());
            hash.add(o.parameter() == null ? "" : o.parameter());
        }
        return new Fingerprint(hash.hex());
    }

    /**
     * The target kind and value as they enter: {@code host} for a name that was asked for, else
     * {@code ip}, else none.
     */
    private static void addTarget(Hash hash, Observation o, @Nullable WebUrl url) {
        String name = identifyingName(o, url);
        if (name != null) {
            hash.add("host");
            hash.add(name);
        } else if (o.ip() != null) {
            hash.add("ip");
            hash.add(o.ip().toString());
        } else {
            hash.add(o.host() == null ? "none" : "host");
            hash.add(o.host() == null ? "" : canonical(o, o.host()));
        }
    }

    private static @Nullable String identifyingName(Observation o, @Nullable WebUrl url) {
        if (url != null && url.host() instanceof HostName inUrl) {
            return inUrl.ascii();
        }
        boolean addressInUrl = url != null;
        boolean asked = o.hostOrigin() != null && o.hostOrigin().askedFor();
        return asked && !addressInUrl && o.host() != null ? canonical(o, o.host()) : null;
    }

    /** The port of a URL, unless its scheme was only assumed. */
    private static @Nullable Integer portOf(@Nullable WebUrl url, @Nullable String text) {
        return url == null || text == null || !text.contains("://") ? null : url.port();
    }

    private static String canonical(Observation o, String host) {
        HostName name = o.hostName();
        return name == null ? host.toLowerCase(Locale.ROOT) : name.ascii();
    }

    @Override
    public String toString() {
        return hex;
    }

    /** Length-prefixed hashing. */
    private static final class Hash {
        private final MessageDigest digest;

        Hash() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        void add(String field) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            digest.update((byte) (bytes.length >>> 24));
            digest.update((byte) (bytes.length >>> 16));
            digest.update((byte) (bytes.length >>> 8));
            digest.update((byte) bytes.length);
            digest.update(bytes);
        }

        String hex() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
