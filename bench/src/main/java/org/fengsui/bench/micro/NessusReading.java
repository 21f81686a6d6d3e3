package org.fengsui.bench.micro;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.fengsui.bench.generate.NessusFile;
import org.fengsui.bench.generate.NessusOptions;
import org.fengsui.engine.report.ReportInput;
import org.fengsui.engine.report.ReportSummary;
import org.fengsui.engine.report.Reports;
import org.fengsui.engine.table.InputFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How long does one ReportItem of a Nessus file take, once the JVM is warm?
 *
 * <p>A generated file of 4,000 items and 14.5 MB in memory; an operation is one item.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NessusReading {
    private static final int ITEMS = 4_000;

    private ReportInput input;

    /** JMH makes the state through this. */
    @SuppressWarnings("NullAway.Init")
    public NessusReading() {}

    /** Generates the file. */
    @Setup
    public void prepare() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        NessusFile.write(new NessusOptions(ITEMS, 100, 14_500_000, 1, 0, 0), bytes);
        input = ReportInput.of(InputFile.of("generated.nessus", bytes.toByteArray()));
    }

    /** The whole file. */
    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public ReportSummary read(Blackhole sink) {
        return Reports.read(input, null, sink::consume);
    }
}
