package org.fengsui.bench.server;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.fengsui.bench.Options;
import org.fengsui.bench.machine.Machine;

/** A ledger with many open obligations, of which many come to a step at one instant. */
public final class SweepRun {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final String SWEPT =
            """
            select count(*) from obligation.steps s
            join obligation.obligation o on o.id = s.obligation_id
            where o.occurrence > 100 and s.done <> 0
            """;
    private static final String ENTRIES =
            """
            select count(*) from obligation.entry e
            join obligation.obligation o on o.id = e.obligation_id
            where o.occurrence > 100 and e.kind in ('STEP_FIRED', 'STEP_SKIPPED')
            """;
    private static final String MESSAGES =
            """
            select count(*) from delivery.message m
            join obligation.obligation o on m.about_type = 'obligation' and o.id = m.about_id
            where o.occurrence > 100
            """;
    private static final String SOON_AFTER =
            """
            select extract(epoch from min(due_at) + interval '1 hour') * 1000000
            from obligation.obligation where occurrence > 100
            """;

    private final PrintStream out;

    /** Prints to a stream. */
    public SweepRun(PrintStream out) {
        this.out = out;
    }

    /** Measures by the options. */
    public void run(Options options) throws IOException {
        long open = options.number("--open", 1_000_000);
        long due = options.number("--due", 100_000);
        try (Demo demo = new Demo(options);
                Connection record = demo.record()) {
            Fill fill = new Fill(out, record);
            // The demo's clock stands within a day of the latest that happened in its ledger.
            fill.papers(options.number("--notices", 20_000));
            fill.obligations(
                    open,
                    due,
                    "(select max(written_at) + interval '20 hours' from obligation.entry)");
            fill.settle();
            out.println(Machine.describe());
            Browser person = demo.signedIn("lead");
            Copies figures = new Copies(record);
            // Asked through an index, so that the asking takes little from what is measured.
            String waiting = waiting(figures.number(SOON_AFTER));
            long start = System.nanoTime();
            FutureTask<?> moved =
                    new FutureTask<>(() -> person.submit("/desk", "/demo/clock/day", Map.of()));
            Thread.ofVirtual().start(moved);
            Waiting.until("the sweep", LONGEST, () -> number(figures, waiting) == 0);
            double written = seconds(start);
            Waiting.until("the demo's other work", LONGEST, moved::isDone);
            moved.get();
            out.printf(
                    "%,d open, %,d due at once: all steps written after %.1f s"
                            + " (%,d obligations, %,d entries, %,d messages);"
                            + " the demo's other work of that day done after %.1f s%n",
                    open,
                    due,
                    written,
                    figures.number(SWEPT),
                    figures.number(ENTRIES),
                    figures.number(MESSAGES),
                    seconds(start));
        } catch (SQLException e) {
            throw new IOException("the ledger could not be filled", e);
        } catch (ExecutionException e) {
            throw new IOException("the clock could not be moved", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("broken off", e);
        }
    }

    /** Whether a step before that instant, in microseconds, waits: 1 or 0. */
    private static String waiting(long before) {
        return """
        select count(*) from (
            select from obligation.steps
            where done = 0 and next_at < timestamptz 'epoch' + %d * interval '1 microsecond'
            order by next_at
            limit 1) waiting
        """
                .formatted(before);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static long number(Copies figures, String sql) throws IOException {
        try {
            return figures.number(sql);
        } catch (SQLException e) {
            throw new IOException("the ledger could not be read", e);
        }
    }
}
