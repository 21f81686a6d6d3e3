package org.fengsui.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.fengsui.server.platform.audit.AuditVerification;
import org.fengsui.server.platform.audit.AuditVerifier;
import org.fengsui.server.platform.record.RecordConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that reads reports, gives numbers and sends mail dies at random moments, again and again
 * on one data folder, and so do the processes of its database while it lives; {@code
 * -Dfengsui.kills=1000} says how often, {@code -Dfengsui.kills.minutes=60} for how long at most,
 * {@code -Dfengsui.kills.seed} with which moments.
 */
class RandomKillTest {

    /** Of so many lives of the server one ends in its start, all others end in its work. */
    private static final int STARTS = 10;

    /** So often at most the database dies in a life of the server. */
    private static final int DATABASE_KILLS = 40;

    private static final int WORTH_WARMING = 20;

    /** The first one shows how slow the machine is; the last one reads all that was left. */
    private static final Duration LONG = Duration.ofMinutes(15);

    @TempDir private Path folder;
    private final Set<String> confirmed = new TreeSet<>();
    private final Map<String, Integer> ended = new TreeMap<>();
    private Supplier<List<String>> machine = KilledProcess::plain;

    @Test
    void whateverTheMomentsNothingIsLostAndNothingIsThereTwice(TestReporter reporter)
            throws Exception {
        int kills = Integer.getInteger("fengsui.kills", 1);
        long seed = Long.getLong("fengsui.kills.seed", 1);
        var patience = Duration.ofMinutes(Long.getLong("fengsui.kills.minutes", 24 * 60));
        long begin = System.nanoTime();
        var random = new Random(seed);
        var data = folder.resolve("data");
        var relay = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        relay.start();
        try {
            if (kills >= WORTH_WARMING) {
                var warm = new WarmStart(Files.createDirectories(folder.resolve("warm")));
                machine = warm::options;
                undisturbed(data, relay, -1);
            }
            var spans = undisturbed(data, relay, 0);
            for (int life = 1; killed() < kills && inTime(begin, patience); life++) {
                try (var server = KilledProcess.start(data, machine.get(), work(life, relay))) {
                    if (life % STARTS == 0) {
                        server.killAfter(moment(random, spans.start()));
                    } else {
                        server.awaits("the server is up", LONG, line -> line.equals("UP"));
                        int more = Math.min(random.nextInt(DATABASE_KILLS), kills - killed() - 1);
                        for (int i = 0; i < more; i++) {
                            server.live(moment(random, spans.work()));
                            DatabaseProcess.killOne(data, random).ifPresent(this::count);
                        }
                        server.killAfter(moment(random, spans.work()));
                    }
                    count("server");
                    confirmed(server);
                }
                reporter.publishEntry("killed", killed() + " of " + kills);
            }
            Leases.end(data);
            try (var last = KilledProcess.start(data, with(relay, "drain"))) {
                last.awaits("the outbox is empty", LONG, line -> line.equals("DRAINED"));
            }
            try (var record = RecordConnection.embedded(data)) {
                verify(record.get(), relay);
            }
            reporter.publishEntry(
                    Map.of(
                            "kills", ended.toString(),
                            "seed", String.valueOf(seed),
                            "numbers", String.valueOf(confirmed.size()),
                            "mails", String.valueOf(relay.getReceivedMessages().length)));
        } finally {
            relay.stop();
        }
    }

    /** How long a start takes here, and how long a round of work after it. */
    private record Spans(Duration start, Duration work) {}

    /** A round that runs to its end. */
    private Spans undisturbed(Path data, GreenMail relay, int round) {
        long begin = System.nanoTime();
        try (var server = KilledProcess.start(data, machine.get(), work(round, relay))) {
            server.awaits("the server is up", LONG, line -> line.equals("UP"));
            long up = System.nanoTime();
            server.awaits("a report is read", LONG, line -> line.equals("TOILED 1"));
            long end = System.nanoTime();
            confirmed(server);
            return new Spans(Duration.ofNanos(up - begin), Duration.ofNanos(end - up));
        }
    }

    private static Duration moment(Random random, Duration span) {
        return Duration.ofMillis(random.nextLong(Math.max(1, span.toMillis())));
    }

    private void count(String process) {
        ended.merge(process, 1, Integer::sum);
    }

    private int killed() {
        return ended.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static boolean inTime(long begin, Duration patience) {
        return System.nanoTime() - begin < patience.toNanos();
    }

    private static List<String> work(int life, GreenMail relay) {
        return with(relay, "toil=" + life);
    }

    private static List<String> with(GreenMail relay, String... work) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--fengsui.reading.apart=false",
                                "--fengsui.mail.host=127.0.0.1",
                                "--fengsui.mail.port=" + relay.getSmtp().getPort(),
                                "--fengsui.mail.security=NONE",
                                "--fengsui.mail.from=fengsui@example.edu.cn",
                                "--fengsui.mail.public-url=https://fengsui.example.edu.cn"));
        arguments.addAll(List.of(work));
        return arguments;
    }

    private void confirmed(KilledProcess server) {
        server.printed().stream()
                .filter(line -> line.startsWith("ISSUED "))
                .map(line -> "kill:" + line.substring("ISSUED ".length()))
                .forEach(confirmed::add);
    }

    private void verify(Connection record, GreenMail relay)
            throws SQLException, MessagingException {
        texts(record, "select set_config('fengsui.scope', 'school', true)");
        assertThat(
                        texts(
                                record,
                                "select distinct state || ' ' || coalesce(reason_key, '') from intake.import"))
                .as("every report is read, or said to be given up after three ends within it")
                .isSubsetOf("DONE ", "REFUSED failed");
        assertThat(texts(record, "select distinct state from intake.import")).contains("DONE");
        var things = List.of(String.valueOf(ServerToKill.TOIL_FINDINGS));
        assertThat(texts(record, "select count(*) from finding.finding")).isEqualTo(things);
        assertThat(texts(record, "select count(*) from finding.episode")).isEqualTo(things);
        assertThat(texts(record, "select idempotency_key from delivery.message"))
                .as("what was confirmed is there")
                .containsAll(confirmed)
                .doesNotHaveDuplicates();
        var subjects = texts(record, "select subject from delivery.message");
        assertThat(subjects)
                .as("numbers without gap, none given twice")
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, subjects.size())
                                .mapToObj(number -> "整改通知书 " + number)
                                .toList());
        assertThat(texts(record, "select distinct state from delivery.message"))
                .containsExactly("ACCEPTED");
        var ids = idsBySubject(relay);
        assertThat(ids.keySet()).as("each mail is out").isEqualTo(Set.copyOf(subjects));
        assertThat(ids.values())
                .as("one that came twice is known by its id")
                .allMatch(all -> all.size() == 1);
        record.rollback();
        assertThat(AuditVerifier.verify(record, Optional.empty()))
                .isInstanceOf(AuditVerification.Intact.class);
    }

    private static Map<String, Set<String>> idsBySubject(GreenMail relay)
            throws MessagingException {
        var ids = new TreeMap<String, Set<String>>();
        for (var mail : relay.getReceivedMessages()) {
            ids.computeIfAbsent(mail.getSubject(), _ -> new TreeSet<>()).add(mail.getMessageID());
        }
        return ids;
    }

    private static List<String> texts(Connection record, String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = record.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
