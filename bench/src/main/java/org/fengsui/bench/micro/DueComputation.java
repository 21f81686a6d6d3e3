package org.fengsui.bench.micro;

import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.fengsui.engine.calendar.Due;
import org.fengsui.engine.calendar.DueExpression;
import org.fengsui.engine.calendar.Roll;
import org.fengsui.engine.calendar.WorkCalendar;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does one due date take, with its explanation day by day?
 *
 * <p>Starts spread over 2020 to 2026, so that holidays and working weekends are met.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DueComputation {
    private static final int STARTS = 4096;

    private final WorkCalendar calendar = WorkCalendar.bundled();
    private final Instant[] starts = new Instant[STARTS];
    private int next;

    /** The period, in the words of the profile. */
    @Param({"24 hours", "next day 17:00", "5 working days", "30 days"})
    String period;

    private DueExpression expression;

    /** Draws the starts. */
    @SuppressWarnings("NullAway.Init")
    public DueComputation() {
        Random random = new Random(1);
        long first = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();
        for (int i = 0; i < STARTS; i++) {
            starts[i] = Instant.ofEpochSecond(first + random.nextInt(86_400 * 365 * 6));
        }
    }

    /** Reads the period. */
    @org.openjdk.jmh.annotations.Setup
    public void prepare() {
        expression = DueExpression.parse(period);
    }

    /** One due date. */
    @Benchmark
    public Due due() {
        next = (next + 1) & (STARTS - 1);
        return calendar.due(expression, starts[next], Roll.NEXT_WORKING_DAY);
    }
}
