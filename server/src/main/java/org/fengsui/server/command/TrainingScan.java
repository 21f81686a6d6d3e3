package org.fengsui.server.command;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** A scanner's report about nothing real, in the size at which the work on it becomes a habit. */
final class TrainingScan {

    private static final int HOSTS = 40;
    private static final int CHECKS = 90;
    private static final int WORDS = 250;

    private TrainingScan() {}

    /** Each week the same results, with outputs of its own. */
    static InputStream ofWeek(int week) {
        var random = new Random(week);
        var out = new StringBuilder();
        out.append("<?xml version=\"1.0\"?>\n<NessusClientData_v2>\n<Report name=\"training\">\n");
        for (int host = 1; host <= HOSTS; host++) {
            host(out, random, week, host);
        }
        out.append("</Report>\n</NessusClientData_v2>\n");
        return new ByteArrayInputStream(out.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void host(StringBuilder out, Random random, int week, int host) {
        var ended = "Mon Jan %2d 02:00:00 2024".formatted(week * 7 + 1);
        out.append(
                """
                <ReportHost name="192.0.2.%d"><HostProperties>
                <tag name="HOST_END">%s</tag><tag name="host-ip">192.0.2.%d</tag>
                </HostProperties>
                """
                        .formatted(host, ended, host));
        for (int check = 1; check <= CHECKS; check++) {
            out.append(
                    """
                    <ReportItem port="%d" svc_name="www" protocol="tcp" severity="%d" \
                    pluginID="%d" pluginName="Example Service %d &lt; 2.%d Flaws" \
                    pluginFamily="Web Servers">
                    <description>The example service of version 1.%d has flaws.</description>
                    <solution>Upgrade to 2.%d or later.</solution>
                    <cve>CVE-2024-%d</cve>
                    <plugin_output>\
                    """
                            .formatted(
                                    80 + check,
                                    1 + check % 4,
                                    900_000 + check,
                                    check,
                                    check,
                                    check,
                                    check,
                                    90_000 + check));
            words(out, random);
            out.append("</plugin_output>\n</ReportItem>\n");
        }
        out.append("</ReportHost>\n");
    }

    private static void words(StringBuilder out, Random random) {
        for (int word = 0; word < WORDS; word++) {
            out.append(Integer.toString(random.nextInt(1_000_000), Character.MAX_RADIX))
                    .append(' ');
        }
    }
}
