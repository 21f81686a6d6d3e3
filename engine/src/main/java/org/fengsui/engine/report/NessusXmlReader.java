package org.fengsui.engine.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.fengsui.engine.observation.CheckScope;
import org.fengsui.engine.observation.Coverage;
import org.fengsui.engine.observation.Observation;

/** Nessus XML version 2 ({@code NessusClientData_v2}): one observation per ReportItem. */
final class NessusXmlReader implements ReportReader {
    private static final int SHORT = 2_000;

    @Override
    public ReportFormat format() {
        return ReportFormat.NESSUS;
    }

    @Override
    public int sniff(ReportHead head) {
        return head.xmlRoot().startsWith("NessusClientData") ? 100 : 0;
    }

    @Override
    public ReportSummary read(ReportInput input, Consumer<Observation> sink) {
        try (XmlCursor xml = new XmlCursor(input.file())) {
            String root = xml.root();
            if (!root.equals("NessusClientData_v2")) {
                throw xml.notThis(format(), root);
            }
            Document document = new Document(xml, new Tally(format(), sink));
            document.read();
            xml.finish();
            return document.summary();
        }
    }

    /** The state of one reading. */
    private static final class Document {
        private final XmlCursor xml;
        private final Tally tally;
        private final NessusPolicy policy = new NessusPolicy();
        private final List<NessusHost> hosts = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();

        Document(XmlCursor xml, Tally tally) {
            this.xml = xml;
            this.tally = tally;
        }

        void read() {
            while (xml.child()) {
                switch (xml.name()) {
                    case "Policy" -> policy.read(xml);
                    case "Report" -> readReport();
                    default -> xml.skip();
                }
            }
        }

        ReportSummary summary() {
            String version = "";
            String policyUsed = "";
            for (NessusHost host : hosts) {
                NessusScanInfo info = host.info();
                version = info == null || info.version().isEmpty() ? version : info.version();
                policyUsed = info == null || info.policy().isEmpty() ? policyUsed : info.policy();
                tally.saw(host.start());
                tally.saw(host.end());
            }
            tally.scanner("Nessus " + version);
            CheckScope checks = policy.checks(seen, policyUsed);
            return tally.summary(
                    Coverage.proven(hosts.stream().map(h -> h.coverage(policy, checks)).toList()));
        }

        private void readReport() {
            while (xml.child()) {
                if (xml.name().equals("ReportHost")) {
                    readHost();
                } else {
                    xml.skip();
                }
            }
        }

        private void readHost() {
            NessusHost host = new NessusHost(xml.attributeOrEmpty("name"), true);
            hosts.add(host);
            while (xml.child()) {
                switch (xml.name()) {
                    case "HostProperties" -> readProperties(host);
                    case "ReportItem" -> {
                        NessusItem item = new NessusItem();
                        item.read(xml);
                        if (item.isEmpty()) {
                            tally.skip(SkipReason.NO_CONTENT);
                        } else {
                            seen.add(item.plugin());
                            item.show(host);
                            tally.accept(item.observation(tally, host, policy));
                        }
                    }
                    default -> xml.skip();
                }
            }
        }

        private void readProperties(NessusHost host) {
            while (xml.child()) {
                if (xml.name().equals("tag")) {
                    String key = xml.attributeOrEmpty("name");
                    host.property(key, xml.text(SHORT));
                } else {
                    xml.skip();
                }
            }
        }
    }
}
