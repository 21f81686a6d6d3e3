package org.fengsui.engine.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.Coverage;
import org.fengsui.engine.observation.HostOrigin;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.observation.ObservationBuilder;
import org.fengsui.engine.observation.ScanTime;
import org.fengsui.engine.observation.Severity;
import org.fengsui.engine.observation.Transport;
import org.jspecify.annotations.Nullable;

/**
 * OWASP ZAP XML: one observation per instance of an alert, or per alert without instances. The
 * report lists neither the pages visited nor the rules run, so its coverage is unknown.
 */
final class ZapXmlReader implements ReportReader {
    private static final int SHORT = 4_000;
    private static final int TEXT = 24_000;
    private static final int EVIDENCE = 2_000;
    private static final Pattern TAG = Pattern.compile("<[^>]{0,200}>");

    @Override
    public ReportFormat format() {
        return ReportFormat.ZAP;
    }

    @Override
    public int sniff(ReportHead head) {
        return switch (head.xmlRoot()) {
            case "OWASPZAPReport" -> 100;
            case "report" -> head.text().contains("<alertitem>") ? 80 : 0;
            default -> 0;
        };
    }

    @Override
    public ReportSummary read(ReportInput input, Consumer<Observation> sink) {
        try (XmlCursor xml = new XmlCursor(input.file())) {
            String root = xml.root();
            if (!root.equals("OWASPZAPReport") && !root.equals("report")) {
                throw xml.notThis(format(), root);
            }
            Run run = new Run(xml, new Tally(format(), sink));
            run.read();
            xml.finish();
            return run.tally.summary(Coverage.unknown());
        }
    }

    /** Where an alert was raised. */
    private record Instance(
            String uri, String method, String parameter, String evidence, long line) {}

    /** The site that alerts stand under. */
    private record Site(String name, String host, String port) {}

    /** The state of one reading. */
    private static final class Run {
        private final XmlCursor xml;
        private final Tally tally;
        private final @Nullable Instant generated;

        Run(XmlCursor xml, Tally tally) {
            this.xml = xml;
            this.tally = tally;
            Instant created = ScanTime.parse(xml.attribute("created"));
            generated = created == null ? ScanTime.parse(xml.attribute("generated")) : created;
            tally.saw(generated);
            tally.scanner("ZAP " + xml.attributeOrEmpty("version"));
        }

        /** Sites hold their alerts; the first versions write the alerts without a site. */
        void read() {
            readAlerts(new Site("", "", ""));
        }

        private void readAlerts(Site site) {
            while (xml.child()) {
                switch (xml.name()) {
                    case "site" ->
                            readAlerts(
                                    new Site(
                                            xml.attributeOrEmpty("name"),
                                            xml.attributeOrEmpty("host"),
                                            xml.attributeOrEmpty("port")));
                    case "alerts" -> readAlerts(site);
                    case "alertitem" -> readAlert(site);
                    default -> xml.skip();
                }
            }
        }

        private void readAlert(Site site) {
            Alert alert = new Alert(xml.line());
            while (xml.child()) {
                alert.readChild(xml);
            }
            if (alert.check().isEmpty()) {
                tally.skip(SkipReason.NO_CONTENT);
                return;
            }
            for (Instance instance : alert.instances(site.name())) {
                ObservationBuilder observation = tally.observation(alert.check(), instance.line());
                alert.describe(observation);
                place(observation, instance, site);
                tally.accept(
                        observation
                                .time(generated)
                                .method(instance.method())
                                .parameter(instance.parameter())
                                .evidence(instance.evidence()));
            }
        }

        private static void place(ObservationBuilder observation, Instance instance, Site site) {
            Place place = Place.of(instance.uri());
            if (place != null) {
                place.describe(observation);
            }
            if (!observation.hasHost() && !observation.hasIp()) {
                IpAddress address = IpAddress.tryParse(site.host());
                observation.ip(address);
                if (address == null) {
                    observation.host(site.host(), HostOrigin.URL);
                }
            }
            if (!observation.hasPort()) {
                observation.port(Ports.number(site.port()));
            }
            observation.transport(Transport.TCP).url(instance.uri());
        }
    }

    /** One alert while it is read; what describes it may stand after its instances. */
    private static final class Alert {
        private final long line;
        private final List<Instance> instances = new ArrayList<>();

        /** Versions before 2.5 write the places one after the other into the alert. */
        private final List<Instance> places = new ArrayList<>();

        private String plugin = "";
        private String reference = "";
        private String alert = "";
        private String name = "";
        private String risk = "";
        private String riskText = "";
        private String confidence = "";
        private String description = "";
        private String solution = "";
        private String references = "";
        private String cwe = "";
        private String uri = "";
        private String method = "";
        private String parameter = "";
        private final StringBuilder evidence = new StringBuilder();

        Alert(long line) {
            this.line = line;
        }

        String check() {
            return !plugin.isEmpty() ? plugin : !reference.isEmpty() ? reference : title();
        }

        /** The instances; an alert without any counts as one, at its own address or the site's. */
        List<Instance> instances(String site) {
            if (!instances.isEmpty()) {
                return instances;
            }
            if (!uri.isEmpty() || places.isEmpty()) {
                uri = uri.isEmpty() ? site : uri;
                endPlace();
            }
            return places;
        }

        private void endPlace() {
            places.add(new Instance(uri, method, parameter, evidence.toString(), line));
            method = "";
            parameter = "";
            evidence.setLength(0);
        }

        void describe(ObservationBuilder observation) {
            Severity level = confidence.equals("0") ? Severity.INFO : level();
            String word = riskText.replaceFirst("\\s*\\(.*", "").strip();
            observation
                    .title(title())
                    .scannerSeverity(word.isEmpty() ? risk : word, level)
                    .description(plain(description))
                    .solution(plain(solution));
            observation.refs().addCwe(cwe).addFoundIn(plain(references));
        }

        void readChild(XmlCursor xml) {
            switch (xml.name()) {
                case "pluginid" -> plugin = xml.text(SHORT).strip();
                case "alertRef" -> reference = xml.text(SHORT).strip();
                case "alert" -> alert = xml.text(SHORT).strip();
                case "name" -> name = xml.text(SHORT).strip();
                case "riskcode" -> risk = xml.text(SHORT).strip();
                case "riskdesc" -> riskText = xml.text(SHORT).strip();
                case "confidence", "reliability" -> confidence = xml.text(SHORT).strip();
                case "desc" -> description = xml.text(TEXT);
                case "solution" -> solution = xml.text(TEXT);
                case "reference" -> references = xml.text(TEXT);
                case "cweid" -> cwe = xml.text(SHORT);
                case "uri" -> {
                    if (!uri.isEmpty()) {
                        endPlace();
                    }
                    uri = xml.text(SHORT).strip();
                }
                case "method" -> method = xml.text(SHORT).strip();
                case "param" -> parameter = xml.text(SHORT).strip();
                case "attack", "evidence", "otherinfo" -> addLine(evidence, xml.text(EVIDENCE));
                case "instances" -> readInstances(xml);
                default -> xml.skip();
            }
        }

        private void readInstances(XmlCursor xml) {
            while (xml.child()) {
                if (xml.name().equals("instance")) {
                    instances.add(readInstance(xml));
                } else {
                    xml.skip();
                }
            }
        }

        private static Instance readInstance(XmlCursor xml) {
            long line = xml.line();
            String uri = "";
            String method = "";
            String parameter = "";
            StringBuilder seen = new StringBuilder();
            while (xml.child()) {
                switch (xml.name()) {
                    case "uri" -> uri = xml.text(SHORT).strip();
                    case "method" -> method = xml.text(SHORT).strip();
                    case "param" -> parameter = xml.text(SHORT).strip();
                    case "attack", "evidence", "otherinfo" -> addLine(seen, xml.text(EVIDENCE));
                    default -> xml.skip();
                }
            }
            return new Instance(uri, method, parameter, seen.toString(), line);
        }

        private static void addLine(StringBuilder lines, String text) {
            String stripped = text.strip();
            lines.append(lines.isEmpty() || stripped.isEmpty() ? "" : "\n").append(stripped);
        }

        private String title() {
            return alert.isEmpty() ? name : alert;
        }

        private @Nullable Severity level() {
            return switch (risk) {
                case "3" -> Severity.HIGH;
                case "2" -> Severity.MEDIUM;
                case "1" -> Severity.LOW;
                case "0" -> Severity.INFO;
                default -> Severity.ofWord(riskText.replaceFirst("\\s*\\(.*", ""));
            };
        }

        /** Without the HTML that ZAP writes into texts. */
        private static String plain(String html) {
            return TAG.matcher(html.replace("</p><p>", "\n")).replaceAll("");
        }
    }
}
