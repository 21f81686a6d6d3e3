package org.fengsui.server.sensing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.CheckScope;
import org.fengsui.engine.observation.Coverage;
import org.fengsui.engine.observation.HostCoverage;
import org.fengsui.engine.observation.Login;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.observation.ObservationBuilder;
import org.fengsui.engine.observation.PortCoverage;
import org.fengsui.engine.observation.PortRanges;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.observation.Transport;
import org.fengsui.server.sensing.finding.Sightings.Glance;
import org.fengsui.server.sensing.finding.Sightings.Report;
import org.fengsui.server.sensing.finding.Sightings.Silence;
import org.jspecify.annotations.Nullable;

/** A scanner's report as a test tells it: what it saw, and what it looked at. */
public final class Scan implements Report {

    /** The scanner's namespace. */
    public static final String SCANNER = "nessus";

    private final @Nullable Instant at;
    private final List<Observation> seen = new ArrayList<>();
    private final List<HostCoverage> hosts = new ArrayList<>();
    private String scanner = SCANNER;
    private @Nullable String printed;
    private Runnable turn = () -> {};

    private Scan(@Nullable Instant at) {
        this.at = at;
    }

    /** A scan at a time. */
    public static Scan at(Instant at) {
        return new Scan(at);
    }

    /** A report that says no time. */
    public static Scan undated() {
        return new Scan(null);
    }

    /** Another scanner's; called before anything is seen. */
    public Scan by(String other) {
        scanner = other;
        return this;
    }

    /** What it prints of the results that follow. */
    public Scan prints(String evidence) {
        printed = evidence;
        return this;
    }

    /** It shows a check that is about CVE numbers. */
    public Scan seesCve(String host, int port, String check, String... numbers) {
        return sees(host, port, check, "Title of " + check, "High", false, List.of(numbers));
    }

    /** It shows a check on a port of a host. */
    public Scan sees(String host, int port, String check) {
        return sees(host, port, check, "Title of " + check, "High", false);
    }

    /** It shows a check by login. */
    public Scan seesByLogin(String host, int port, String check) {
        return sees(host, port, check, "Title of " + check, "High", true);
    }

    /** It shows a check, with all that a scanner may word anew. */
    public Scan sees(
            String host, int port, String check, String title, String severity, boolean login) {
        return sees(host, port, check, title, severity, login, List.of());
    }

    private Scan sees(
            String host,
            int port,
            String check,
            String title,
            String severity,
            boolean login,
            List<String> numbers) {
        var builder =
                new ObservationBuilder(scanner, check, seen.size() + 1L)
                        .title(title)
                        .scannerSeverity(severity, Severity.ofWord(severity))
                        .ip(IpAddress.parse(host))
                        .port(port)
                        .transport(Transport.TCP)
                        .time(at)
                        .description("What " + check + " is")
                        .solution("How " + check + " is fixed")
                        .evidence(printed == null ? "seen on " + host : printed)
                        .foundByLogin(login);
        numbers.forEach(builder.refs()::add);
        seen.add(builder.build());
        return this;
    }

    /** It looked at ports of a host with these checks and could not log in. */
    public Scan looksAt(String host, Set<Integer> ports, Set<String> checks) {
        return looksAt(host, ports, checks, Login.NONE);
    }

    /** It looked at ports of a host with these checks. */
    public Scan looksAt(String host, Set<Integer> ports, Set<String> checks, Login login) {
        var builder = new PortRanges.Builder();
        ports.forEach(builder::add);
        var ranges = builder.build();
        hosts.add(
                new HostCoverage(
                        Set.of(host),
                        true,
                        new PortCoverage(ranges, ranges),
                        PortCoverage.NONE,
                        new CheckScope.Named(checks),
                        login,
                        at,
                        at));
        return this;
    }

    /** What happens when its turn to write has come. */
    public Scan whenWriting(Runnable action) {
        turn = action;
        return this;
    }

    @Override
    public Silence read(Consumer<Observation> into) {
        seen.forEach(into);
        return new Silence(scanner, Coverage.proven(hosts));
    }

    @Override
    public void beforeWriting(long items, Supplier<Glance> glance) {
        turn.run();
    }
}
