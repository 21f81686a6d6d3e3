package org.fengsui.engine.report;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fengsui.engine.observation.Cvss;
import org.fengsui.engine.observation.ObservationBuilder;
import org.fengsui.engine.observation.References;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.observation.Transport;
import org.jspecify.annotations.Nullable;

/** One ReportItem. */
final class NessusItem {
    private static final Pattern OLD_COMPLIANCE =
            Pattern.compile("^\"([^\"]{1,500})\"\\s*:\\s*\\[(PASSED|FAILED|WARNING|ERROR)]");
    private static final int SHORT = 2_000;
    private static final int TEXT = 24_000;
    private static final int PASSED_OR_NOT = 40;

    private final References refs = new References();
    private long line;
    private String plugin = "";
    private String title = "";
    private String family = "";
    private String severity = "";
    private String riskFactor = "";
    private List<String> references = List.of();
    private String port = "";
    private String protocol = "";
    private String service = "";
    private String type = "";
    private String synopsis = "";
    private String description = "";
    private String solution = "";
    private String output = "";
    private String complianceId = "";
    private String complianceName = "";
    private String complianceInfo = "";
    private String complianceResult = "";
    private String complianceActual = "";
    private @Nullable Cvss cvss;

    String plugin() {
        return plugin;
    }

    void read(XmlCursor xml) {
        line = xml.line();
        plugin = xml.attributeOrEmpty("pluginID");
        title = xml.attributeOrEmpty("pluginName");
        family = xml.attributeOrEmpty("pluginFamily");
        severity = xml.attributeOrEmpty("severity");
        port = xml.attributeOrEmpty("port");
        protocol = xml.attributeOrEmpty("protocol");
        service = xml.attributeOrEmpty("svc_name");
        while (xml.child()) {
            readChild(xml);
        }
        if (severity.isBlank()) {
            severity = riskFactor;
        }
        if (complianceName.isEmpty() && family.endsWith("Compliance")) {
            readOldCompliance();
        }
        references = refs.take();
        if (title.isBlank()) {
            title = synopsis.isBlank() ? firstReference() : synopsis;
        }
    }

    /** Whether the item says nothing that could name a finding. */
    boolean isEmpty() {
        return plugin.isBlank() && title.isBlank();
    }

    void show(NessusHost host) {
        host.item(plugin, Transport.of(protocol), portNumber(), output);
    }

    ObservationBuilder observation(Tally tally, NessusHost host, NessusPolicy policy) {
        boolean compliance = !complianceName.isEmpty() || !complianceId.isEmpty();
        String sub = complianceId.isEmpty() ? complianceName : complianceId;
        ObservationBuilder observation =
                tally.observation(compliance ? check() + ":" + sub : check(), line)
                        .title(complianceName.isEmpty() ? title : complianceName)
                        .family(family)
                        .scannerSeverity(severity, level())
                        .cvss(cvss)
                        .port(portNumber())
                        .transport(Transport.of(protocol))
                        .service(service)
                        .description(text())
                        .solution(solution)
                        .evidence(complianceActual.isEmpty() ? output : complianceActual)
                        .foundByLogin(compliance || type.equals("local"));
        host.describe(observation, policy);
        references.forEach(observation.refs()::add);
        return observation;
    }

    /** The plugin's id; items written by other tools may lack it. */
    private String check() {
        return plugin.isBlank() ? title : plugin;
    }

    private String firstReference() {
        return references.isEmpty() ? "" : references.getFirst();
    }

    /** Versions up to 5 print a compliance result as text: {@code "1.1 Title" : [FAILED]}. */
    private void readOldCompliance() {
        Matcher result = OLD_COMPLIANCE.matcher(description.strip());
        if (result.find()) {
            complianceName = result.group(1).strip();
            complianceResult = result.group(2);
        }
    }

    /**
     * What the severity number means: 0 information to 4 critical; a passed compliance check is
     * information.
     */
    private @Nullable Severity level() {
        return complianceResult.equals("PASSED") ? Severity.INFO : ofNumber(severity);
    }

    static @Nullable Severity ofNumber(String number) {
        return switch (number.strip()) {
            case "4" -> Severity.CRITICAL;
            case "3" -> Severity.HIGH;
            case "2" -> Severity.MEDIUM;
            case "1" -> Severity.LOW;
            case "0" -> Severity.INFO;
            default -> Severity.ofWord(number);
        };
    }

    private String text() {
        if (!complianceInfo.isEmpty()) {
            return complianceInfo;
        }
        return description.isEmpty() || synopsis.isEmpty()
                ? synopsis + description
                : synopsis + "\n\n" + description;
    }

    private int portNumber() {
        boolean number =
                !port.isEmpty() && port.length() <= 5 && port.chars().allMatch(Character::isDigit);
        return number ? Integer.parseInt(port) : 0;
    }

    private void readChild(XmlCursor xml) {
        switch (xml.name()) {
            case "description" -> description = xml.text(TEXT);
            case "synopsis" -> synopsis = xml.text(TEXT);
            case "solution" -> solution = xml.text(TEXT);
            case "plugin_output" -> output = xml.text(TEXT);
            case "plugin_type" -> type = xml.text(SHORT);
            case "plugin_name" -> title = title.isEmpty() ? xml.text(SHORT) : consumed(xml, title);
            case "cve" -> refs.add(xml.text(SHORT));
            case "cwe" -> refs.addCwe(xml.text(SHORT));
            case "bid" -> refs.add("BID-" + xml.text(SHORT).strip());
            case "xref" -> refs.add(xml.text(SHORT));
            case "see_also" -> refs.addAll(xml.text(SHORT));
            case "cvss_base_score", "cvss" -> score(xml, "2.0");
            case "cvss3_base_score", "cvssv3" -> score(xml, "3.0");
            case "cvss4_base_score", "cvssv4" -> score(xml, "4.0");
            case "risk_factor" -> riskFactor = xml.text(SHORT).strip();
            default -> readCompliance(xml);
        }
    }

    private void readCompliance(XmlCursor xml) {
        switch (xml.name()) {
            case "compliance-check-id" -> complianceId = xml.text(SHORT).strip();
            case "compliance-check-name" -> complianceName = xml.text(SHORT).strip();
            case "compliance-info" -> complianceInfo = xml.text(TEXT);
            case "compliance-solution" -> solution = xml.text(TEXT);
            case "compliance-actual-value" -> complianceActual = xml.text(TEXT);
            case "compliance-result" ->
                    complianceResult = xml.text(PASSED_OR_NOT).strip().toUpperCase(Locale.ROOT);
            default -> xml.skip();
        }
    }

    private void score(XmlCursor xml, String version) {
        cvss = Cvss.prefer(cvss, Cvss.ofText(xml.text(SHORT), version));
    }

    private static String consumed(XmlCursor xml, String kept) {
        xml.skip();
        return kept;
    }
}
