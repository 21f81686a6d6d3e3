package org.fengsui.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fengsui.engine.observation.Category;
import org.fengsui.engine.observation.Cvss;
import org.fengsui.engine.observation.ObservationBuilder;
import org.fengsui.engine.observation.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One script result. {@code vulners} lists a flaw per entry; scripts of Nmap's vulnerability
 * library state whether the host is vulnerable and how grave it is; brute-force and default-account
 * scripts that found a login mean a weak password; everything else is information.
 */
final class NmapScript {
    private static final int OUTPUT = 32_000;
    private static final int ELEM = 1_000;
    private static final int ENTRIES = 10_000;
    private static final Pattern RISK = Pattern.compile("(?i)Risk factor:\\s*([A-Za-z]+)");
    private static final Pattern STATE =
            Pattern.compile("(?m)^\\s*State:\\s*((?:NOT |LIKELY |UNKNOWN|VULNERABLE)[^\\r\\n]*)");
    private static final Pattern LOGIN =
            Pattern.compile("(?i)valid (?:credentials|account)|=> login correct|login success");
    private static final Pattern VULNERS_LINE =
            Pattern.compile(
                    "(?m)^\\s*((?:CVE-\\d{4}-\\d+|[A-Z][A-Z0-9_]+:\\S+))\\s+(\\d+(?:\\.\\d+)?)\\s+(https?://\\S+)");

    private final String id;
    private final String output;
    private final long line;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> titles = new ArrayList<>();

    /**
     * An entry of {@code vulners}.
     *
     * @param component the product it belongs to, as CPE
     */
    private record Entry(String component, String id, String cvss, String url) {}

    private NmapScript(String id, String output, long line) {
        this.id = id;
        this.output = output;
        this.line = line;
    }

    static NmapScript read(XmlCursor xml) {
        String output = xml.attributeOrEmpty("output");
        String kept = output.length() <= OUTPUT ? output : output.substring(0, OUTPUT);
        NmapScript script = new NmapScript(xml.attributeOrEmpty("id"), kept, xml.line());
        script.readTables(xml, "");
        if (script.isVulners() && script.entries.isEmpty()) {
            script.readVulnersText();
        }
        return script;
    }

    String id() {
        return id;
    }

    void report(NmapHost host, @Nullable NmapPort port, Tally tally) {
        if (isVulners() && !entries.isEmpty()) {
            for (Entry entry : entries) {
                tally.accept(ofEntry(entry, host.observation("vulners:" + entry.id(), port, line)));
            }
            return;
        }
        ObservationBuilder observation =
                host.observation(id, port, line).title(title()).evidence(output);
        observation.refs().addIdsFoundIn(id.toUpperCase(Locale.ROOT)).addFoundIn(output);
        judge(observation);
        tally.accept(observation);
    }

    private boolean isVulners() {
        return id.equals("vulners");
    }

    private ObservationBuilder ofEntry(Entry entry, ObservationBuilder observation) {
        observation.refs().add(entry.id()).add(entry.url());
        return observation
                .title(
                        entry.id()
                                + (entry.component().isEmpty()
                                        ? ""
                                        : " (" + entry.component() + ")"))
                .scannerSeverity(entry.cvss(), null)
                .cvss(Cvss.ofText(entry.cvss(), ""))
                .category(Category.VULNERABILITY)
                .evidence(entry.component());
    }

    private void judge(ObservationBuilder observation) {
        Matcher state = STATE.matcher(output);
        boolean vulnerable =
                state.find()
                        && !state.group(1).startsWith("NOT")
                        && !state.group(1).startsWith("UNKNOWN");
        Matcher risk = RISK.matcher(output);
        if (vulnerable) {
            Severity level = risk.find() ? Severity.ofWord(risk.group(1)) : null;
            observation
                    .scannerSeverity(level == null ? state.group(1).strip() : risk.group(1), level)
                    .severity(level == null ? Severity.MEDIUM : null);
        } else if (isLoginFound()) {
            observation.severity(Severity.HIGH).category(Category.WEAK_PASSWORD);
        } else {
            observation.severity(Severity.INFO).category(Category.OTHER);
        }
    }

    private boolean isLoginFound() {
        boolean guesses =
                id.endsWith("-brute")
                        || id.contains("default-accounts")
                        || id.contains("empty-password");
        boolean emptyPassword =
                id.contains("empty-password") && output.contains("has empty password");
        return guesses && (emptyPassword || LOGIN.matcher(output).find() || isDefaultAccount());
    }

    /**
     * {@code http-default-accounts} prints the product and the pairs that worked: {@code
     * admin:admin}.
     */
    private boolean isDefaultAccount() {
        return id.contains("default-accounts")
                && Pattern.compile("(?m)^\\s+\\S+:\\S*\\s*$").matcher(output).find();
    }

    private String title() {
        return titles.isEmpty() ? id : id + ": " + titles.getFirst();
    }

    private void readTables(XmlCursor xml, String key) {
        String entryId = "";
        String cvss = "";
        while (xml.child()) {
            String childKey = xml.attributeOrEmpty("key");
            if (xml.name().equals("table")) {
                readTables(xml, childKey.isEmpty() ? key : childKey);
                continue;
            }
            if (!xml.name().equals("elem")) {
                xml.skip();
                continue;
            }
            String value = xml.text(ELEM).strip();
            switch (childKey.toLowerCase(Locale.ROOT)) {
                case "id" -> entryId = value;
                case "cvss" -> cvss = value;
                case "title" -> titles.add(value);
                default -> {}
            }
        }
        if (isVulners() && !entryId.isEmpty() && entries.size() < ENTRIES) {
            String url = entryId.startsWith("CVE-") ? "https://vulners.com/cve/" + entryId : "";
            entries.add(new Entry(key, entryId, cvss, url));
        }
    }

    /** Older versions of Nmap write the list only as text. */
    private void readVulnersText() {
        Matcher entry = VULNERS_LINE.matcher(output);
        while (entry.find() && entries.size() < ENTRIES) {
            entries.add(new Entry("", entry.group(1), entry.group(2), entry.group(3)));
        }
    }
}
