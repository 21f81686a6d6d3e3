package org.fengsui.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.fengsui.bench.report.ParseRun;
import org.fengsui.bench.server.ImportRun;
import org.fengsui.bench.server.ScaleRun;
import org.fengsui.bench.server.StartRun;
import org.fengsui.bench.server.SweepRun;

/** The measuring command: its first argument names what is made or measured. */
public final class Bench {
    private static final String HELP =
            """
            bench/run generate nessus FILE [--items 39200] [--hosts 980] [--bytes 142000000]
                                           [--seed 1] [--rescan 0] [--outputs N]
                writes a Nessus v2 report; --rescan N writes the same findings a week later,
                with outputs of its own or, by --outputs, of another scan
            bench/run parse FILE [--runs 3] [--heap 64m] [--no-peer]
                reads a report in a JVM with that heap; Python's xml.etree beside it as peer
            bench/run start [--mode serve] [--runs 4] [--rest 20]
                starts the server by the launcher: seconds to the first page, memory at rest
            bench/run import [--data DIR] [--items 39200] [--hosts 980] [--bytes 142000000]
                             [--seed 1]
                hands the demo a report over REST: seconds to the committed findings; then the
                same findings in other bytes, with other outputs, and the same bytes
            bench/run scale [--data DIR] [--findings 1000000] [--notices 100000] [--units 2000]
                            [--users 50] [--seconds 60] [--think 3] [--warm 0]
                fills the demo's record to that size and lets so many people read pages
            bench/run sweep [--data DIR] [--open 1000000] [--due 100000] [--notices 20000]
                fills the ledger with open obligations, of which so many fall due at once, and
                moves the demo's clock there
            bench/run micro [PATTERN] [JMH OPTIONS]
                the JMH benchmarks; allocation is measured too

            Every line of figures names machine and load; docs/performance.md holds the budgets.\
            """;

    private static final Set<String> PARSE = Set.of("--runs", "--heap");
    private static final Set<String> START = Set.of("--mode", "--rest", "--runs");
    private static final Set<String> IMPORT =
            Set.of("--data", "--items", "--hosts", "--bytes", "--seed");
    private static final Set<String> SCALE =
            Set.of(
                    "--data",
                    "--findings",
                    "--notices",
                    "--units",
                    "--users",
                    "--seconds",
                    "--think",
                    "--warm");
    private static final Set<String> SWEEP = Set.of("--data", "--open", "--due", "--notices");

    private Bench() {}

    /** Runs the verb; ends the JVM with 2 when it is refused and 1 when a measurement failed. */
    public static void main(String[] arguments) {
        int code = run(Arrays.asList(arguments), System.out);
        if (code != 0) {
            System.exit(code);
        }
    }

    static int run(List<String> arguments, PrintStream out) {
        String verb = arguments.isEmpty() ? "help" : arguments.getFirst();
        List<String> rest =
                arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        try {
            measure(verb, rest, out);
            return 0;
        } catch (IllegalArgumentException e) {
            out.println("bench: " + e.getMessage() + "; see bench/run --help");
            return 2;
        } catch (IOException e) {
            out.println("bench: " + e);
            return 1;
        }
    }

    private static void measure(String verb, List<String> rest, PrintStream out)
            throws IOException {
        switch (verb) {
            case "generate" -> new Generate(out).run(rest);
            case "parse" -> new ParseRun(out).run(new Options(rest, PARSE, Set.of("--no-peer")));
            case "start" -> new StartRun(out).run(new Options(rest, START, Set.of()));
            case "import" -> new ImportRun(out).run(new Options(rest, IMPORT, Set.of()));
            case "scale" -> new ScaleRun(out).run(new Options(rest, SCALE, Set.of()));
            case "sweep" -> new SweepRun(out).run(new Options(rest, SWEEP, Set.of()));
            case "micro" -> Micro.run(rest);
            case "help", "--help", "-h" -> out.println(HELP);
            default -> throw new IllegalArgumentException("no such measurement: " + verb);
        }
    }
}
