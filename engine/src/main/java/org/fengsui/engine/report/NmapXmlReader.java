package org.fengsui.engine.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.fengsui.engine.observation.CheckScope;
import org.fengsui.engine.observation.Coverage;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.observation.PortRanges;
import org.fengsui.engine.observation.References;
import org.fengsui.engine.observation.ScanTime;
import org.fengsui.engine.observation.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Nmap XML (also masscan's): one observation per open port, per script result, and per entry of a
 * {@code vulners} result. Closed and filtered ports and hosts that are down give none, but count
 * for coverage.
 */
final class NmapXmlReader implements ReportReader {
    @Override
    public ReportFormat format() {
        return ReportFormat.NMAP;
    }

    @Override
    public int sniff(ReportHead head) {
        return head.xmlRoot().equals("nmaprun") ? 100 : 0;
    }

    @Override
    public ReportSummary read(ReportInput input, Consumer<Observation> sink) {
        try (XmlCursor xml = new XmlCursor(input.file())) {
            String root = xml.root();
            if (!root.equals("nmaprun")) {
                throw xml.notThis(format(), root);
            }
            Run run = new Run(xml, new Tally(format(), sink));
            run.read();
            xml.finish();
            return run.summary();
        }
    }

    /** The state of one reading. */
    private static final class Run {
        private final XmlCursor xml;
        private final Tally tally;
        private final List<NmapHost> hosts = new ArrayList<>();
        private final Set<String> checks = new HashSet<>();
        private final @Nullable Instant start;
        private PortRanges tcp = PortRanges.NONE;
        private PortRanges udp = PortRanges.NONE;
        private boolean failed;

        Run(XmlCursor xml, Tally tally) {
            this.xml = xml;
            this.tally = tally;
            start = ScanTime.parse(xml.attribute("start"));
            tally.saw(start);
            tally.scanner(xml.attributeOrEmpty("scanner") + " " + xml.attributeOrEmpty("version"));
            checks.add(NmapHost.OPEN_PORT);
            namedScripts(xml.attributeOrEmpty("args"));
        }

        void read() {
            while (xml.child()) {
                switch (xml.name()) {
                    case "scaninfo" -> readScanInfo();
                    case "host" -> {
                        NmapHost host = new NmapHost(xml, tally, start);
                        host.read(checks);
                        hosts.add(host);
                    }
                    case "prescript", "postscript" -> skipScripts();
                    case "runstats" -> readStats();
                    default -> xml.skip();
                }
            }
        }

        ReportSummary summary() {
            if (failed) {
                return tally.summary(Coverage.unknown());
            }
            CheckScope scope = new CheckScope.Named(checks);
            return tally.summary(
                    Coverage.proven(hosts.stream().map(h -> h.coverage(tcp, udp, scope)).toList()));
        }

        private void readScanInfo() {
            Transport transport = Transport.of(xml.attribute("protocol"));
            PortRanges services =
                    transport == null
                            ? null
                            : PortRanges.parse(xml.attributeOrEmpty("services"), transport);
            xml.skip();
            if (services != null && transport == Transport.TCP) {
                tcp = tcp.and(services);
            } else if (services != null) {
                udp = udp.and(services);
            }
        }

        private void skipScripts() {
            while (xml.child()) {
                tally.skip(SkipReason.NO_HOST);
                xml.skip();
            }
        }

        private void readStats() {
            while (xml.child()) {
                if (xml.name().equals("finished")) {
                    failed = xml.attributeOrEmpty("exit").equals("error");
                    tally.saw(ScanTime.parse(xml.attribute("time")));
                }
                xml.skip();
            }
        }

        /**
         * Scripts that the command line names one by one; categories and patterns do not say what
         * ran.
         */
        private void namedScripts(String args) {
            for (String word : args.split("\\s+", -1)) {
                int equals = word.indexOf("script=");
                if (!word.startsWith("-") || equals < 0) {
                    continue;
                }
                for (String script :
                        References.parts(word.substring(equals + 7).replace('"', ' '))) {
                    String name =
                            script.substring(script.lastIndexOf('/') + 1)
                                    .replaceFirst("\\.nse$", "");
                    if (name.contains("-") && name.indexOf('*') < 0) {
                        checks.add(name);
                    }
                }
            }
        }
    }
}
