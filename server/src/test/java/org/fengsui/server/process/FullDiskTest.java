package org.fengsui.server.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.fengsui.server.sensing.NessusFile;
import org.fengsui.server.testing.Eventually;
import org.fengsui.server.testing.SmallDisk;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose record and files stand on a small disk that reports really fill. */
class FullDiskTest {

    private static final int MEGABYTES = 512;
    private static final int LEFT_FREE = 200;
    private static final int PADDING_MEGABYTES = 16;
    private static final int REPORTS = MEGABYTES / PADDING_MEGABYTES;
    private static final int NOTICES = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir private Path folder;

    @Test
    void reportsAreRefusedBeforeTheRecordRunsOutOfRoomAndNoticesStillGoOut() throws Exception {
        var reports = reports();
        var relay = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        relay.start();
        try (var disk = SmallDisk.mounted(folder.resolve("disk"), MEGABYTES)) {
            assumeTrue(disk.isMounted(), "this user may mount no file system (tmpfs)");
            try (var server =
                    KilledProcess.start(
                            disk.folder().resolve("data"),
                            List.of(
                                    "--fengsui.disk.refuse-below=" + LEFT_FREE + "MB",
                                    "--fengsui.disk.warn-below=" + (LEFT_FREE + 20) + "MB",
                                    "--fengsui.mail.host=127.0.0.1",
                                    "--fengsui.mail.port=" + relay.getSmtp().getPort(),
                                    "--fengsui.mail.security=NONE",
                                    "--fengsui.mail.from=fengsui@example.edu.cn",
                                    "--fengsui.mail.public-url=https://fengsui.example.edu.cn",
                                    "fill=" + reports,
                                    "issue=full:" + NOTICES))) {
                server.awaits("one is refused", PATIENCE, line -> line.equals("REFUSED disk-full"));
                server.awaits(
                        "numbers are given",
                        PATIENCE,
                        line -> line.equals("ISSUED full-" + NOTICES));
                Eventually.holds(
                        "the mails are out",
                        PATIENCE,
                        () -> relay.getReceivedMessages().length == NOTICES);
                assertThat(server.printed())
                        .as("what was taken in is not given up")
                        .noneMatch(line -> line.contains("REFUSED ") && line.contains("IMPORTS"));
                assertThat(disk.freeMegabytes()).isBetween(LEFT_FREE / 2L, (long) LEFT_FREE);
            }
        } finally {
            relay.stop();
        }
    }

    /** Each with a few results and much beside them that no packing makes small. */
    private Path reports() throws IOException {
        var into = Files.createDirectory(folder.resolve("reports"));
        var padding = padding();
        for (int i = 0; i < REPORTS; i++) {
            var report = into.resolve("night-%02d.nessus".formatted(i));
            new NessusFile(i, 2, 3, TestClock.START, "night " + i).write(report);
            Files.write(report, padding, StandardOpenOption.APPEND);
        }
        return into;
    }

    private static byte[] padding() {
        var random = new Random(1);
        var bytes = new byte[2048];
        var comments = new StringBuilder(PADDING_MEGABYTES << 20);
        for (int comment = 0; comment < PADDING_MEGABYTES << 8; comment++) {
            random.nextBytes(bytes);
            comments.append("<!-- ").append(HexFormat.of().formatHex(bytes)).append(" -->\n");
        }
        return comments.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
