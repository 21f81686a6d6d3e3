package org.fengsui.server.testing;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/**
 * Puts PostgreSQL's programs on the tests' class path before those of the product, packed the same
 * way but not made small: each new data folder unpacks them, tests make dozens, and the product's
 * take seconds. They stay in {@code target/} for the next run.
 */
final class LightPrograms {

    private static final String NAME = "postgres-linux-x86_64.txz";
    private static final Path KEPT = Path.of("target", "light-programs");

    private LightPrograms() {}

    /** Does it, unless it is done already. */
    static void show() throws IOException {
        var archives = Collections.list(LightPrograms.class.getClassLoader().getResources(NAME));
        for (var archive : archives) {
            if (archive.getProtocol().equals("jar")) {
                show(archive);
            }
        }
    }

    private static void show(URL archive) throws IOException {
        int size = archive.openConnection().getContentLength();
        var kept = Files.createDirectories(KEPT).resolve(size + "-" + NAME);
        if (!Files.exists(kept)) {
            pack(archive, kept);
        }
        var classes = LightPrograms.class.getProtectionDomain().getCodeSource().getLocation();
        var shown = Path.of(classes.getPath()).resolve(NAME);
        if (Files.exists(shown) && Files.isSameFile(shown, kept)) {
            return;
        }
        var link = KEPT.resolve("link-" + ProcessHandle.current().pid());
        Files.createLink(link, kept);
        Files.move(link, shown, StandardCopyOption.ATOMIC_MOVE);
        // Where another test JVM was faster with the same, the link has stayed.
        Files.deleteIfExists(link);
    }

    private static void pack(URL archive, Path kept) throws IOException {
        var draft = Files.createTempFile(KEPT, "draft-", ".txz");
        var asItIs = new LZMA2Options(0);
        asItIs.setMode(LZMA2Options.MODE_UNCOMPRESSED);
        try (var packed = new XZInputStream(archive.openStream());
                var out =
                        new XZOutputStream(
                                new BufferedOutputStream(Files.newOutputStream(draft)),
                                asItIs,
                                XZ.CHECK_CRC32)) {
            packed.transferTo(out);
        }
        Files.move(draft, kept, StandardCopyOption.ATOMIC_MOVE);
    }
}
