package org.fengsui.server.platform.backup.domain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.fengsui.server.platform.backup.Manifest.Origin;

/**
 * The files of a data folder that a backup keeps: keys, the school's settings, and what the demo
 * remembers. Database files and logs are not among them.
 */
public final class DataFiles {

    private static final Pattern KEPT =
            Pattern.compile("fengsui\\.yaml|(keys|demo)/[a-z0-9][a-z0-9-]*");

    private static final Pattern OPENING = Pattern.compile("keys/(file|secret-[1-9][0-9]*)");

    private static final String SETTINGS = "fengsui.yaml";

    /**
     * What restored settings are called until somebody has looked at them: a start in a drill must
     * neither send mail nor reach the database that the backup came from.
     */
    public static final String RESTORED_SETTINGS = "fengsui.yaml.restored";

    private static final String DEMO = "demo";

    private DataFiles() {}

    /**
     * Whether the folder has been a server's: it has a key that opens what the record holds. Of
     * those every server makes one when it starts.
     */
    public static boolean isAServers(Path data) throws IOException {
        return in(data).stream().anyMatch(path -> OPENING.matcher(path).matches());
    }

    /** Whose data lies in the folder. */
    public static Origin origin(Path data) {
        return Files.exists(data.resolve(DEMO)) ? Origin.DEMO : Origin.SCHOOL;
    }

    /** The paths below the folder of what is kept, sorted. */
    public static List<String> in(Path data) throws IOException {
        var paths = new ArrayList<Path>();
        paths.add(data.resolve(SETTINGS));
        for (var folder : List.of("keys", DEMO)) {
            if (Files.isDirectory(data.resolve(folder))) {
                try (var files = Files.list(data.resolve(folder))) {
                    paths.addAll(files.toList());
                }
            }
        }
        return paths.stream()
                .filter(Files::isRegularFile)
                .map(path -> data.relativize(path).toString())
                .filter(DataFiles::isKept)
                .sorted()
                .toList();
    }

    /** Whether a path is one of those that are kept; no other is ever written. */
    public static boolean isKept(String path) {
        return KEPT.matcher(path).matches();
    }

    /** Marks a folder as a demo's or a school's. */
    public static void mark(Path data, Origin origin) throws IOException {
        if (origin == Origin.DEMO) {
            Files.createDirectories(data.resolve(DEMO));
        }
    }

    /**
     * Writes a file that only its owner reads; settings under {@link #RESTORED_SETTINGS}.
     *
     * @throws IllegalArgumentException if the path is none of those that are kept
     */
    public static void write(Path data, String path, InputStream content) throws IOException {
        if (!isKept(path)) {
            throw new IllegalArgumentException(path);
        }
        var file = data.resolve(path.equals(SETTINGS) ? RESTORED_SETTINGS : path);
        var ownFolder =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(file.getParent(), ownFolder);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var out = Files.newOutputStream(file)) {
            content.transferTo(out);
        }
    }
}
