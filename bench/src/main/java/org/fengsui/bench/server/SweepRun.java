package org.fengsui.bench.server;

import org.fengsui.bench.Options;
import org.fengsui.bench.machine.Machine;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** A ledger with many open obligations, of which many come to a step at one instant. */
public final class SweepRun {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final String FIRED =
            """
            select count(distinct e.obligation_id) from obligation.entry e
            join obligation.obligation o on o.id = e.obligation_id
            where o.occurrence > 100 and e.kind in ('STEP_FIRED', 'STEP_SKIPPED')
            """;
    private static final String WAITING =
            """
            select count(*) from obligation.obligation
            where occurrence > 100 and state = 'OPEN' and steps_done = 0
                and next_step_at < (select min(due_at) + interval '1 hour'
                    from obligation.obligation where occurrence > 100)
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
            fill.obligations(
                    open,
                    due,
                    "(select max(written_at) + interval '20 hours' from obligation.entry)");
            fill.settle();
            out.println(Machine.describe());
            Browser person = demo.signedIn("lead");
            Copies figures = new Copies(record);
            long start = System.nanoTime();
            person.submit("/desk", "/demo/clock/day", Map.of());
            Waiting.until("the sweep", LONGEST, () -> waiting(figures) == 0);
            double seconds = (System.nanoTime() - start) / 1e9;
            out.printf(
                    "%,d open, %,d due at once: all steps written after %.1f s (%,d entries)%n",
                    open, due, seconds, figures.number(FIRED));
        } catch (SQLException e) {
            throw new IOException("the ledger could not be filled", e);
        }
    }

    private static long waiting(Copies figures) throws IOException {
        try {
            return figures.number(WAITING);
        } catch (SQLException e) {
            throw new IOException("the ledger could not be read", e);
        }
    }
}
