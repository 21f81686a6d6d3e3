package org.fengsui.engine.report;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.Cvss;
import org.fengsui.engine.observation.HostOrigin;
import org.fengsui.engine.observation.ObservationBuilder;
import org.fengsui.engine.observation.References;
import org.fengsui.engine.observation.ScanTime;
import org.fengsui.engine.observation.Secrets;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.observation.Transport;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputProblem;
import org.jspecify.annotations.Nullable;

/**
 * One row or object of a generic report, turned into an observation. Its check is the id that the
 * table gives, else its first vulnerability id, else its title: a table without ids has nothing
 * more stable.
 */
final class GenericRecord {
    private final String file;
    private final ColumnMapping mapping;
    private final Tally tally;

    GenericRecord(String file, ColumnMapping mapping, Tally tally) {
        this.file = file;
        this.mapping = mapping;
        this.tally = tally;
    }

    /** Hands over the observation of one record, or counts why there is none. */
    void read(Function<Field, String> fields, long line) {
        String title = fields.apply(Field.TITLE);
        References ids =
                new References()
                        .addAll(fields.apply(Field.VULNERABILITY_IDS))
                        .addCwes(fields.apply(Field.CWE))
                        .addFoundIn(fields.apply(Field.REFERENCES))
                        .addIdsFoundIn(title);
        var refs = ids.take();
        String check = fields.apply(Field.CHECK);
        if (check.isEmpty()) {
            check = refs.stream().filter(References::isVulnerabilityId).findFirst().orElse(title);
        }
        if (check.isEmpty()) {
            tally.skip(SkipReason.NO_CONTENT);
            return;
        }
        Instant at = ScanTime.parse(fields.apply(Field.TIME), mapping.zone());
        tally.saw(at);
        ObservationBuilder observation =
                tally.observation(check, line)
                        .title(title)
                        .time(at)
                        .category(mapping.category(fields.apply(Field.CATEGORY)))
                        .service(fields.apply(Field.SERVICE))
                        .method(fields.apply(Field.METHOD))
                        .parameter(fields.apply(Field.PARAMETER))
                        .sourceNumber(fields.apply(Field.SOURCE_NUMBER))
                        .description(
                                Secrets.mask(
                                        joined(
                                                fields.apply(Field.DESCRIPTION),
                                                fields.apply(Field.IMPACT))))
                        .solution(fields.apply(Field.SOLUTION))
                        .evidence(fields.apply(Field.EVIDENCE));
        refs.forEach(observation.refs()::add);
        rate(fields, observation, line);
        place(fields, observation);
        tally.accept(observation);
    }

    private void rate(Function<Field, String> fields, ObservationBuilder observation, long line) {
        String word = fields.apply(Field.SEVERITY);
        Cvss score = Cvss.ofText(fields.apply(Field.CVSS), "3.1");
        Cvss ofVector = Cvss.ofVector(fields.apply(Field.CVSS_VECTOR));
        Severity level = level(word, line);
        observation.scannerSeverity(word, level).cvss(score == null ? ofVector : score);
        if (isTrue(fields.apply(Field.FALSE_POSITIVE))) {
            observation.severity(Severity.INFO);
        } else if (score == null && level != null) {
            // A vector alone explains the author's word, it does not overrule it.
            observation.severity(level);
        }
    }

    private @Nullable Severity level(String word, long line) {
        if (word.isBlank()) {
            return null;
        }
        Severity known = mapping.severity(word);
        if (known != null) {
            return known;
        }
        // 9.8 is a score; a bare 0 to 5 counts upwards in one tool and downwards in the next, so a
        // mapping must say.
        Cvss score = word.strip().matches("\\d+\\.\\d+|[6-9]|10") ? Cvss.ofText(word, "3.1") : null;
        if (score != null) {
            return Severity.ofScore(score);
        }
        if (!isUnknown(word)) {
            String allowed =
                    Arrays.stream(Severity.values())
                            .map(Severity::name)
                            .collect(Collectors.joining(", "));
            throw new BadInput(
                    InputProblem.BAD_VALUE,
                    file,
                    line,
                    "severity",
                    word,
                    allowed + ", 超危, 高危, 中危, 低危, 提示");
        }
        return null;
    }

    private static void place(Function<Field, String> fields, ObservationBuilder observation) {
        String protocol = fields.apply(Field.PROTOCOL);
        Ports port = Ports.parse(fields.apply(Field.PORT));
        observation
                .port(port.number())
                .transport(port.transport() == null ? Transport.of(protocol) : port.transport());
        observation.ip(IpAddress.tryParse(fields.apply(Field.IP)));
        for (Field field : new Field[] {Field.URL, Field.HOST, Field.IP}) {
            Place place = Place.of(fields.apply(field));
            if (place != null) {
                place.describe(observation);
            }
        }
        for (Field field : new Field[] {Field.HOST, Field.URL, Field.IP}) {
            // Not understood, but not to be lost: a list of hosts, a range, a name in words.
            if (!observation.hasHost() && !observation.hasIp()) {
                observation.host(fields.apply(field), HostOrigin.SCAN_TARGET);
            }
        }
    }

    private static String joined(String description, String impact) {
        return description.isEmpty() || impact.isEmpty()
                ? description + impact
                : description + "\n\n" + impact;
    }

    private static boolean isTrue(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1", "是" -> true;
            default -> false;
        };
    }

    private static boolean isUnknown(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "unknown", "undefined", "unspecified", "n/a", "-", "null", "未知", "未定级", "待定" ->
                    true;
            default -> false;
        };
    }
}
