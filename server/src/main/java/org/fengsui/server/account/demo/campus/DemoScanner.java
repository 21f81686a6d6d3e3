package org.fengsui.server.account.demo.campus;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The fictional school's scanner: holes open and close on its systems, and a report in Nessus' own
 * form says what there is on the hosts it looked at. Seeded, so that every demo is the same.
 */
public final class DemoScanner {

    private static final DateTimeFormatter HOST_TIME =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH);

    private final Random random;
    private final Map<DemoSystem, Set<DemoCheck>> holes = new HashMap<>();

    /** A scanner whose holes come from this seed. */
    public DemoScanner(long seed) {
        this.random = new Random(seed);
    }

    /** Opens some holes on a system. */
    public void open(DemoSystem system, int count) {
        var open = holes.computeIfAbsent(system, key -> EnumSet.noneOf(DemoCheck.class));
        var checks = DemoCheck.values();
        for (int i = 0; i < count; i++) {
            open.add(checks[random.nextInt(checks.length)]);
        }
    }

    /** Closes the hole of a check at a port, as a unit does that fixes it. */
    public void fix(DemoSystem system, String check) {
        holes.getOrDefault(system, Set.of())
                .removeIf(hole ->
                        check.endsWith(":" + hole.plugin())
                                || check.endsWith(String.valueOf(hole.plugin())));
    }

    /** Closes everything on a system. */
    public void fixAll(DemoSystem system) {
        holes.remove(system);
    }

    /** A report over these systems, scanned in the half hour before an instant. */
    public String report(String name, List<DemoSystem> systems, Instant at) {
        var report = new StringBuilder(4096);
        report.append("<?xml version=\"1.0\" ?>\n<NessusClientData_v2>\n");
        policy(report);
        report.append("<Report name=\"").append(name).append("\">\n");
        for (var system : systems) {
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
                .append("<preference><name>port_range</name><value>1-65535</value></preference>")
                .append("</ServerPreferences></Preferences></Policy>\n");
    }

    private void host(StringBuilder report, DemoSystem system, Instant at) {
        report.append("<ReportHost name=\"").append(system.ip()).append("\"><HostProperties>");
        tag(report, "host-ip", system.ip());
        tag(report, "host-fqdn", system.host());
        tag(
                report,
                "HOST_START",
                HOST_TIME.format(at.minusSeconds(1500).atOffset(ZoneOffset.ofHours(8))));
        tag(report, "HOST_START_TIMESTAMP", String.valueOf(at.minusSeconds(1500).getEpochSecond()));
        tag(
                report,
                "HOST_END",
                HOST_TIME.format(at.minusSeconds(300).atOffset(ZoneOffset.ofHours(8))));
        tag(report, "HOST_END_TIMESTAMP", String.valueOf(at.minusSeconds(300).getEpochSecond()));
        report.append("</HostProperties>\n");
        report.append(
                """
                <ReportItem port="0" svc_name="general" protocol="tcp" severity="0" pluginID="19506" \
                pluginName="Nessus Scan Information" pluginFamily="Settings"><risk_factor>None</risk_factor>\
                <plugin_output>Port range : 1-65535
                Credentialed checks : no
                </plugin_output></ReportItem>
                """);
        for (var hole : holes.getOrDefault(system, Set.of())) {
            report.append(hole.item());
        }
        report.append("</ReportHost>\n");
    }

    private static void tag(StringBuilder report, String name, String value) {
        report.append("<tag name=\"").append(name).append("\">").append(value).append("</tag>");
    }
}
