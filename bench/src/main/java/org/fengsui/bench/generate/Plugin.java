package org.fengsui.bench.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One check of the scanner with its texts, the same at each place where it finds something.
 *
 * @param id the number
 * @param title the name
 * @param family the family
 * @param severity 0 for information to 4 for critical
 * @param port where it looks, 0 for the host as a whole
 * @param service the scanner's name of the service
 * @param head the child elements before the output, escaped
 * @param tail the child elements after the output, escaped
 */
record Plugin(
        int id,
        String title,
        String family,
        int severity,
        int port,
        String service,
        String head,
        String tail) {
    private static final String[] FAMILIES = {
        "General",
        "Web Servers",
        "CGI abuses",
        "Service detection",
        "Windows",
        "Misc.",
        "Ubuntu Local Security Checks",
        "Databases",
        "Windows : Microsoft Bulletins",
        "SNMP"
    };
    private static final int[] PORTS = {0, 0, 22, 80, 443, 443, 445, 1433, 3306, 3389, 6379, 8080};
    private static final String[] SERVICES = {
        "general", "general", "ssh", "www", "www", "www", "cifs", "mssql", "mysql", "msrdp",
        "redis", "www"
    };
    private static final String[] RISKS = {"None", "Low", "Medium", "High", "Critical"};

    /** Checks with different numbers; none is one that means something else than a finding. */
    static List<Plugin> catalogue(int count, Random random) {
        List<Plugin> plugins = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            plugins.add(of(200_001 + 7 * i, random));
        }
        return plugins;
    }

    private static Plugin of(int id, Random random) {
        Prose prose = new Prose(random);
        int place = random.nextInt(PORTS.length);
        int roll = random.nextInt(100);
        int severity = roll < 55 ? 0 : roll < 61 ? 1 : roll < 82 ? 2 : roll < 94 ? 3 : 4;
        return new Plugin(
                id,
                prose.title(),
                FAMILIES[random.nextInt(FAMILIES.length)],
                severity,
                PORTS[place],
                SERVICES[place],
                head(severity, random, prose),
                tail(severity, random, prose));
    }

    private static String head(int severity, Random random, Prose prose) {
        XmlText xml = new XmlText();
        if (severity > 0) {
            int year = 2019 + random.nextInt(7);
            for (int i = random.nextInt(4); i >= 0; i--) {
                xml.element("cve", "CVE-" + year + "-" + (90_000 + random.nextInt(9_999)));
            }
            xml.element("cvss3_base_score", severity * 2 + 1 + "." + random.nextInt(10));
            xml.element("cvss3_vector", "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
            xml.element("cvss_base_score", severity * 2 + "." + random.nextInt(10));
            xml.element("cvss_vector", "CVSS2#AV:N/AC:L/Au:N/C:P/I:P/A:P");
            xml.element("cwe", Integer.toString(16 + random.nextInt(800)));
        }
        xml.element("description", prose.sentences(200 + random.nextInt(900)));
        if (severity > 1) {
            xml.element("exploit_available", random.nextBoolean() ? "true" : "false");
            xml.element("exploitability_ease", "No known exploits are available");
            xml.element("patch_publication_date", "2025/03/1" + random.nextInt(10));
        }
        xml.element("fname", "example_check_" + random.nextInt(99_999) + ".nasl");
        xml.element("plugin_modification_date", "2025/11/0" + (1 + random.nextInt(9)));
        return xml.toString();
    }

    private static String tail(int severity, Random random, Prose prose) {
        XmlText xml = new XmlText();
        xml.element("plugin_publication_date", "2024/05/2" + random.nextInt(10));
        xml.element("plugin_type", random.nextInt(4) == 0 ? "local" : "remote");
        xml.element("risk_factor", RISKS[severity]);
        xml.element("script_version", "1." + random.nextInt(60));
        if (random.nextInt(3) > 0) {
            StringBuilder links = new StringBuilder();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                links.append(links.isEmpty() ? "" : "\n");
                links.append("https://advisories.example.org/?u=").append(random.nextInt(1 << 30));
            }
            xml.element("see_also", links.toString());
        }
        xml.element("solution", severity == 0 ? "n/a" : prose.sentences(40 + random.nextInt(160)));
        xml.element("synopsis", prose.sentences(40));
        if (severity > 1) {
            xml.element("vpr_score", severity + 4 + "." + random.nextInt(10));
            xml.element("xref", "EXAMPLE-A:2025-A-0" + random.nextInt(1_000));
        }
        return xml.toString();
    }
}
