package org.fengsui.server.platform.page.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.fengsui.server.platform.kernel.Sha256;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * The static files: our own below {@code /_static/}, and the few we take from libraries below
 * {@code /_static/vendor/}. Each is read, hashed and compressed when it is first asked for, so a
 * start waits for none.
 */
@Component("assets")
public class Assets {

    /** Where they are served. */
    static final String PATH = "/_static/";

    private static final Map<String, String> VENDOR =
            Map.of(
                    "vendor/tabler.css",
                    "META-INF/resources/webjars/tabler__core/1.4.0/dist/css/tabler.min.css",
                    "vendor/htmx.js",
                    "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js",
                    "vendor/echarts.js",
                    "META-INF/resources/_static/echarts/6.0.0/dist/echarts.common.min.js");

    private static final Map<String, MediaType> TYPES =
            Map.of(
                    "css", MediaType.parseMediaType("text/css;charset=UTF-8"),
                    "js", MediaType.parseMediaType("text/javascript;charset=UTF-8"),
                    "svg", MediaType.parseMediaType("image/svg+xml"),
                    "png", MediaType.IMAGE_PNG,
                    "csv", MediaType.parseMediaType("text/csv;charset=UTF-8"));

    private static final Pattern OWN = Pattern.compile("[a-z0-9][a-z0-9-]*\\.[a-z0-9]+");

    private final Map<String, Asset> read = new ConcurrentHashMap<>();

    /** One file, ready to be sent. */
    record Asset(MediaType type, ByteArrayResource plain, ByteArrayResource gzip, String hash) {}

    /** The address of a file with its fingerprint; may be kept for ever. */
    public String href(String name) {
        return PATH
                + name
                + find(name)
                        .map(asset -> "?v=" + asset.hash())
                        .orElseThrow(() -> new IllegalArgumentException("no such file: " + name));
    }

    /** One file; empty if there is none of this name. */
    Optional<Asset> find(String name) {
        var known = read.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        var location = VENDOR.get(name);
        if (location == null && OWN.matcher(name).matches()) {
            location = "static/_static/" + name;
        }
        var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (location == null || type == null) {
            return Optional.empty();
        }
        var resource = new ClassPathResource(location);
        if (!resource.exists()) {
            return Optional.empty();
        }
        try {
            var asset = asset(type, resource.getContentAsByteArray());
            read.put(name, asset);
            return Optional.of(asset);
        } catch (IOException e) {
            throw new UncheckedIOException(location, e);
        }
    }

    private static Asset asset(MediaType type, byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return new Asset(
                type,
                new ByteArrayResource(plain),
                new ByteArrayResource(packed.toByteArray()),
                Sha256.hex(plain).substring(0, 16));
    }
}
