package org.fengsui.server.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class path of the tests as files an AOT cache can be made of, and the cache: who starts a
 * server a thousand times waits for the loading of its classes only once.
 */
final class WarmStart {

    private final String classPath;
    private final Path cache;

    /** Packs the folders of the class path into archives in this folder. */
    WarmStart(Path folder) {
        this.cache = folder.resolve("server.aot");
        classPath =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .map(path -> Files.isDirectory(path) ? packed(path, folder) : path)
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator));
    }

    /** What starts a machine: the first that ends in peace leaves the cache for all others. */
    List<String> options() {
        var option = Files.exists(cache) ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=";
        return List.of(option + cache, "-cp", classPath);
    }

    private static Path packed(Path classes, Path folder) {
        try {
            var archive = Files.createTempFile(folder, "classes", ".jar");
            try (var jar = new JarOutputStream(Files.newOutputStream(archive));
                    var files = Files.walk(classes)) {
                for (var file : files.filter(path -> !path.equals(classes)).toList()) {
                    boolean directory = Files.isDirectory(file);
                    var name = classes.relativize(file).toString().replace(File.separator, "/");
                    jar.putNextEntry(new JarEntry(directory ? name + "/" : name));
                    if (!directory) {
                        Files.copy(file, jar);
                    }
                    jar.closeEntry();
                }
            }
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
