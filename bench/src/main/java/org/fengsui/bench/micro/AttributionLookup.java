package org.fengsui.bench.micro;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.fengsui.engine.attribution.Attribution;
import org.fengsui.engine.attribution.AttributionSnapshot;
import org.fengsui.engine.attribution.Match;
import org.fengsui.engine.attribution.Query;
import org.fengsui.engine.attribution.Rule;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.net.IpNetwork;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does it take to find whose an address is, among 100,000 networks?
 *
 * <p>Networks of /8 to /32 (IPv4) and /32 to /64 (IPv6), nested in one another, every tenth valid
 * only for a time; addresses of which most lie in several networks, asked for in an order that no
 * cache line helps. {@code find} is what event paths use, {@code attribute} with its stated reason
 * what a finding goes through.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AttributionLookup {
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    /** The networks. */
    @Param("100000")
    int networks;

    /** The share of IPv6 among networks and questions, in percent. */
    @Param({"0", "30"})
    int ipv6;

    /** How many different addresses are asked for in turn; a power of two. */
    @Param({"65536"})
    int questions;

    private AttributionSnapshot snapshot;
    private long[] high;
    private long[] low;
    private Query[] queries;
    private int next;

    /** JMH makes the state through this. */
    @SuppressWarnings("NullAway.Init")
    public AttributionLookup() {}

    /** Makes networks and questions, and prints the size of the index once. */
    @Setup(Level.Trial)
    public void prepare() {
        Random random = new Random(1);
        List<IpNetwork> made = new ArrayList<>(networks);
        List<Rule> rules = new ArrayList<>(networks);
        for (int i = 0; i < networks; i++) {
            IpNetwork network = network(random, made);
            made.add(network);
            boolean limited = random.nextInt(10) == 0;
            rules.add(
                    new Rule(
                            new Match.Network(network),
                            "unit" + i % 200,
                            null,
                            null,
                            limited ? NOW.minusSeconds(random.nextInt(100_000)) : null,
                            limited ? NOW.plusSeconds(random.nextInt(100_000)) : null,
                            "network:" + i));
        }
        high = new long[questions];
        low = new long[questions];
        queries = new Query[questions];
        snapshot = AttributionSnapshot.of(rules, 1);
        for (int i = 0; i < questions; i++) {
            IpAddress address = within(made.get(random.nextInt(networks)), random);
            high[i] = address.high();
            low[i] = address.low();
            queries[i] = new Query(address, null, false, 443, null, NOW);
        }
        System.out.printf(
                "%n# index of %,d networks: %.1f MiB%n",
                networks, snapshot.indexBytes() / 1048576.0);
    }

    /** By the address alone. */
    @Benchmark
    public int find() {
        next = (next + 40_503) & (questions - 1);
        return snapshot.find(high[next], low[next], NOW);
    }

    /** With all rules of closeness and the reason. */
    @Benchmark
    public Attribution attribute() {
        next = (next + 40_503) & (questions - 1);
        return snapshot.attribute(queries[next]);
    }

    private IpNetwork network(Random random, List<IpNetwork> made) {
        boolean nested = !made.isEmpty() && random.nextInt(3) > 0;
        IpAddress address;
        if (nested) {
            address = within(made.get(random.nextInt(made.size())), random);
        } else if (random.nextInt(100) < ipv6) {
            address = new IpAddress(0x2001_0000_0000_0000L | (random.nextLong() >>> 16), 0);
        } else {
            address = IpAddress.v4(random.nextInt());
        }
        int length =
                address.isV4() ? Math.min(32, 16 + random.nextInt(18)) : 40 + random.nextInt(25);
        return IpNetwork.holding(address, length);
    }

    private static IpAddress within(IpNetwork network, Random random) {
        IpAddress first = network.range().first();
        IpAddress last = network.range().last();
        return new IpAddress(
                first.high() | (random.nextLong() & (first.high() ^ last.high())),
                first.low() | (random.nextLong() & (first.low() ^ last.low())));
    }
}
