package org.fengsui.bench.server;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fengsui.bench.Options;
import org.fengsui.bench.machine.Machine;

/** Many people who read the pages of a large school at once, each with time to think between. */
public final class ScaleRun {
    private static final List<String> PAGES =
            List.of(
                    "/desk",
                    "/overview",
                    "/findings?open=yes&level=CRITICAL&level=HIGH&level=MEDIUM&level=LOW",
                    "/findings?open=yes&page=20",
                    "/findings?q=%E5%8F%A3%E4%BB%A4",
                    "/findings?q=10.20.3.12",
                    "/findings?unit=77&open=yes",
                    "/findings/4711",
                    "/findings/unattributed",
                    "/notices",
                    "/notices?state=DELIVERED&state=ACKNOWLEDGED",
                    "/notices?q=9999",
                    "/notices/30",
                    "/ledger",
                    "/ledger?state=OPEN&late=yes",
                    "/retests",
                    "/registry",
                    "/search?q=10.20.3.12");

    private final PrintStream out;

    /** Prints to a stream. */
    public ScaleRun(PrintStream out) {
        this.out = out;
    }

    /** One page read. */
    private record Read(String page, double millis) {}

    /** Measures by the options. */
    public void run(Options options) throws IOException {
        try (Demo demo = new Demo(options)) {
            fill(demo, options);
            int users = options.count("--users", 50);
            List<Browser> people = new ArrayList<>();
            for (int i = 0; i < users; i++) {
                people.add(demo.signedIn("lead"));
            }
            for (String page : PAGES) {
                people.getFirst().read(page);
            }
            Duration think = Duration.ofSeconds(options.count("--think", 3));
            reads(people, Duration.ofSeconds(options.count("--warm", 0)), think);
            out.println(Machine.describe());
            report(reads(people, Duration.ofSeconds(options.count("--seconds", 60)), think), users);
        } catch (SQLException e) {
            throw new IOException("the record could not be filled: " + e.getMessage(), e);
        }
    }

    private void fill(Demo demo, Options options) throws IOException, SQLException {
        long wanted = options.number("--findings", 1_000_000);
        try (Connection record = demo.record()) {
            Fill fill = new Fill(out, record);
            fill.units(options.count("--units", 2_000));
            if (fill.wants(wanted, "finding.finding")) {
                fill.findings(wanted);
            }
            long notices = options.number("--notices", 100_000);
            if (fill.wants(notices, "notice.notice")) {
                fill.notices(notices);
            }
            fill.settle();
        }
    }

    private static List<Read> reads(List<Browser> people, Duration time, Duration think)
            throws IOException {
        var reads = new ConcurrentLinkedQueue<Read>();
        long end = System.nanoTime() + time.toNanos();
        List<Future<?>> working = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < people.size(); i++) {
                Browser person = people.get(i);
                Random random = new Random(i);
                working.add(
                        threads.submit(() -> {
                            while (System.nanoTime() < end) {
                                Waiting.pass(
                                        think.multipliedBy(random.nextInt(1, 200)).dividedBy(100));
                                String page = PAGES.get(random.nextInt(PAGES.size()));
                                long start = System.nanoTime();
                                person.read(page);
                                reads.add(new Read(page, (System.nanoTime() - start) / 1e6));
                            }
                            return null;
                        }));
            }
            for (Future<?> one : working) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IOException("a page did not answer: " + e.getCause(), e);
        }
        return List.copyOf(reads);
    }

    private void report(List<Read> reads, int users) {
        Map<String, List<Double>> byPage = new TreeMap<>();
        List<Double> all = new ArrayList<>();
        for (Read read : reads) {
            byPage.computeIfAbsent(read.page(), page -> new ArrayList<>()).add(read.millis());
            all.add(read.millis());
        }
        byPage.forEach(this::line);
        line(users + " people, all pages", all);
    }

    private void line(String what, List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        out.printf(
                "%-72s %5d reads  p50 %6.0f ms  p99 %6.0f ms  most %6.0f ms%n",
                what,
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get((int) Math.min(sorted.size() - 1L, sorted.size() * 99L / 100)),
                sorted.getLast());
    }
}
