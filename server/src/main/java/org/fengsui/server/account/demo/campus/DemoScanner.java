package org.fengsui.server.account.demo.campus;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The fictional school's scanner: holes open and close on its systems, and a report in Nessus' own
 * form says what there is on the hosts it looked at. Seeded, so that every demo is the same.
 */
public final class DemoScanner {

    private static final DateTimeFormatter HOST_TIME =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH);

    private final Random random;

    /** Every hole there ever was by the address it is at, and whether it is open. */
    private final Map<String, Map<DemoCheck, Boolean>> holes = new TreeMap<>();

    /** A scanner of a school without any hole; those that open are chosen by this seed. */
    public DemoScanner(long seed) {
        this.random = new Random(seed);
    }

    /** The checks it makes, as observations name them. */
    public static Set<String> checks() {
        return Arrays.stream(DemoCheck.values())
                .map(DemoCheck::check)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Opens some holes on a system. */
    public synchronized void open(DemoSystem system, int count) {
        var checks = DemoCheck.values();
        for (int i = 0; i < count; i++) {
            at(system.ip()).put(checks[random.nextInt(checks.length)], true);
        }
    }

    /** Opens the hole of a check, as observations name it, at an address. */
    public synchronized void open(String ip, String check) {
        at(ip).put(DemoCheck.named(check), true);
    }

    /** Closes the hole of a check at an address, as a unit does that fixes it. */
    public synchronized void fix(String ip, String check) {
        at(ip).replace(DemoCheck.named(check), false);
    }

    private Map<DemoCheck, Boolean> at(String ip) {
        return holes.computeIfAbsent(ip, key -> new EnumMap<>(DemoCheck.class));
    }

    /** The holes, a line each with its state, to be kept over a restart. */
    public synchronized String holes() {
        var text = new StringJoiner("\n", "", "\n");
        holes.forEach((ip, there) ->
                there.forEach((hole, open) -> text.add(ip + " " + hole.check() + " " + open)));
        return text.toString();
    }

    /** Takes back what {@link #holes()} gave. */
    public synchronized void restore(String text) {
        holes.clear();
        text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(" "))
                .forEach(parts ->
                        at(parts[0])
                                .put(DemoCheck.named(parts[1]), Boolean.parseBoolean(parts[2])));
    }

    /** A report over these systems, scanned in the half hour before an instant. */
    public synchronized String report(String name, List<DemoSystem> scanned, Instant at) {
        var report = new StringBuilder(4096);
        report.append("<?xml version=\"1.0\" ?>\n<NessusClientData_v2>\n");
        policy(report);
        report.append("<Report name=\"").append(name).append("\">\n");
        for (var system : scanned) {
            host(report, system, at);
        }
        return report.append("</Report>\n</NessusClientData_v2>\n").toString();
    }

    private static void policy(StringBuilder report) {
        var ids = new ArrayList<String>();
        for (var check : DemoCheck.values()) {
            ids.add(String.valueOf(check.plugin()));
        }
        report.append("<Policy><policyName>demo</policyName><Preferences><ServerPreferences>")
                .append("<preference><name>plugin_set</name><value>")
                .append(String.join(";", ids))
                .append(";</value></preference>")
                .append(
                        "<preference><name>port_range</name><value>T:1-65535,U:161</value></preference>")
                .append("</ServerPreferences></Preferences></Policy>\n");
    }

    private void host(StringBuilder report, DemoSystem system, Instant at) {
        var start = at.minusSeconds(1500);
        var end = at.minusSeconds(300);
        report.append("<ReportHost name=\"").append(system.ip()).append("\"><HostProperties>");
        tag(report, "host-ip", system.ip());
        tag(report, "host-fqdn", system.host());
        tag(report, "HOST_START", HOST_TIME.format(start.atOffset(ZoneOffset.ofHours(8))));
        tag(report, "HOST_START_TIMESTAMP", String.valueOf(start.getEpochSecond()));
        tag(report, "HOST_END", HOST_TIME.format(end.atOffset(ZoneOffset.ofHours(8))));
        tag(report, "HOST_END_TIMESTAMP", String.valueOf(end.getEpochSecond()));
        report.append("</HostProperties>\n");
        report.append(
                """
                <ReportItem port="0" svc_name="general" protocol="tcp" severity="0" pluginID="19506" \
                pluginName="Nessus Scan Information" pluginFamily="Settings"><risk_factor>None</risk_factor>\
                <plugin_output>Port range : T:1-65535,U:161
                Credentialed checks : no
                </plugin_output></ReportItem>
                """);
        var there = holes.getOrDefault(system.ip(), Map.of());
        // A service stays open when its hole is fixed: silence about an open port proves the fix.
        there.keySet().stream()
                .filter(hole -> hole.port() > 0)
                .map(DemoCheck::service)
                .distinct()
                .forEach(report::append);
        there.forEach((hole, open) -> report.append(open ? hole.item() : ""));
        report.append("</ReportHost>\n");
    }

    private static void tag(StringBuilder report, String name, String value) {
        report.append("<tag name=\"").append(name).append("\">").append(value).append("</tag>");
    }
}
