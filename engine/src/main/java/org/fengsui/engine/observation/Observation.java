package org.fengsui.engine.observation;

import java.time.Instant;
import java.util.List;
import org.fengsui.engine.net.AddressFormatException;
import org.fengsui.engine.net.HostName;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.net.WebUrl;
import org.jspecify.annotations.Nullable;

/**
 * One raw result of a scanner: a report item, a CSV row, an alert instance, a JSON line. Nothing is
 * merged.
 *
 * @param format the namespace of the check: {@code nessus}, {@code openvas}, {@code nmap}, {@code
 *     nuclei}, {@code zap}, {@code generic}
 * @param check the scanner's stable id of the check: Nessus plugin id, OpenVAS OID, Nuclei template
 *     id (with {@code :matcher}), ZAP plugin id, Nmap script id or {@code open-port}
 * @param title as the scanner names it
 * @param category the class of Article 6 (第六条)
 * @param severity ours
 * @param scannerSeverity the text the scanner gave, null if it gave none
 * @param cvss the base score, null if there is none
 * @param cvssVersion the version of the score; null without score, empty if the report does not say
 * @param host the name, null if only an address is known
 * @param hostOrigin where the name comes from; null exactly if there is no name
 * @param ip the address, null if unknown
 * @param port from 1 to 65535, null if the result concerns the host as a whole
 * @param transport of the port, null if unknown
 * @param service the scanner's name of the service, null if unknown
 * @param url the tested URL with secrets masked, null if the check is not about a URL
 * @param method the HTTP method, null if unknown
 * @param parameter the tested parameter, null if none
 * @param refs ids in upper case (CVE, CNVD, CNNVD, CWE, …) and URLs, distinct, in the report's
 *     order
 * @param time of the result, or of the host's scan; null if the report says neither
 * @param description what it is; empty if the report does not say
 * @param solution what to do; empty if the report does not say
 * @param evidence what the scanner saw, capped, passwords masked; empty if none
 * @param sourceNumber the number under which whoever reports it keeps it; null if the report gives
 *     none
 * @param foundByLogin whether the check needs a login on the host, so that only a login scan can
 *     prove it gone
 * @param line where it stands in the file, from 1
 */
public record Observation(
        String format,
        String check,
        String title,
        Category category,
        Severity severity,
        @Nullable String scannerSeverity,
        @Nullable Double cvss,
        @Nullable String cvssVersion,
        @Nullable String host,
        @Nullable HostOrigin hostOrigin,
        @Nullable IpAddress ip,
        @Nullable Integer port,
        @Nullable Transport transport,
        @Nullable String service,
        @Nullable String url,
        @Nullable String method,
        @Nullable String parameter,
        List<String> refs,
        @Nullable Instant time,
        String description,
        String solution,
        String evidence,
        @Nullable String sourceNumber,
        boolean foundByLogin,
        long line) {

    /** Copies the references and checks that name and origin come together. */
    public Observation {
        refs = List.copyOf(refs);
        if ((host == null) != (hostOrigin == null)) {
            throw new IllegalArgumentException(
                    "host and its origin come together: " + host + ", " + hostOrigin);
        }
    }

    /** Whether the check is about a URL, so that method, path and parameter identify it. */
    public boolean webCheck() {
        return url != null;
    }

    /** The URL in its normal form; null if there is none or it is no proper URL. */
    public @Nullable WebUrl webUrl() {
        if (url == null) {
            return null;
        }
        try {
            return WebUrl.parse(url.contains("://") ? url : "http://" + url);
        } catch (AddressFormatException e) {
            return null;
        }
    }

    /**
     * The name if it was asked for (scan target or URL) and is a proper host name; the only one
     * that may attribute.
     */
    public @Nullable HostName askedHost() {
        return hostOrigin != null && hostOrigin.askedFor() ? hostName() : null;
    }

    /**
     * The name in canonical form wherever it comes from; null if there is none or it is no proper
     * host name.
     */
    public @Nullable HostName hostName() {
        if (host == null) {
            return null;
        }
        try {
            return HostName.parse(host);
        } catch (AddressFormatException e) {
            return null;
        }
    }

    /** The fingerprint (version 1). */
    public Fingerprint fingerprint() {
        return Fingerprint.of(this);
    }
}
