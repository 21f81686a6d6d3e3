package org.fengsui.bench.micro;

import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.Fingerprint;
import org.fengsui.engine.observation.HostOrigin;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.observation.ObservationBuilder;
import org.fengsui.engine.observation.Transport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does the identity of one observation take?
 *
 * <p>{@code address}: a check at an address and port, as network scanners report. {@code web}: a
 * check at a URL with a parameter, whose URL is normalised first.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FingerprintHash {
    private static final int MANY = 4096;

    /** What was observed. */
    @Param({"address", "web"})
    String kind;

    private final Observation[] observations = new Observation[MANY];
    private int next;

    /** JMH makes the state through this. */
    @SuppressWarnings("NullAway.Init")
    public FingerprintHash() {}

    /** Makes the observations. */
    @Setup
    public void prepare() {
        Random random = new Random(1);
        for (int i = 0; i < MANY; i++) {
            ObservationBuilder builder =
                    new ObservationBuilder("nessus", Integer.toString(random.nextInt(300_000)), i)
                            .title("A check")
                            .time(Instant.EPOCH)
                            .ip(IpAddress.v4(0x0a000000 | random.nextInt(1 << 24)))
                            .port(443)
                            .transport(Transport.TCP);
            if (kind.equals("web")) {
                String host = "www" + i + ".example.edu.cn";
                builder.host(host, HostOrigin.URL)
                        .url("https://" + host + "/oa/list/../view.jsp?id=" + i)
                        .method("GET")
                        .parameter("id");
            }
            observations[i] = builder.build();
        }
    }

    /** One fingerprint. */
    @Benchmark
    public Fingerprint fingerprint() {
        next = (next + 1) & (MANY - 1);
        return observations[next].fingerprint();
    }
}
