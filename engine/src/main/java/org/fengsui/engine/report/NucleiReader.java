package org.fengsui.engine.report;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.fengsui.engine.net.HostName;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.CheckScope;
import org.fengsui.engine.observation.Coverage;
import org.fengsui.engine.observation.Cvss;
import org.fengsui.engine.observation.HostCoverage;
import org.fengsui.engine.observation.HostOrigin;
import org.fengsui.engine.observation.Login;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.observation.ObservationBuilder;
import org.fengsui.engine.observation.PortCoverage;
import org.fengsui.engine.observation.PortRanges;
import org.fengsui.engine.observation.ScanTime;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.observation.Transport;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputProblem;
import org.jspecify.annotations.Nullable;

/**
 * Nuclei output, versions 2 and 3: JSON Lines, a list, or one object; one observation per match.
 * Nuclei lists matches only, so silence proves nothing, except where it was told to write failed
 * matches too ({@code matcher-status: false}): those give no observation, but cover their template
 * on their host.
 */
final class NucleiReader implements ReportReader {
    private static final Set<String> UNWANTED =
            Set.of("request", "response", "template-encoded", "interaction");

    @Override
    public ReportFormat format() {
        return ReportFormat.NUCLEI;
    }

    @Override
    public int sniff(ReportHead head) {
        if (head.first() != '{' && head.first() != '[') {
            return 0;
        }
        String text = head.text();
        boolean id =
                text.contains("\"template-id\"")
                        || text.contains("\"templateID\"")
                        || text.contains("\"template_id\"")
                        || text.contains("\"templateId\"");
        if (id && text.contains("\"info\"")) {
            return 100;
        }
        // The first versions: no info, or the template by its file only.
        boolean early = id || text.contains("\"template\"");
        boolean match = text.contains("\"matched\"") || text.contains("\"matched-at\"");
        boolean described = text.contains("\"severity\"");
        return early && match && described ? 90 : text.strip().equals("[]") ? 10 : 0;
    }

    @Override
    public ReportSummary read(ReportInput input, Consumer<Observation> sink) {
        Run run = new Run(input.name(), new Tally(format(), sink));
        new JsonElements(input.file(), UNWANTED, Set.of()).forEach(run::read);
        return run.summary();
    }

    /** The state of one reading. */
    private static final class Run {
        private final String file;
        private final Tally tally;
        private final Map<String, Failed> failed = new HashMap<>();

        Run(String file, Tally tally) {
            this.file = file;
            this.tally = tally;
        }

        void read(JsonObject match) {
            String template = template(match);
            if (template.isEmpty()) {
                throw new BadInput(
                        InputProblem.NOT_THIS_FORMAT,
                        file,
                        match.line(),
                        "nuclei",
                        "an object without template-id");
            }
            String matcher = match.text("matcher-name");
            String check = matcher.isEmpty() ? template : template + ":" + matcher;
            Instant at = ScanTime.parse(match.text("timestamp"));
            tally.saw(at);
            ObservationBuilder observation = tally.observation(check, match.line()).time(at);
            place(match, observation);
            if (match.text("matcher-status").equals("false")) {
                tally.skip(SkipReason.NO_MATCH);
                cover(observation.title(template).build(), template);
                return;
            }
            describe(match, observation);
            tally.accept(observation);
        }

        /** Its id; the first versions name it by its file: {@code cves/CVE-2020-1234.yaml}. */
        private static String template(JsonObject match) {
            String id = match.text("template-id");
            return !id.isEmpty()
                    ? id
                    : match.text("template").replaceFirst("^.*/", "").replaceFirst("\\.ya?ml$", "");
        }

        ReportSummary summary() {
            return tally.summary(
                    Coverage.proven(failed.values().stream().map(Failed::coverage).toList()));
        }

        private static void describe(JsonObject match, ObservationBuilder observation) {
            // The first versions have no info, its members stand beside the match.
            JsonObject info = match.value("info") instanceof JsonObject own ? own : match;
            JsonObject classification = info.object("classification");
            String vector = classification.text("cvss-metrics");
            String version = Cvss.versionOf(vector);
            Cvss score =
                    Cvss.ofText(
                            classification.text("cvss-score"), version.isEmpty() ? "3.1" : version);
            String matched = match.text("extracted-results");
            observation
                    .title(info.text("name"))
                    .scannerSeverity(info.text("severity"), Severity.ofWord(info.text("severity")))
                    .cvss(score == null ? Cvss.ofVector(vector) : score)
                    .description(info.text("description"))
                    .solution(info.text("remediation"))
                    .evidence(matched.isEmpty() ? match.text("curl-command") : matched);
            tags(info).forEach(observation::tag);
            classification.texts("cve-id").forEach(observation.refs()::addAll);
            classification.texts("cwe-id").forEach(observation.refs()::addCwe);
            observation.refs().addIdsFoundIn(template(match).toUpperCase(Locale.ROOT));
            for (String reference : info.texts("reference", "references")) {
                // Version 2 writes one text with a dash before each.
                reference
                        .lines()
                        .forEach(l -> observation.refs().add(l.strip().replaceFirst("^-\\s*", "")));
            }
        }

        private static List<String> tags(JsonObject info) {
            return info.texts("tags").stream()
                    .flatMap(t -> java.util.Arrays.stream(t.split(",")))
                    .map(String::strip)
                    .toList();
        }

        /**
         * Where it matched; version 2 calls it {@code matched}. The target of the run fills what is
         * missing.
         */
        private static void place(JsonObject match, ObservationBuilder observation) {
            observation.ip(IpAddress.tryParse(match.text("ip")));
            String type = match.text("type").toLowerCase(Locale.ROOT);
            Place matched = Place.of(match.text("matched-at", "matched", "url"));
            Place target = Place.of(match.text("host"));
            if (matched != null) {
                boolean web =
                        matched.url() != null
                                && (type.isEmpty()
                                        || type.equals("http")
                                        || type.equals("headless"));
                Place kept =
                        web
                                ? matched
                                : new Place(matched.host(), matched.ip(), matched.port(), null);
                kept.describe(observation);
            }
            if (target != null) {
                boolean same =
                        matched == null || java.util.Objects.equals(matched.host(), target.host());
                new Place(target.host(), target.ip(), same ? target.port() : null, null)
                        .describe(observation);
            } else if (!observation.hasHost() && !observation.hasIp()) {
                observation.host(match.text("host"), HostOrigin.SCAN_TARGET);
            }
            if (!observation.hasPort()) {
                observation.port(Ports.number(match.text("port")));
            }
            if (observation.hasPort() && !type.equals("dns")) {
                observation.transport(type.equals("udp") ? Transport.UDP : Transport.TCP);
            }
        }

        private void cover(Observation absent, String template) {
            HostName name = absent.askedHost();
            String target =
                    name != null ? name.ascii() : absent.ip() != null ? absent.ip().toString() : "";
            if (!target.isEmpty()) {
                failed.computeIfAbsent(target, Failed::new).add(absent, template);
            }
        }
    }

    /** What failed matches show about one host. */
    private static final class Failed {
        private final String target;
        private final Set<String> checks = new HashSet<>();
        private final PortRanges.Builder ports = new PortRanges.Builder();
        private @Nullable Instant start;
        private @Nullable Instant end;

        Failed(String target) {
            this.target = target;
        }

        void add(Observation absent, String template) {
            checks.add(absent.check());
            checks.add(template);
            if (absent.port() != null && absent.transport() != Transport.UDP) {
                ports.add(absent.port());
            }
            Instant at = absent.time();
            if (at != null) {
                start = start == null || at.isBefore(start) ? at : start;
                end = end == null || at.isAfter(end) ? at : end;
            }
        }

        HostCoverage coverage() {
            PortRanges answered = ports.build();
            return new HostCoverage(
                    Set.of(target),
                    true,
                    new PortCoverage(answered, answered),
                    PortCoverage.NONE,
                    new CheckScope.Named(checks),
                    Login.NONE,
                    start,
                    end);
        }
    }
}
