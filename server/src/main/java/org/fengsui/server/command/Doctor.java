package org.fengsui.server.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.fengsui.server.command.Checkup.State;
import org.fengsui.server.platform.reading.Fence;
import org.fengsui.server.platform.record.EmbeddedRecordCheck;

/** Says what this machine lacks for Fengsui, and what to install. */
final class Doctor implements Verb {

    private static final int JDK = 25;
    private static final long MEBIBYTE = 1L << 20;
    private static final long LITTLE_DISK = 1024 * MEBIBYTE;
    private static final long ENOUGH_DISK = 5 * 1024 * MEBIBYTE;
    private static final Instant BUILT_AFTER = Instant.parse("2026-01-01T00:00:00Z");
    private static final int FONT_FOLDER_DEPTH = 6;

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        ServeOptions options;
        try {
            options = ServeOptions.parse(arguments, Serve.Mode.PRODUCTION.defaultData());
        } catch (RefusedArguments e) {
            err.println("fengsui: " + e.getMessage());
            return REFUSED;
        }
        var checkups =
                List.of(
                        jdk(),
                        font("wenkai", "lxgwwenkai", State.MISSING),
                        font("noto", "notosanscjk", State.WORSE),
                        chromium(),
                        disk(options.data()),
                        fence(),
                        clock(Clock.systemUTC()),
                        database(options.data()));
        checkups.forEach(checkup -> out.println(checkup.line()));
        return checkups.stream().anyMatch(checkup -> checkup.state() == State.MISSING)
                ? FAILED
                : DONE;
    }

    private static Checkup jdk() {
        var version = Runtime.version();
        return version.feature() >= JDK
                ? Checkup.of(State.GOOD, "jdk", version)
                : Checkup.of(State.MISSING, "jdk-old", version);
    }

    private static Checkup font(String key, String nameStart, State without) {
        var home = Path.of(System.getProperty("user.home"));
        var folders =
                List.of(
                        Path.of("/usr/share/fonts"),
                        Path.of("/usr/local/share/fonts"),
                        home.resolve(".local/share/fonts"),
                        home.resolve(".fonts"));
        return folders.stream()
                .filter(folder -> holdsFont(folder, nameStart))
                .findFirst()
                .map(folder -> Checkup.of(State.GOOD, key, folder))
                .orElseGet(() -> Checkup.of(without, key + "-missing"));
    }

    private static boolean holdsFont(Path folder, String nameStart) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.walk(folder, FONT_FOLDER_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            return files.map(file -> file.getFileName().toString().toLowerCase(Locale.ROOT))
                    .anyMatch(name -> name.startsWith(nameStart));
        } catch (IOException e) {
            return false;
        }
    }

    private static Checkup chromium() {
        for (var name : List.of("chromium", "chromium-browser", "google-chrome")) {
            var file = Machine.find(name);
            if (file != null) {
                return Checkup.of(State.GOOD, "chromium", file);
            }
        }
        return Checkup.of(State.WORSE, "chromium-missing");
    }

    private static Checkup disk(Path data) {
        var folder = data;
        for (var up = data; up != null && !Files.exists(folder); up = up.getParent()) {
            folder = up;
        }
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free >= ENOUGH_DISK) {
                return Checkup.of(State.GOOD, "disk", folder, free / MEBIBYTE);
            }
            var state = free < LITTLE_DISK ? State.MISSING : State.WORSE;
            return Checkup.of(state, "disk-little", folder, free / MEBIBYTE);
        } catch (IOException e) {
            return Checkup.of(State.MISSING, "disk-unreadable", folder, e.toString());
        }
    }

    private static Checkup fence() {
        return Fence.find().closed()
                ? Checkup.of(State.GOOD, "fence")
                : Checkup.of(State.WORSE, "fence-open");
    }

    private static Checkup clock(Clock clock) {
        var now = clock.instant();
        if (now.isBefore(BUILT_AFTER)) {
            return Checkup.of(State.MISSING, "clock-wrong", now);
        }
        var school = now.atZone(ZoneId.of("Asia/Shanghai")).toLocalDateTime().withNano(0);
        return Machine.clockIsSynchronised()
                ? Checkup.of(State.GOOD, "clock", school.toString())
                : Checkup.of(State.WORSE, "clock-alone", school.toString());
    }

    private static Checkup database(Path data) {
        try {
            var obstacle = EmbeddedRecordCheck.obstacle(data);
            if (obstacle.isPresent()) {
                var detail = Texts.detail("record", obstacle.get());
                return Checkup.of(State.WORSE, "database-obstacle", detail);
            }
        } catch (IOException e) {
            return Checkup.of(State.MISSING, "database-unreadable", data, e.toString());
        }
        var key = EmbeddedRecordCheck.exists(data) ? "database" : "database-new";
        return Checkup.of(State.GOOD, key, data, EmbeddedRecordCheck.version());
    }
}
