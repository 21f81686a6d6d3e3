package org.fengsui.engine.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The formats that are read. The word of each is also the namespace of its checks in fingerprints:
 * never rename.
 */
public enum ReportFormat {
    /** Tenable Nessus: XML version 2 and CSV (also of Tenable.sc and Tenable.io). */
    NESSUS,
    /** OpenVAS / Greenbone: XML and CSV. */
    OPENVAS,
    /** Nmap XML. */
    NMAP,
    /** Nuclei: JSON and JSON Lines, versions 2 and 3. */
    NUCLEI,
    /** OWASP ZAP XML. */
    ZAP,
    /** CSV, Excel or JSON with a column mapping. */
    GENERIC;

    /** The stable word, for example {@code nessus}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format of that word in any case. */
    public static Optional<ReportFormat> of(String word) {
        return Arrays.stream(values())
                .filter(f -> f.word().equalsIgnoreCase(word.strip()))
                .findFirst();
    }

    /** All words, separated by commas, for messages. */
    public static String words() {
        return Arrays.stream(values()).map(ReportFormat::word).collect(Collectors.joining(", "));
    }
}
