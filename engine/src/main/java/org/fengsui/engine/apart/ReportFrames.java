package org.fengsui.engine.apart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.Category;
import org.fengsui.engine.observation.CheckScope;
import org.fengsui.engine.observation.Coverage;
import org.fengsui.engine.observation.HostCoverage;
import org.fengsui.engine.observation.HostOrigin;
import org.fengsui.engine.observation.Login;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.observation.PortCoverage;
import org.fengsui.engine.observation.PortRanges;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.observation.Transport;
import org.fengsui.engine.report.ReportFormat;
import org.fengsui.engine.report.ReportSummary;
import org.fengsui.engine.report.SkipReason;
import org.jspecify.annotations.Nullable;

/** What a report gives, as frames: each value by its parts, in one order. */
final class ReportFrames {

    private ReportFrames() {}

    static void write(Observation it, SaidTexts said, FrameWriter out) throws IOException {
        out.text(it.format());
        out.text(it.check());
        out.text(it.title());
        out.choice(it.category());
        out.choice(it.severity());
        out.text(it.scannerSeverity());
        out.decimal(it.cvss());
        out.text(it.cvssVersion());
        out.text(it.host());
        out.choice(it.hostOrigin());
        write(it.ip(), out);
        out.integer(it.port());
        out.choice(it.transport());
        out.text(it.service());
        out.text(it.url());
        out.text(it.method());
        out.text(it.parameter());
        out.texts(it.refs());
        out.time(it.time());
        said.write(it.description(), out);
        said.write(it.solution(), out);
        out.text(it.evidence());
        out.text(it.sourceNumber());
        out.flag(it.foundByLogin());
        out.number(it.line());
    }

    static Observation observation(HeardTexts heard, FrameReader in) throws IOException {
        return new Observation(
                in.words(),
                in.words(),
                in.words(),
                in.chosen(Category.values()),
                in.chosen(Severity.values()),
                in.text(),
                in.decimal(),
                in.text(),
                in.text(),
                in.choice(HostOrigin.values()),
                address(in),
                in.integer(),
                in.choice(Transport.values()),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.texts(),
                in.time(),
                heard.read(in),
                heard.read(in),
                in.words(),
                in.text(),
                in.flag(),
                in.number());
    }

    private static void write(@Nullable IpAddress it, FrameWriter out) throws IOException {
        out.flag(it != null);
        if (it != null) {
            out.number(it.high());
            out.number(it.low());
        }
    }

    private static @Nullable IpAddress address(FrameReader in) throws IOException {
        return in.flag() ? new IpAddress(in.number(), in.number()) : null;
    }

    static void write(ReportSummary it, FrameWriter out) throws IOException {
        out.choice(it.format());
        out.number(it.read());
        out.count(it.skipped().size());
        for (Map.Entry<SkipReason, Long> each : it.skipped().entrySet()) {
            out.choice(each.getKey());
            out.number(each.getValue());
        }
        out.time(it.start());
        out.time(it.end());
        out.text(it.scanner());
        out.choice(it.coverage().kind());
        out.count(it.coverage().hosts().size());
        Shared shared = new Shared();
        for (HostCoverage host : it.coverage().hosts()) {
            shared.write(host, out);
        }
    }

    static ReportSummary summary(FrameReader in) throws IOException {
        ReportFormat format = in.chosen(ReportFormat.values());
        long read = in.number();
        Map<SkipReason, Long> skipped = new EnumMap<>(SkipReason.class);
        int reasons = in.count();
        for (int i = 0; i < reasons; i++) {
            skipped.put(in.chosen(SkipReason.values()), in.number());
        }
        var start = in.time();
        var end = in.time();
        String scanner = in.words();
        return new ReportSummary(format, read, skipped, start, end, coverage(in), scanner);
    }

    private static Coverage coverage(FrameReader in) throws IOException {
        Coverage.Kind kind = in.chosen(Coverage.Kind.values());
        int count = in.count();
        Known known = new Known();
        List<HostCoverage> hosts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hosts.add(known.host(in));
        }
        return switch (kind) {
            case PROVEN -> Coverage.proven(hosts);
            case DECLARED -> Coverage.declared(hosts);
            case UNKNOWN -> Coverage.unknown();
        };
    }

    /** Writes what many hosts share once: the checks of one policy are tens of thousands. */
    private static final class Shared {
        private final IdentityHashMap<CheckScope, Integer> scopes = new IdentityHashMap<>();
        private final Map<PortRanges, Integer> ports = new HashMap<>();

        void write(HostCoverage it, FrameWriter out) throws IOException {
            out.texts(it.targets());
            out.flag(it.answered());
            for (PortCoverage each : List.of(it.tcp(), it.udp())) {
                write(each.inScope(), out);
                write(each.answered(), out);
            }
            write(it.checks(), out);
            out.choice(it.login());
            out.time(it.start());
            out.time(it.end());
        }

        private void write(PortRanges it, FrameWriter out) throws IOException {
            Integer before = ports.putIfAbsent(it, ports.size());
            out.count(before == null ? 0 : before + 1);
            if (before == null) {
                out.text(it.toString());
            }
        }

        private void write(CheckScope it, FrameWriter out) throws IOException {
            Integer before = scopes.putIfAbsent(it, scopes.size());
            out.count(before == null ? 0 : before + 1);
            if (before != null) {
                return;
            }
            switch (it) {
                case CheckScope.AllOfPolicy(String name) -> {
                    out.flag(true);
                    out.text(name);
                }
                case CheckScope.Named named -> {
                    out.flag(false);
                    out.texts(named.checks());
                }
            }
        }
    }

    /** Reads what {@link Shared} wrote. */
    private static final class Known {
        private final List<CheckScope> scopes = new ArrayList<>();
        private final List<PortRanges> ports = new ArrayList<>();

        HostCoverage host(FrameReader in) throws IOException {
            return new HostCoverage(
                    Set.copyOf(in.texts()),
                    in.flag(),
                    new PortCoverage(ports(in), ports(in)),
                    new PortCoverage(ports(in), ports(in)),
                    scope(in),
                    in.chosen(Login.values()),
                    in.time(),
                    in.time());
        }

        private PortRanges ports(FrameReader in) throws IOException {
            int before = in.count();
            if (before > 0) {
                return known(ports, before);
            }
            PortRanges read = PortRanges.parse(in.words(), Transport.TCP);
            if (read == null) {
                throw new IOException("no ports");
            }
            ports.add(read);
            return read;
        }

        private CheckScope scope(FrameReader in) throws IOException {
            int before = in.count();
            if (before > 0) {
                return known(scopes, before);
            }
            CheckScope read =
                    in.flag()
                            ? new CheckScope.AllOfPolicy(in.words())
                            : new CheckScope.Named(in.texts());
            scopes.add(read);
            return read;
        }

        private static <T> T known(List<T> all, int number) throws IOException {
            if (number > all.size()) {
                throw new IOException("number " + number + " of " + all.size());
            }
            return all.get(number - 1);
        }
    }
}
