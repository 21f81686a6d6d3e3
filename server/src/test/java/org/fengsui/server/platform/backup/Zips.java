package org.fengsui.server.platform.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Changes what is in a zip, as somebody with a tool would. */
public final class Zips {

    private Zips() {}

    /** A copy of a zip whose parts were changed. */
    public static Path changed(Path from, Path to, Consumer<Map<String, byte[]>> change)
            throws IOException {
        var parts = new TreeMap<String, byte[]>();
        try (var zip = new ZipFile(from.toFile())) {
            for (var entry : zip.stream().toList()) {
                try (var in = zip.getInputStream(entry)) {
                    parts.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        change.accept(parts);
        try (var out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (var part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue());
                out.closeEntry();
            }
        }
        return to;
    }

    /** The first so many bytes of a file. */
    public static Path cut(Path from, Path to, long bytes) throws IOException {
        Files.copy(from, to);
        try (var file = FileChannel.open(to, StandardOpenOption.WRITE)) {
            file.truncate(bytes);
        }
        return to;
    }
}
