package org.fengsui.engine.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.CheckScope;
import org.fengsui.engine.observation.Coverage;
import org.fengsui.engine.observation.HostCoverage;
import org.fengsui.engine.observation.Login;
import org.fengsui.engine.observation.PortCoverage;
import org.fengsui.engine.observation.PortRanges;
import org.fengsui.engine.observation.References;
import org.fengsui.engine.observation.ScanTime;
import org.fengsui.engine.observation.Transport;
import org.jspecify.annotations.Nullable;

/**
 * What an OpenVAS report covers: the hosts it lists with start and end, the ports that answered,
 * logins that failed. It A scan that was stopped covers the hosts whose own end the report gives.
 * It does not list its checks: all of the task's are taken to have run, except what the report's
 * own filter hides.
 */
final class OpenVasCoverage {
    private static final int SHORT = 4_000;

    private final List<Host> hosts = new ArrayList<>();
    private final Map<String, PortRanges.Builder> tcp = new HashMap<>();
    private final Map<String, PortRanges.Builder> udp = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private String task = "";
    private String levels = "";

    /** A host as the report lists it. */
    private record Host(
            String ip, @Nullable Instant start, @Nullable Instant end, Login login, String ports) {}

    void readTask(XmlCursor xml) {
        while (xml.child()) {
            if (xml.name().equals("name")) {
                String name = xml.text(SHORT).strip();
                task = name.isEmpty() ? task : name;
            } else {
                xml.skip();
            }
        }
    }

    void readFilters(XmlCursor xml) {
        while (xml.child()) {
            if (!xml.name().equals("term")) {
                xml.skip();
                continue;
            }
            for (String word : References.parts(xml.text(SHORT))) {
                levels =
                        word.startsWith("levels=")
                                ? word.substring(7).toLowerCase(Locale.ROOT)
                                : levels;
            }
        }
    }

    void readHost(XmlCursor xml) {
        String ip = "";
        Instant start = null;
        Instant end = null;
        Map<String, String> details = new HashMap<>();
        while (xml.child()) {
            switch (xml.name()) {
                case "ip" -> ip = xml.text(SHORT).strip();
                case "start" -> start = ScanTime.parse(xml.text(SHORT));
                case "end" -> end = ScanTime.parse(xml.text(SHORT));
                case "detail" -> readDetail(xml, details);
                default -> xml.skip();
            }
        }
        if (!ip.isEmpty()) {
            String ports =
                    details.getOrDefault("ports", "") + "," + details.getOrDefault("tcp_ports", "");
            hosts.add(new Host(ip, start, end, login(details), ports));
        }
    }

    void saw(OpenVasResult result) {
        seen.add(result.check());
        Ports port = result.port();
        if (port.number() > 0) {
            Map<String, PortRanges.Builder> ports = port.transport() == Transport.UDP ? udp : tcp;
            ports.computeIfAbsent(result.host(), h -> new PortRanges.Builder()).add(port.number());
        }
    }

    Coverage build(@Nullable Instant scanStart) {
        CheckScope checks = scope();
        List<HostCoverage> covered = new ArrayList<>();
        for (Host host : hosts) {
            IpAddress address = IpAddress.tryParse(host.ip());
            covered.add(
                    new HostCoverage(
                            Set.of(
                                    address == null
                                            ? host.ip().toLowerCase(Locale.ROOT)
                                            : address.toString()),
                            host.end() != null,
                            ports(tcp, host.ip(), PortRanges.parse(host.ports(), Transport.TCP)),
                            ports(udp, host.ip(), null),
                            checks,
                            host.login(),
                            host.start() == null ? scanStart : host.start(),
                            host.end()));
        }
        return Coverage.proven(covered);
    }

    /**
     * Where the report hides levels by filter, silence about a check says something only if another
     * host shows it.
     */
    private CheckScope scope() {
        boolean whole = levels.isEmpty() || levels.contains("hml");
        return task.isEmpty() || !whole
                ? new CheckScope.Named(seen)
                : new CheckScope.AllOfPolicy(task);
    }

    private static PortCoverage ports(
            Map<String, PortRanges.Builder> seen, String host, @Nullable PortRanges listed) {
        PortRanges.Builder answered = seen.getOrDefault(host, new PortRanges.Builder());
        if (listed != null) {
            answered.add(listed);
        }
        PortRanges ports = answered.build();
        return new PortCoverage(ports, ports);
    }

    private static Login login(Map<String, String> details) {
        boolean failed =
                details.keySet().stream()
                        .anyMatch(key -> key.startsWith("Auth-") && key.endsWith("-Failure"));
        boolean worked =
                details.keySet().stream()
                        .anyMatch(key -> key.startsWith("Auth-") && key.endsWith("-Success"));
        return failed ? Login.FAILED : worked ? Login.OK : Login.NONE;
    }

    private static void readDetail(XmlCursor xml, Map<String, String> details) {
        String key = "";
        String value = "";
        while (xml.child()) {
            switch (xml.name()) {
                case "name" -> key = xml.text(SHORT).strip();
                case "value" -> value = xml.text(SHORT * 16).strip();
                default -> xml.skip();
            }
        }
        if (!key.isEmpty() && details.size() < 10_000) {
            details.put(key, value);
        }
    }
}
