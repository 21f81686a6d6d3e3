package org.fengsui.server.sensing.finding.absorb;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.fengsui.engine.observation.Observation;
import org.fengsui.server.platform.kernel.Sha256;
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
            method, parameter, refs, source_number, evidence_digest, digest, description, solution, words, \
            unit_id, system_id, supporting, outcome, rule, reason\
            """;

    private static final int WORDINGS_REMEMBERED = 20_000;
    private static final long CHARACTERS_REMEMBERED = 4L << 20;

    /** The {@code evidence_digest} of what shows nothing, in hexadecimal digits. */
    static final String NOTHING_SHOWN = new Digest().of("", "");

    private final CopyText row;
    private final EvidenceSpool evidence;
    private final Owners owners;
    private final Digest digest = new Digest();
    private final Set<String> sent = new HashSet<>();
    private final Map<Wording, String> digests = new HashMap<>();
    private long charactersRemembered;
    private long count;

    ItemCopy(CopyText row, EvidenceSpool evidence, Owners owners) {
        this.row = row;
        this.evidence = evidence;
        this.owners = owners;
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
        row.end();
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
                .texts(o.refs())
                .text(o.sourceNumber());
        var shown = o.evidence().replace("\0", "");
        evidence.add(shown);
        row.hex(shown.isEmpty() ? NOTHING_SHOWN : digest.of(shown, ""));
    }

    private void wording(Observation o) {
        var known = digestOf(new Wording(o.description(), o.solution()));
        row.hex(known);
        if (sent.size() >= WORDINGS_REMEMBERED) {
            sent.clear();
        }
        boolean first = sent.add(known);
        row.text(first ? o.description() : null).text(first ? o.solution() : null);
    }

    /** A scanner's words about a check: thousands of results have the same. */
    private record Wording(String description, String solution) {
        int length() {
            return description.length() + solution.length();
        }
    }

    private String digestOf(Wording wording) {
        var known = digests.get(wording);
        if (known == null) {
            charactersRemembered += wording.length();
            if (charactersRemembered > CHARACTERS_REMEMBERED) {
                digests.clear();
                charactersRemembered = wording.length();
            }
            known = digest.of(wording.description(), wording.solution());
            digests.put(wording, known);
        }
        return known;
    }

    /** SHA-256 of two texts with a zero byte between. */
    private static final class Digest {
        private final MessageDigest sha256 = Sha256.begin();

        String of(String first, String second) {
            sha256.update(first.getBytes(StandardCharsets.UTF_8));
            sha256.update((byte) 0);
            sha256.update(second.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256.digest());
        }
    }
}
