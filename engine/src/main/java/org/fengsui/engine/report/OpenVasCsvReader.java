package org.fengsui.engine.report;

import java.time.Instant;
import java.util.function.Consumer;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.Coverage;
import org.fengsui.engine.observation.HostOrigin;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.observation.ObservationBuilder;
import org.fengsui.engine.observation.References;
import org.fengsui.engine.observation.ScanTime;
import org.fengsui.engine.observation.Transport;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.Table;
import org.fengsui.engine.table.TableHeader;
import org.fengsui.engine.table.TableLimits;
import org.fengsui.engine.table.TableRow;

/**
 * OpenVAS / Greenbone CSV: one observation per row. It lists results only, so its coverage is
 * unknown.
 */
final class OpenVasCsvReader implements ReportReader {
    @Override
    public ReportFormat format() {
        return ReportFormat.OPENVAS;
    }

    @Override
    public int sniff(ReportHead head) {
        return head.table().map(OpenVasCsvReader::score).orElse(0);
    }

    static int score(TableHeader header) {
        return header.has("NVT OID") || header.has("NVT Name") ? 95 : 0;
    }

    @Override
    public ReportSummary read(ReportInput input, Consumer<Observation> sink) {
        try (Table table = Table.open(input.file(), TableLimits.DEFAULT, ReportHead::isKnown)) {
            Rows rows = new Rows(input.file(), table.header(), new Tally(format(), sink));
            table.forEachRemaining(rows::read);
            return rows.tally.summary(Coverage.unknown());
        }
    }

    /** The columns. */
    private static final class Rows {
        private final Tally tally;
        private final Columns.Column oid;
        private final Columns.Column title;
        private final Columns.Column ip;
        private final Columns.Column hostname;
        private final Columns.Column port;
        private final Columns.Column protocol;
        private final Columns.Column score;
        private final Columns.Column severity;
        private final Columns.Column qod;
        private final Columns.Column family;
        private final Columns.Column summary;
        private final Columns.Column insight;
        private final Columns.Column impact;
        private final Columns.Column result;
        private final Columns.Column solution;
        private final Columns.Column cves;
        private final Columns.Column bids;
        private final Columns.Column certs;
        private final Columns.Column others;
        private final Columns.Column time;

        Rows(InputFile file, TableHeader header, Tally tally) {
            this.tally = tally;
            Columns columns = new Columns(header);
            oid = columns.any("NVT OID", "OID");
            title = columns.needed(file, "NVT Name", "Name");
            ip = columns.any("IP", "IP Address", "Host", "Host IP");
            hostname = columns.any("Hostname", "Host Name", "DNS");
            port = columns.any("Port", "Location");
            protocol = columns.any("Port Protocol", "Protocol");
            score = columns.any("CVSS", "CVSS Base", "Severity (Score)");
            severity = columns.any("Severity", "Threat");
            qod = columns.any("QoD");
            family = columns.any("NVT Family", "Family");
            summary = columns.any("Summary", "Description");
            insight = columns.any("Vulnerability Insight");
            impact = columns.any("Impact");
            result = columns.any("Specific Result", "Result");
            solution = columns.any("Solution");
            cves = columns.any("CVEs", "CVE");
            bids = columns.any("BIDs", "BID");
            certs = columns.any("CERTs");
            others = columns.any("Other References", "References");
            time = columns.any("Timestamp", "Date");
        }

        void read(TableRow row) {
            if (title.of(row).isEmpty() && oid.of(row).isEmpty()) {
                tally.skip(SkipReason.NO_CONTENT);
                return;
            }
            Ports place = Ports.parse(port.of(row));
            Instant at = ScanTime.parse(time.of(row));
            String word = severity.of(row).isEmpty() ? score.of(row) : severity.of(row);
            ObservationBuilder observation =
                    tally.observation(
                                    oid.of(row).isEmpty() ? title.of(row) : oid.of(row), row.line())
                            .title(title.of(row))
                            .family(family.of(row))
                            .scannerSeverity(
                                    word, OpenVasSeverity.level(severity.of(row), score.of(row)))
                            .cvss(OpenVasSeverity.score(score.of(row), null))
                            .port(place.number())
                            .transport(
                                    place.transport() == null
                                            ? Transport.of(protocol.of(row))
                                            : place.transport())
                            .service(place.service())
                            .time(at)
                            .description(text(row))
                            .solution(solution.of(row))
                            .evidence(result.of(row))
                            .foundByLogin(
                                    OpenVasSeverity.needsLogin("", qod.of(row), family.of(row)));
            tally.saw(at);
            host(row, observation);
            observation
                    .refs()
                    .addAll(cves.of(row))
                    .addIdsFoundIn(oid.of(row))
                    .addIdsFoundIn(title.of(row));
            for (String bid : References.parts(bids.of(row))) {
                observation.refs().add("BID-" + bid);
            }
            observation.refs().addAll(certs.of(row)).addAll(others.of(row));
            tally.accept(observation);
        }

        private void host(TableRow row, ObservationBuilder observation) {
            IpAddress address = IpAddress.tryParse(ip.of(row));
            observation.ip(address);
            if (address == null && !ip.of(row).isEmpty()) {
                observation.host(ip.of(row), HostOrigin.SCAN_TARGET);
            } else if (IpAddress.tryParse(hostname.of(row)) == null) {
                observation.host(hostname.of(row), HostOrigin.DISCOVERED);
            }
        }

        private String text(TableRow row) {
            StringBuilder text = new StringBuilder(summary.of(row));
            for (Columns.Column more : new Columns.Column[] {insight, impact}) {
                if (!more.of(row).isEmpty()) {
                    text.append(text.isEmpty() ? "" : "\n\n").append(more.of(row));
                }
            }
            return text.toString();
        }
    }
}
