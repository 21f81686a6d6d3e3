package org.fengsui.engine.observation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.engine.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Assembles one observation from what a reader finds, caps the long fields, masks passwords and
 * decides severity and category. Not for reuse: one builder, one observation.
 */
public final class ObservationBuilder {
    private static final int TITLE = 500;
    private static final int TEXT = 20_000;
    private static final int EVIDENCE = 16_000;
    private static final int SHORT = 200;
    private static final int NUMBER = 60;
    private static final int URL = 4_000;

    private final String format;
    private final String check;
    private final long line;
    private final References refs = new References();
    private final List<String> tags = new ArrayList<>();
    private String title = "";
    private @Nullable Category category;
    private @Nullable String scannerSeverity;
    private @Nullable Severity scannerLevel;
    private @Nullable Severity decided;
    private @Nullable Cvss cvss;
    private @Nullable String family;
    private @Nullable String host;
    private @Nullable HostOrigin hostOrigin;
    private @Nullable IpAddress ip;
    private @Nullable Integer port;
    private @Nullable Transport transport;
    private @Nullable String service;
    private @Nullable String url;
    private @Nullable String method;
    private @Nullable String parameter;
    private @Nullable Instant time;
    private String description = "";
    private String solution = "";
    private String evidence = "";
    private @Nullable String sourceNumber;
    private boolean foundByLogin;

    /** Starts an observation of a check, found at a line of the file. */
    public ObservationBuilder(String format, String check, long line) {
        this.format = format;
        this.check = cut(check.strip(), SHORT);
        this.line = line;
    }

    /** The title. */
    public ObservationBuilder title(@Nullable String text) {
        title = text == null ? "" : cut(oneLine(text), TITLE);
        return this;
    }

    /** A category that the report itself states; without it the rules decide. */
    public ObservationBuilder category(@Nullable Category stated) {
        category = stated;
        return this;
    }

    /** What the scanner said about severity, and what it means on our scale (null if nothing). */
    public ObservationBuilder scannerSeverity(@Nullable String text, @Nullable Severity level) {
        scannerSeverity = blank(text) ? null : cut(oneLine(String.valueOf(text)), SHORT);
        scannerLevel = level;
        return this;
    }

    /** Fixes our severity where the rule of {@link Severity#decide} must not apply. */
    public ObservationBuilder severity(@Nullable Severity fixed) {
        decided = fixed;
        return this;
    }

    /** A score; version 3 and 4 win over older ones. */
    public ObservationBuilder cvss(@Nullable Cvss score) {
        cvss = Cvss.prefer(cvss, score);
        return this;
    }

    /** The scanner's family of the check. */
    public ObservationBuilder family(@Nullable String name) {
        family = name;
        return this;
    }

    /** A tag of the check. */
    public ObservationBuilder tag(String tag) {
        tags.add(tag);
        return this;
    }

    /** The host name and where it comes from; a blank name is none. */
    public ObservationBuilder host(@Nullable String name, HostOrigin origin) {
        host = blank(name) ? null : cut(String.valueOf(name).strip(), 255);
        hostOrigin = host == null ? null : origin;
        return this;
    }

    /** Whether a host name is known so far. */
    public boolean hasHost() {
        return host != null;
    }

    /** The address. */
    public ObservationBuilder ip(@Nullable IpAddress address) {
        ip = address;
        return this;
    }

    /** Whether an address is known so far. */
    public boolean hasIp() {
        return ip != null;
    }

    /** The port; 0 and anything outside 1–65535 mean the host as a whole. */
    public ObservationBuilder port(@Nullable Integer number) {
        port = number == null || number < 1 || number > 65535 ? null : number;
        return this;
    }

    /** Whether a port is known so far. */
    public boolean hasPort() {
        return port != null;
    }

    /** The transport. */
    public ObservationBuilder transport(@Nullable Transport protocol) {
        transport = protocol;
        return this;
    }

    /** The scanner's name of the service. */
    public ObservationBuilder service(@Nullable String name) {
        service = blank(name) ? null : cut(String.valueOf(name).strip(), SHORT);
        return this;
    }

    /** The tested URL; secrets in it are masked. */
    public ObservationBuilder url(@Nullable String text) {
        url = blank(text) ? null : cut(Secrets.mask(String.valueOf(text).strip()), URL);
        return this;
    }

    /** The HTTP method. */
    public ObservationBuilder method(@Nullable String name) {
        method = blank(name) ? null : cut(String.valueOf(name).strip(), SHORT);
        return this;
    }

    /** The tested parameter. */
    public ObservationBuilder parameter(@Nullable String name) {
        parameter = blank(name) ? null : cut(String.valueOf(name).strip(), SHORT * 5);
        return this;
    }

    /** The references, to be added to. */
    public References refs() {
        return refs;
    }

    /** The time. */
    public ObservationBuilder time(@Nullable Instant at) {
        time = at;
        return this;
    }

    /** What it is; taken as the scanner vendor's text, not searched for secrets. */
    public ObservationBuilder description(@Nullable String text) {
        description = text == null ? "" : cut(text.strip(), TEXT);
        return this;
    }

    /** What to do. */
    public ObservationBuilder solution(@Nullable String text) {
        String stripped = text == null ? "" : cut(text.strip(), TEXT);
        solution = stripped.equalsIgnoreCase("n/a") ? "" : stripped;
        return this;
    }

    /** What the scanner saw; passwords are masked. */
    public ObservationBuilder evidence(@Nullable String text) {
        evidence = text == null ? "" : Secrets.mask(cut(text.strip(), EVIDENCE));
        return this;
    }

    /** The number under which whoever reports it keeps it. */
    public ObservationBuilder sourceNumber(@Nullable String text) {
        sourceNumber = blank(text) ? null : cut(oneLine(String.valueOf(text)), NUMBER);
        return this;
    }

    /** Whether the check needs a login. */
    public ObservationBuilder foundByLogin(boolean needed) {
        foundByLogin = needed;
        return this;
    }

    /** The observation. */
    public Observation build() {
        List<String> references = refs.take();
        Severity severity = decided != null ? decided : Severity.decide(scannerLevel, cvss);
        boolean rated = scannerLevel != null || cvss != null;
        Category decidedCategory =
                category != null
                        ? category
                        : CategoryRules.standard()
                                .decide(severity, rated, title, family, tags, references);
        return new Observation(
                format,
                check,
                title.isEmpty() ? check : title,
                decidedCategory,
                severity,
                scannerSeverity,
                cvss == null ? null : cvss.score(),
                cvss == null ? null : cvss.version(),
                host,
                hostOrigin,
                ip,
                port,
                transport,
                service,
                url,
                method,
                parameter,
                references,
                time,
                description,
                solution,
                evidence,
                sourceNumber,
                foundByLogin,
                line);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String oneLine(String text) {
        String stripped = text.strip();
        for (int i = 0; i < stripped.length(); i++) {
            if (stripped.charAt(i) < ' ') {
                return stripped.replaceAll("\\s+", " ");
            }
        }
        return stripped;
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + "…";
    }
}
