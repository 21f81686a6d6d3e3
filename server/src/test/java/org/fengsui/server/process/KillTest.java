package org.fengsui.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fengsui.server.sensing.NessusFile;
import org.fengsui.server.testing.Eventually;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the moment at which the server dies: nothing is lost, and nothing is there twice. */
class KillTest {

    private static final Instant SCANNED = Instant.parse("2026-03-04T02:00:00Z");
    private static final int HOSTS = 120;
    private static final int ITEMS = 90;

    @TempDir private Path folder;

    @Test
    void anImportThatWasBrokenOffIsDoneOnceAndWholeAfterTheNextStart() {
        var file = folder.resolve("night.nessus");
        new NessusFile(3, HOSTS, ITEMS, SCANNED, "night").write(file);
        var data = folder.resolve("data");

        try (var first = KilledProcess.start(data, List.of("import=" + file))) {
            first.awaits("the import is being read", line -> line.contains("IMPORTS [READING"));
            first.kill();
        }
        try (var second = KilledProcess.start(data, List.of())) {
            second.awaits(
                    "the import is done",
                    line -> line.contains("IMPORTS [DONE " + HOSTS * ITEMS + "]"));
            assertThat(second.awaits("the findings", line -> line.startsWith("OPEN ")))
                    .isEqualTo("OPEN " + HOSTS * ITEMS);
        }
        try (var third = KilledProcess.start(data, List.of("import=" + file))) {
            assertThat(third.awaits("the findings", line -> line.startsWith("OPEN ")))
                    .as("the same file once more")
                    .isEqualTo("OPEN " + HOSTS * ITEMS);
        }
    }

    @Test
    void everyMailGoesOutAlthoughTheServerDiesWhileItSends() throws Exception {
        int mails = 300;
        var relay = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        relay.start();
        try {
            var settings =
                    List.of(
                            "--fengsui.mail.host=127.0.0.1",
                            "--fengsui.mail.port=" + relay.getSmtp().getPort(),
                            "--fengsui.mail.security=NONE",
                            "--fengsui.mail.from=fengsui@example.edu.cn",
                            "--fengsui.mail.public-url=https://fengsui.example.edu.cn");
            var data = folder.resolve("data");
            var arguments = new ArrayList<>(settings);
            arguments.add("send=" + mails);
            try (var first = KilledProcess.start(data, arguments)) {
                first.awaits("the mails are in the outbox", line -> line.equals("SENT"));
                Eventually.holds(
                        "some mails are out",
                        Duration.ofMinutes(1),
                        () -> relay.getReceivedMessages().length > 20);
                first.kill();
            }
            assertThat(relay.getReceivedMessages()).hasSizeLessThan(mails);
            Leases.end(data);
            try (var _ = KilledProcess.start(data, settings)) {
                Eventually.holds(
                        "all mails are out",
                        Duration.ofMinutes(3),
                        () -> byId(relay).size() == mails);
            }
            var twice = byId(relay).values().stream().filter(count -> count > 1).toList();
            assertThat(twice)
                    .as("only what was in flight may come twice, under the same Message-ID")
                    .hasSizeLessThanOrEqualTo(1);
        } finally {
            relay.stop();
        }
    }

    private static Map<String, Long> byId(GreenMail relay) {
        return Arrays.stream(relay.getReceivedMessages())
                .map(KillTest::id)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
