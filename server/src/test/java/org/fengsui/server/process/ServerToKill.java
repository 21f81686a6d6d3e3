package org.fengsui.server.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.fengsui.server.FengsuiServer;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Measure;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.NessusFile;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.intake.Intake;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.document.Documents;
import org.fengsui.server.testing.Eventually;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The product's server with something to do: {@code import=FILE} hands in a report, {@code
 * fill=FOLDER} hands in reports until one is refused, {@code send=N} writes N mails to the outbox,
 * {@code issue=ROUND:N} gives N numbers, each with a mail in its own transaction, {@code
 * toil=ROUND} hands in report after report and gives numbers in between, whatever becomes of the
 * database, until it is ended; {@code drain} waits for the outbox. It prints what it sees of an
 * import until that is settled.
 */
final class ServerToKill {

    private static final Actor OPERATOR =
            new Actor(1, "经办甲", Set.of(Role.OFFICE_OPERATOR), null, Scope.school());

    /** What each report of {@code toil} finds, always the same. */
    static final int TOIL_FINDINGS = 300;

    private static final int TOIL_HOSTS = 20;

    private static final Instant SCANNED = Instant.parse("2026-03-04T02:00:00Z");
    private static final int NUMBERS = 15;
    private static final int YEAR = 2026;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ConfigurableApplicationContext context;

    private ServerToKill(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Arguments with dashes are settings, the others are told above. */
    public static void main(String[] arguments) throws IOException {
        var settings = Arrays.stream(arguments).filter(a -> a.startsWith("--")).toList();
        var server =
                new ServerToKill(
                        new SpringApplication(FengsuiServer.class)
                                .run(settings.toArray(String[]::new)));
        System.out.println("UP");
        for (var argument : arguments) {
            if (argument.startsWith("import=")) {
                server.receive(Path.of(argument.substring("import=".length())));
            } else if (argument.startsWith("fill=")) {
                server.fill(Path.of(argument.substring("fill=".length())));
            } else if (argument.startsWith("send=")) {
                server.send(Integer.parseInt(argument.substring("send=".length())));
            } else if (argument.startsWith("issue=")) {
                server.issue(argument.substring("issue=".length()));
            } else if (argument.startsWith("toil=")) {
                server.toil(Integer.parseInt(argument.substring("toil=".length())));
            }
        }
        server.tellImports();
        if (List.of(arguments).contains("drain")) {
            server.drain();
        }
    }

    private void receive(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            receive(file.getFileName().toString(), content);
        }
    }

    private void receive(String name, InputStream content) {
        context.getBean(Intake.class)
                .receive(OPERATOR, new Intake.Upload(name, null, null, null), content);
    }

    /** Hands in the reports of a folder by name until one is refused, and tells the refusal. */
    private void fill(Path folder) throws IOException {
        List<Path> reports;
        try (var listed = Files.list(folder)) {
            reports = listed.sorted().toList();
        }
        try {
            for (var report : reports) {
                receive(report);
                System.out.println("RECEIVED " + report.getFileName());
            }
        } catch (Refusal refusal) {
            System.out.println("REFUSED " + refusal.problem().slug());
        }
    }

    private void send(int mails) {
        var delivery = context.getBean(Delivery.class);
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> {
                    for (int i = 1; i <= mails; i++) {
                        delivery.send(OPERATOR, mail(i));
                    }
                });
        System.out.println("SENT");
    }

    private void toil(int round) {
        for (int piece = 1; ; piece++) {
            var name = round + "-" + piece;
            var at = SCANNED.plus(Duration.ofHours(round)).plusSeconds(piece);
            var report =
                    new NessusFile(3, TOIL_HOSTS, TOIL_FINDINGS / TOIL_HOSTS, at, "night").bytes();
            Eventually.holds("the report is taken", PATIENCE, () -> taken(name, report));
            for (int number = 1; number <= NUMBERS; number++) {
                issueIfTheDatabaseIsThere(name + "-" + number);
            }
            Eventually.holds("the report is settled", PATIENCE, this::allSettled);
            System.out.println("TOILED " + piece);
        }
    }

    private boolean taken(String name, byte[] report) {
        receive(name + ".nessus", new ByteArrayInputStream(report));
        return true;
    }

    /** What it does not confirm may be written or not. */
    private void issueIfTheDatabaseIsThere(String key) {
        try {
            issueOne(key);
        } catch (RuntimeException e) {
            System.out.println("STUMBLED " + e);
        }
    }

    private void issue(String what) {
        var parts = what.split(":", 2);
        for (int i = 1; i <= Integer.parseInt(parts[1]); i++) {
            issueOne(parts[0] + "-" + i);
        }
    }

    private void issueOne(String key) {
        var delivery = context.getBean(Delivery.class);
        var documents = context.getBean(Documents.class);
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(
                        _ -> delivery.send(OPERATOR, mail(key, documents.next("试", YEAR))));
        System.out.println("ISSUED " + key);
    }

    private boolean allSettled() {
        return context.getBean(Intake.class).latest(Scope.school(), 0, 10).stream()
                .allMatch(one -> one.state().settled());
    }

    private void drain() {
        var waiting =
                context.getBeansOfType(Measure.class).values().stream()
                        .filter(measure -> measure.name().equals("outbox.waiting"))
                        .findFirst()
                        .orElseThrow();
        Eventually.holds("the outbox is empty", PATIENCE, () -> waiting.now() == 0);
        System.out.println("DRAINED");
    }

    private static Delivery.Message mail(int number) {
        return mail(String.valueOf(number), number);
    }

    private static Delivery.Message mail(String key, long number) {
        var name = "p-" + key;
        return new Delivery.Message(
                "kill:" + key,
                new Subject("kill-test", number),
                null,
                new Delivery.Recipient(name, name, name + "@example.edu.cn", null),
                Set.of(Delivery.Channel.MAIL),
                "整改通知书 " + number,
                "请登录查看。",
                "/n/" + number);
    }

    /** Until every import is settled; then how many findings are open. */
    private void tellImports() {
        var told = new AtomicReference<>("");
        Eventually.holds(
                "every import is settled",
                PATIENCE,
                () -> {
                    var imports = context.getBean(Intake.class).latest(Scope.school(), 0, 10);
                    var now =
                            imports.stream()
                                    .map(one -> one.state() + " " + one.tally().items())
                                    .toList()
                                    .toString();
                    if (!now.equals(told.getAndSet(now))) {
                        System.out.println("IMPORTS " + now);
                    }
                    return imports.stream().allMatch(one -> one.state().settled());
                });
        var open = context.getBean(Findings.class).summary(Scope.school()).open();
        System.out.println("OPEN " + open);
    }
}
