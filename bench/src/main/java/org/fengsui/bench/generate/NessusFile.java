package org.fengsui.bench.generate;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes a Nessus v2 report as a campus scan exports it: a policy that lists its plugins, hosts by
 * address and by name, per host the scan information, and findings with several KB of text. Only
 * one item is held at a time.
 */
public final class NessusFile {
    private static final Instant FIRST_SCAN = Instant.parse("2026-03-02T01:00:00Z");
    private static final DateTimeFormatter CLASSIC =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int CATALOGUE = 600;
    private static final int LISTED_PLUGINS = 60_000;
    private static final int SCAN_INFORMATION = 19506;
    private static final int UNITS = 40;
    private static final int HOSTS_OF_UNIT = 240;

    private final NessusOptions options;
    private final OutputStream out;
    private final List<Plugin> plugins;
    private final Random outputs;
    private final Prose prose;
    private final XmlText xml = new XmlText();
    private long written;
    private int itemsLeft;

    private NessusFile(NessusOptions options, OutputStream out) {
        this.options = options;
        this.out = out;
        int wanted = Math.max(CATALOGUE, options.itemsOn(0) * 2);
        plugins = Plugin.catalogue(wanted, new Random(options.seed()));
        outputs = new Random(options.seed() * 31 + options.outputs());
        prose = new Prose(outputs);
        itemsLeft = options.items();
    }

    /** Writes the file anew. */
    public static void write(NessusOptions options, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            write(options, out);
        }
    }

    /** Writes the report; the stream stays open. */
    public static void write(NessusOptions options, OutputStream out) throws IOException {
        new NessusFile(options, out).write();
    }

    private void write() throws IOException {
        xml.raw("<?xml version=\"1.0\" ?>\n<NessusClientData_v2>\n");
        policy();
        xml.raw("<Report name=\"Campus scan\" xmlns:cm=\"http://www.nessus.org/cm\">\n");
        flush();
        for (int i = 0; i < options.hosts(); i++) {
            host(options.outputs() % 2 == 0 ? i : options.hosts() - 1 - i);
        }
        xml.raw("</Report>\n</NessusClientData_v2>\n");
        flush();
    }

    private void policy() {
        xml.raw("<Policy><policyName>Campus servers</policyName>\n<Preferences>");
        xml.raw("<ServerPreferences>\n");
        preference("scan_description", "Weekly scan of the server networks");
        preference("port_range", "1-65535");
        preference("reverse_lookup", "no");
        StringBuilder list = new StringBuilder(LISTED_PLUGINS * 7).append(SCAN_INFORMATION);
        for (Plugin plugin : plugins) {
            list.append(';').append(plugin.id());
        }
        for (int i = plugins.size(); i < LISTED_PLUGINS; i++) {
            list.append(';').append(10_000 + 3 * i);
        }
        preference("plugin_set", list.toString());
        xml.raw("</ServerPreferences>\n</Preferences>\n</Policy>\n");
    }

    private void preference(String name, String value) {
        xml.raw("<preference>").element("name", name).element("value", value);
        xml.raw("</preference>\n");
    }

    private void host(int host) throws IOException {
        String address = address(host);
        String name = "host-" + host + ".example.edu.cn";
        boolean byName = host % 5 == 0;
        Instant start =
                FIRST_SCAN.plus(Duration.ofDays(7L * options.rescan())).plusSeconds(20L * host);
        Instant end = start.plusSeconds(900);
        xml.raw("<ReportHost").attribute("name", byName ? name : address);
        xml.raw("><HostProperties>\n");
        tag("HOST_END", CLASSIC.format(end));
        tag("HOST_END_TIMESTAMP", Long.toString(end.getEpochSecond()));
        tag("operating-system", "Example Linux 12");
        tag("host-ip", address);
        if (host % 5 < 3) {
            tag("host-fqdn", name);
        }
        tag(
                "mac-address",
                String.format(Locale.ROOT, "02:00:00:00:%02x:%02x", host >> 8, host & 0xff));
        tag("HOST_START", CLASSIC.format(start));
        tag("HOST_START_TIMESTAMP", Long.toString(start.getEpochSecond()));
        xml.raw("</HostProperties>\n");
        information(start);
        for (Plugin plugin : pluginsOn(host)) {
            item(plugin);
        }
        xml.raw("</ReportHost>\n");
        flush();
    }

    /** Spread over the office networks of the demo's 40 units, 10.20.1.0/24 to 10.20.40.0/24. */
    private static String address(int host) {
        int inRound = host % (UNITS * HOSTS_OF_UNIT);
        return "10."
                + (20 + host / (UNITS * HOSTS_OF_UNIT))
                + "."
                + (1 + inRound % UNITS)
                + "."
                + (10 + inRound / UNITS);
    }

    private void tag(String name, String value) {
        xml.raw("<tag").attribute("name", name).raw(">" + value + "</tag>\n");
    }

    /** Half of what a host shows is common to all hosts; the last place is the scan information. */
    private List<Plugin> pluginsOn(int host) {
        Random choice = new Random(options.seed() + 7_919L * (host + 1));
        int count = options.itemsOn(host) - 1;
        List<Plugin> chosen = new ArrayList<>(plugins.subList(0, count / 2));
        List<Plugin> rest = new ArrayList<>(plugins.subList(count / 2, plugins.size()));
        for (int i = 0; i < count - count / 2; i++) {
            int pick = i + choice.nextInt(rest.size() - i);
            Plugin taken = rest.get(pick);
            rest.set(pick, rest.get(i));
            chosen.add(taken);
        }
        return chosen;
    }

    private void information(Instant start) throws IOException {
        String scanned =
                """
                Information about this scan :

                Nessus version : 10.8.3
                Plugin feed version : 202603010215
                Scanner IP : 10.0.0.9
                Port range : 1-65535
                Credentialed checks : no
                Scan Start Date : %s UTC
                Scan duration : 900 sec
                """
                        .formatted(
                                DateTimeFormatter.ofPattern("yyyy/M/d H:mm", Locale.ROOT)
                                        .withZone(ZoneOffset.UTC)
                                        .format(start));
        open(SCAN_INFORMATION, "Nessus Scan Information", "Settings", 0, 0, "general");
        xml.element("plugin_type", "summary").element("plugin_output", scanned);
        xml.raw("</ReportItem>\n");
        flush();
        itemsLeft--;
    }

    private void item(Plugin plugin) throws IOException {
        open(
                plugin.id(),
                plugin.title(),
                plugin.family(),
                plugin.severity(),
                plugin.port(),
                plugin.service());
        xml.raw(plugin.head()).element("plugin_name", plugin.title());
        xml.element("plugin_output", prose.output(outputLength(plugin)));
        xml.raw(plugin.tail()).raw("</ReportItem>\n");
        flush();
        itemsLeft--;
    }

    private void open(int id, String title, String family, int severity, int port, String service) {
        xml.raw("<ReportItem").attribute("port", Integer.toString(port));
        xml.attribute("svc_name", service).attribute("protocol", "tcp");
        xml.attribute("severity", Integer.toString(severity));
        xml.attribute("pluginID", Integer.toString(id)).attribute("pluginName", title);
        xml.attribute("pluginFamily", family).raw(">\n");
    }

    /** Few outputs are long; together they fill the file to its size. */
    private int outputLength(Plugin plugin) {
        long room = (options.bytes() - written) / itemsLeft;
        long rest = Math.max(100, room - plugin.head().length() - plugin.tail().length() - 450);
        int roll = outputs.nextInt(100);
        double share =
                roll < 75
                        ? 0.1 + 0.4 * outputs.nextDouble()
                        : roll < 95 ? 1 + 2 * outputs.nextDouble() : 5 + 5 * outputs.nextDouble();
        return (int) Math.min(30_000, rest * share * 0.97);
    }

    private void flush() throws IOException {
        byte[] bytes = xml.toString().getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        written += bytes.length;
        xml.clear();
    }
}
