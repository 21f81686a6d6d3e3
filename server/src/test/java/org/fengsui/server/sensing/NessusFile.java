package org.fengsui.server.sensing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/**
 * Makes Nessus v2 files of any size, the same from the same seed: every host has every item, at
 * ports and with texts of the usual length.
 */
public record NessusFile(long seed, int hosts, int itemsPerHost, Instant at, String name) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss uuuu", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final String[] RISKS = {"None", "Low", "Medium", "High", "Critical"};
    private static final int DESCRIPTION = 1700;
    private static final int OUTPUT = 1100;

    /** 39,200 results in about 142 MB. */
    public static NessusFile large(Instant at, String name) {
        return new NessusFile(7, 400, 98, at, name);
    }

    /** Writes it. */
    public void write(Path file) {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same in memory. */
    public byte[] bytes() {
        var text = new StringWriter();
        try (var out = new BufferedWriter(text)) {
            write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(BufferedWriter out) throws IOException {
        var random = new Random(seed);
        var descriptions = new String[itemsPerHost];
        for (int i = 0; i < itemsPerHost; i++) {
            descriptions[i] = words(random, DESCRIPTION);
        }
        out.write("<?xml version=\"1.0\" ?>\n<NessusClientData_v2>\n<Policy><policyName>");
        out.write("weekly</policyName><Preferences><ServerPreferences>");
        preference(out, "plugin_set", plugins());
        preference(out, "port_range", "1-65535");
        out.write("</ServerPreferences></Preferences></Policy>\n<Report name=\"" + name + "\">\n");
        for (int host = 0; host < hosts; host++) {
            host(out, random, host, descriptions);
        }
        out.write("</Report>\n</NessusClientData_v2>\n");
    }

    private String plugins() {
        var list = new StringBuilder();
        for (int i = 0; i < itemsPerHost; i++) {
            list.append(10000 + i).append(';');
        }
        return list.toString();
    }

    private static void preference(Writer out, String name, String value) throws IOException {
        out.write("<preference><name>" + name + "</name><value>" + value);
        out.write("</value></preference>\n");
    }

    private void host(Writer out, Random random, int host, String[] descriptions)
            throws IOException {
        var ip = "10.20." + host / 250 + "." + (host % 250 + 1);
        out.write("<ReportHost name=\"" + ip + "\"><HostProperties>\n");
        tag(out, "HOST_START", STAMP.format(at.minusSeconds(600)));
        tag(out, "HOST_END", STAMP.format(at));
        tag(out, "host-ip", ip);
        out.write("</HostProperties>\n");
        for (int i = 0; i < itemsPerHost; i++) {
            int risk = i % 5;
            out.write(
                    "<ReportItem port=\"" + (i % 7 == 0 ? 0 : 20 + i * 37) + "\" svc_name=\"www\"");
            out.write(" protocol=\"tcp\" severity=\"" + risk + "\" pluginID=\"" + (10000 + i));
            out.write("\" pluginName=\"Service " + i + " &lt; 2.4." + i + " Multiple Flaws\"");
            out.write(" pluginFamily=\"Web Servers\">\n<description>" + descriptions[i]);
            out.write("</description>\n<solution>Upgrade to 2.4." + i + " or later.</solution>\n");
            out.write("<risk_factor>" + RISKS[risk] + "</risk_factor>\n<cve>CVE-2024-1" + i);
            out.write("</cve>\n<synopsis>The remote service has flaws.</synopsis>\n");
            out.write("<plugin_output>" + words(random, OUTPUT) + "</plugin_output>\n");
            out.write("</ReportItem>\n");
        }
        out.write("</ReportHost>\n");
    }

    private static void tag(Writer out, String name, String value) throws IOException {
        out.write("<tag name=\"" + name + "\">" + value + "</tag>\n");
    }

    private static String words(Random random, int length) {
        var text = new StringBuilder(length + 16);
        while (text.length() < length) {
            int word = 3 + random.nextInt(8);
            for (int i = 0; i < word; i++) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            text.append(random.nextInt(12) == 0 ? '\n' : ' ');
        }
        return text.toString();
    }
}
