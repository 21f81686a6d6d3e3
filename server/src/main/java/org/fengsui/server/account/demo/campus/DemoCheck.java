package org.fengsui.server.account.demo.campus;

import java.util.Arrays;

/** Checks that real scanners report again and again, by the scanner's own id and title. */
enum DemoCheck {
    SWEET32(
            42873,
            443,
            3,
            "7.5",
            "SSL Medium Strength Cipher Suites Supported (SWEET32)",
            "General"),
    SELF_SIGNED(57582, 443, 2, "6.5", "SSL Self-Signed Certificate", "General"),
    SSL_V3(20007, 443, 3, "9.8", "SSL Version 2 and 3 Protocol Detection", "Service detection"),
    RC4(65821, 443, 2, "5.9", "SSL RC4 Cipher Suites Supported (Bar Mitzvah)", "General"),
    TRACE(11213, 80, 2, "5.3", "HTTP TRACE / TRACK Methods Allowed", "Web Servers"),
    TOMCAT(12085, 8080, 2, "5.3", "Apache Tomcat Default Files", "Web Servers"),
    SMB_SIGNING(57608, 445, 2, "5.3", "SMB Signing not required", "Misc."),
    SNMP_PUBLIC(41028, 161, 3, "7.5", "SNMP Agent Default Community Name (public)", "SNMP"),
    FTP_CLEAR(34324, 21, 1, "3.7", "FTP Supports Cleartext Authentication", "FTP"),
    TELNET(42263, 23, 2, "6.5", "Unencrypted Telnet Server", "Misc."),
    LOG4SHELL(
            156014,
            8443,
            4,
            "10.0",
            "Apache Log4Shell RCE detection via callback correlation",
            "Web Servers"),
    TIMESTAMP(10114, 0, 1, "2.1", "ICMP Timestamp Request Remote Date Disclosure", "General");

    private final int plugin;
    private final int port;
    private final int level;
    private final String score;
    private final String title;
    private final String family;

    DemoCheck(int plugin, int port, int level, String score, String title, String family) {
        this.plugin = plugin;
        this.port = port;
        this.level = level;
        this.score = score;
        this.title = title;
        this.family = family;
    }

    /**
     * The check that observations name {@code nessus:42873}.
     *
     * @throws IllegalArgumentException if the scanner has none of that name
     */
    static DemoCheck named(String check) {
        return Arrays.stream(values())
                .filter(one -> one.check().equals(check))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no check " + check));
    }

    /** As observations name it. */
    String check() {
        return "nessus:" + plugin;
    }

    /** The scanner's plugin number. */
    int plugin() {
        return plugin;
    }

    /** Where it is found; 0 for the host itself. */
    int port() {
        return port;
    }

    /** That the port is open, as the port scanner says it. */
    String service() {
        var udp = protocol().equals("udp");
        return """
        <ReportItem port="%d" svc_name="general" protocol="%s" severity="0" pluginID="%d" pluginName="%s" \
        pluginFamily="Port scanners"><risk_factor>None</risk_factor>\
        <plugin_output>Port %d was found to be open</plugin_output></ReportItem>
        """
                .formatted(
                        port,
                        protocol(),
                        udp ? 14274 : 11219,
                        udp ? "Nessus SNMP Scanner" : "Nessus SYN scanner",
                        port);
    }

    private String protocol() {
        return this == SNMP_PUBLIC ? "udp" : port == 0 ? "icmp" : "tcp";
    }

    /** The item as it stands in a report. */
    String item() {
        return """
        <ReportItem port="%d" svc_name="general" protocol="%s" severity="%d" pluginID="%d" pluginName="%s" \
        pluginFamily="%s"><cvss3_base_score>%s</cvss3_base_score><risk_factor>%s</risk_factor>\
        <synopsis>%s</synopsis><solution>See the vendor's advice.</solution>\
        <plugin_output>found on port %d</plugin_output></ReportItem>
        """
                .formatted(
                        port, protocol(), level, plugin, title, family, score, word(), title, port);
    }

    private String word() {
        return switch (level) {
            case 4 -> "Critical";
            case 3 -> "High";
            case 2 -> "Medium";
            default -> "Low";
        };
    }
}
