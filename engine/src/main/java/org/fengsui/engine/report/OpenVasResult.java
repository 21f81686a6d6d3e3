package org.fengsui.engine.report;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.HostOrigin;
import org.fengsui.engine.observation.ObservationBuilder;
import org.fengsui.engine.observation.References;
import org.fengsui.engine.observation.ScanTime;
import org.jspecify.annotations.Nullable;

/** One result of an OpenVAS report. */
final class OpenVasResult {
    private static final int SHORT = 2_000;
    private static final int TEXT = 24_000;

    private final long line;
    private final References refs = new References();
    private final Map<String, String> tags = new HashMap<>();
    private String oid = "";
    private String name = "";
    private String nvtName = "";
    private String family = "";
    private String host = "";
    private String hostname = "";
    private String port = "";
    private String threat = "";
    private String severity = "";
    private String cvssBase = "";
    private String vector = "";
    private String solution = "";
    private String output = "";
    private String qodType = "";
    private String qodValue = "";
    private @Nullable Instant created;

    OpenVasResult(long line) {
        this.line = line;
    }

    String check() {
        return oid.isEmpty() ? title() : oid;
    }

    String host() {
        return host;
    }

    Ports port() {
        return Ports.parse(port);
    }

    boolean isEmpty() {
        return oid.isEmpty() && title().isEmpty();
    }

    void read(XmlCursor xml) {
        while (xml.child()) {
            switch (xml.name()) {
                case "name" -> name = xml.text(SHORT).strip();
                case "host" -> readHost(xml);
                case "port" -> port = xml.text(SHORT).strip();
                case "nvt" -> readNvt(xml);
                case "threat" -> threat = xml.text(SHORT).strip();
                case "severity" -> severity = xml.text(SHORT).strip();
                case "description" -> output = xml.text(TEXT);
                case "creation_time" -> created = ScanTime.parse(xml.text(SHORT));
                case "qod" -> readQod(xml);
                default -> xml.skip();
            }
        }
    }

    ObservationBuilder observation(Tally tally, @Nullable Instant scanStart) {
        Ports place = port();
        String number = severity.isEmpty() ? cvssBase : severity;
        String scannerWord = threat.isEmpty() ? number : threat;
        ObservationBuilder observation =
                tally.observation(check(), line)
                        .title(title())
                        .family(family)
                        .scannerSeverity(scannerWord, OpenVasSeverity.level(threat, number))
                        .cvss(
                                OpenVasSeverity.score(
                                        number,
                                        vector.isEmpty() ? tags.get("cvss_base_vector") : vector))
                        .ip(IpAddress.tryParse(host))
                        .port(place.number())
                        .transport(place.transport())
                        .service(place.service())
                        .time(scanStart == null ? created : scanStart)
                        .description(description())
                        .solution(solution.isBlank() ? tags.get("solution") : solution)
                        .evidence(output)
                        .foundByLogin(OpenVasSeverity.needsLogin(qodType, qodValue, family));
        if (!observation.hasIp() && !host.isEmpty()) {
            observation.host(host, HostOrigin.SCAN_TARGET);
        } else if (IpAddress.tryParse(hostname) == null) {
            observation.host(hostname, HostOrigin.DISCOVERED);
        }
        refs.addIdsFoundIn(oid).addIdsFoundIn(title()).take().forEach(observation.refs()::add);
        return observation;
    }

    private String title() {
        return !name.isEmpty() ? name : !nvtName.isEmpty() ? nvtName : firstLine();
    }

    /**
     * Results that the scanner itself writes, such as dead hosts, have no check and only a text.
     */
    private String firstLine() {
        return oid.isEmpty() ? output.strip().lines().findFirst().orElse("") : "";
    }

    private String description() {
        StringBuilder text = new StringBuilder();
        for (String part : new String[] {"summary", "insight", "impact", "affected"}) {
            String value = tags.getOrDefault(part, "").strip();
            if (!value.isEmpty() && !value.equals("N/A")) {
                text.append(text.isEmpty() ? "" : "\n\n").append(value);
            }
        }
        return text.toString();
    }

    private void readHost(XmlCursor xml) {
        StringBuilder own = new StringBuilder();
        while (xml.childCollectingText(own)) {
            if (xml.name().equals("hostname")) {
                hostname = xml.text(SHORT).strip();
            } else {
                xml.skip();
            }
        }
        host = own.toString().strip();
    }

    private void readNvt(XmlCursor xml) {
        oid = xml.attributeOrEmpty("oid").strip();
        oid = oid.equals("0") ? "" : oid;
        while (xml.child()) {
            switch (xml.name()) {
                case "name" -> nvtName = xml.text(SHORT).strip();
                case "family" -> family = xml.text(SHORT).strip();
                case "cvss_base" -> cvssBase = xml.text(SHORT).strip();
                case "severities" -> readSeverities(xml);
                case "tags" -> readTags(xml.text(TEXT * 3));
                case "solution" -> solution = xml.text(TEXT);
                case "refs" -> readRefs(xml);
                case "cve" -> refs.addAll(xml.text(TEXT));
                case "bid" -> readBids(xml.text(SHORT));
                case "xref" -> readXrefs(xml.text(TEXT));
                default -> xml.skip();
            }
        }
    }

    private void readSeverities(XmlCursor xml) {
        while (xml.child()) {
            while (xml.child()) {
                if (xml.name().equals("value")) {
                    vector = xml.text(SHORT).strip();
                } else {
                    xml.skip();
                }
            }
        }
    }

    private void readRefs(XmlCursor xml) {
        while (xml.child()) {
            String type = xml.attributeOrEmpty("type").toLowerCase(Locale.ROOT);
            String id = xml.attributeOrEmpty("id").strip();
            refs.add(type.equals("bid") || type.equals("bugtraq_id") ? "BID-" + id : id);
            xml.skip();
        }
    }

    private void readBids(String list) {
        for (String id : References.parts(list)) {
            refs.add(id.equals("NOBID") ? null : "BID-" + id);
        }
    }

    /** {@code URL:http://…, URL:http://…} of older versions. */
    private void readXrefs(String list) {
        for (String ref : References.parts(list)) {
            refs.add(ref.startsWith("URL:") ? ref.substring(4) : ref);
        }
    }

    private void readTags(String text) {
        for (String tag : text.split("\\|", -1)) {
            int equals = tag.indexOf('=');
            if (equals > 0) {
                tags.putIfAbsent(tag.substring(0, equals).strip(), tag.substring(equals + 1));
            }
        }
    }

    private void readQod(XmlCursor xml) {
        while (xml.child()) {
            switch (xml.name()) {
                case "value" -> qodValue = xml.text(SHORT).strip();
                case "type" -> qodType = xml.text(SHORT).strip();
                default -> xml.skip();
            }
        }
    }
}
