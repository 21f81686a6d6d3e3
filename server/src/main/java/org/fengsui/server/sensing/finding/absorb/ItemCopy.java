package org.fengsui.server.sensing.finding.absorb;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.fengsui.engine.observation.Observation;
import org.fengsui.server.platform.secret.Packed;
import org.fengsui.server.sensing.finding.domain.SearchWords;

/**
 * Writes observations as rows of the transaction's {@code item} table. A scanner's words about a
 * check are sent with the first result that has them and left out with the others.
 */
final class ItemCopy {

    /** The columns in the order in which they are written. */
    static final String COLUMNS =
            """
            no, print, namespace, check_key, target, port, protocol, by_login, at, title, category, \
            severity, scanner_severity, cvss, cvss_version, host, host_origin, ip, service, url, \
            method, parameter, refs, evidence, evidence_digest, digest, description, solution, words, \
            unit_id, system_id, supporting, outcome, rule, reason\
            """;

    private static final int WORDINGS_REMEMBERED = 20_000;

    private final CopyText row;
    private final Owners owners;
    private final MessageDigest sha256;
    private final Set<String> sent = new HashSet<>();
    private String lastDescription = "";
    private String lastSolution = "";
    private String lastDigest;
    private long count;

    ItemCopy(OutputStream out, Owners owners) {
        this.row = new CopyText(out);
        this.owners = owners;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        this.lastDigest = digest("", "");
    }

    /** How many were written. */
    long count() {
        return count;
    }

    void add(Observation o) {
        count++;
        identity(o);
        contents(o);
        wording(o);
        row.texts(
                SearchWords.of(
                        Arrays.asList(
                                o.title(),
                                Identity.check(o),
                                o.host(),
                                o.ip() == null ? null : o.ip().toString(),
                                o.url(),
                                identifiers(o))));
        var owner = owners.of(o);
        row.number(owner.unitId())
                .number(owner.systemId())
                .numbers(owner.supporting())
                .text(owner.outcome().name())
                .text(owner.rule())
                .text(owner.reason());
        try {
            row.end();
        } catch (IOException e) {
            throw new UncheckedIOException("the record does not take the report's rows", e);
        }
    }

    /** References that are identifiers; addresses of further reading are no words to look for. */
    private static String identifiers(Observation o) {
        return o.refs().stream().filter(it -> !it.contains("://")).collect(joining(" "));
    }

    private void identity(Observation o) {
        row.number(count)
                .hex(o.fingerprint().hex())
                .text(o.format())
                .text(Identity.check(o))
                .text(Identity.target(o))
                .number(Identity.port(o))
                .text(Identity.protocol(o))
                .flag(o.foundByLogin())
                .at(o.time());
    }

    private void contents(Observation o) {
        row.text(o.title())
                .text(o.category().name())
                .number(o.severity().rank())
                .text(o.scannerSeverity())
                .number(o.cvss())
                .text(o.cvssVersion())
                .text(o.host())
                .text(o.hostOrigin() == null ? null : o.hostOrigin().name())
                .text(o.ip() == null ? null : o.ip().toString())
                .text(o.service())
                .text(o.url())
                .text(o.method())
                .text(o.parameter())
                .texts(o.refs());
        evidence(o.evidence().replace("\0", ""));
    }

    /** Packed here, while the reader is the slower: all that follows passes on a third. */
    private void evidence(String text) {
        row.text(text.isEmpty() ? "" : Packed.of(text).word()).hex(digest(text, ""));
    }

    private void wording(Observation o) {
        if (!o.description().equals(lastDescription) || !o.solution().equals(lastSolution)) {
            lastDescription = o.description();
            lastSolution = o.solution();
            lastDigest = digest(lastDescription, lastSolution);
        }
        row.hex(lastDigest);
        if (sent.size() >= WORDINGS_REMEMBERED) {
            sent.clear();
        }
        boolean first = sent.add(lastDigest);
        row.text(first ? o.description() : null).text(first ? o.solution() : null);
    }

    private String digest(String description, String solution) {
        sha256.update(description.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
        sha256.update(solution.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha256.digest());
    }
}
