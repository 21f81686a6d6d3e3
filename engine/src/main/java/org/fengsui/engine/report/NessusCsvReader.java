package org.fengsui.engine.report;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.CheckScope;
import org.fengsui.engine.observation.Coverage;
import org.fengsui.engine.observation.Cvss;
import org.fengsui.engine.observation.HostCoverage;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.observation.ObservationBuilder;
import org.fengsui.engine.observation.References;
import org.fengsui.engine.observation.ScanTime;
import org.fengsui.engine.observation.Transport;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.Table;
import org.fengsui.engine.table.TableHeader;
import org.fengsui.engine.table.TableRow;
import org.jspecify.annotations.Nullable;

/**
 * CSV of Nessus, Tenable.sc and Tenable.io: one observation per row. A CSV covers only the hosts
 * for which plugin 19506 prints when and how they were scanned.
 */
final class NessusCsvReader implements ReportReader {
    @Override
    public ReportFormat format() {
        return ReportFormat.NESSUS;
    }

    @Override
    public int sniff(ReportHead head) {
        return head.table().map(NessusCsvReader::score).orElse(0);
    }

    private static int score(TableHeader header) {
        boolean nessus =
                header.has("Plugin ID")
                        && Columns.has(header, "Risk", "Severity", "Risk Factor")
                        && Columns.has(
                                header, "Host", "IP Address", "FQDN", "Asset Name", "IPv4 Address");
        boolean securityCenter = header.has("Plugin") && header.has("Plugin Name");
        boolean cloud = header.has("definition.id") && header.has("definition.name");
        return nessus || securityCenter || cloud ? 95 : 0;
    }

    @Override
    public ReportSummary read(ReportInput input, Consumer<Observation> sink) {
        try (Table table = Table.open(input.file())) {
            Rows rows = new Rows(input.file(), table.header(), new Tally(format(), sink));
            table.forEachRemaining(rows::read);
            return rows.summary();
        }
    }

    /** The columns, and the state of one reading. */
    private static final class Rows {
        private final Tally tally;
        private final NessusPolicy policy = new NessusPolicy();
        private final Map<String, NessusHost> hosts = new LinkedHashMap<>();
        private final Set<String> seen = new HashSet<>();
        private final Columns.Column plugin;
        private final Columns.Column title;
        private final Columns.Column severity;
        private final Columns.Column host;
        private final Columns.Column assetName;
        private final Columns.Column ip;
        private final Columns.Column dnsName;
        private final Columns.Column port;
        private final Columns.Column protocol;
        private final Columns.Column family;
        private final Columns.Column cve;
        private final Columns.Column cwe;
        private final Columns.Column bid;
        private final Columns.Column xref;
        private final Columns.Column seeAlso;
        private final Columns.Column cvss3;
        private final Columns.Column cvss2;
        private final Columns.Column synopsis;
        private final Columns.Column description;
        private final Columns.Column solution;
        private final Columns.Column output;
        private final Columns.Column type;
        private final Columns.Column start;
        private final Columns.Column end;
        private final Columns.Column observed;

        Rows(InputFile file, TableHeader header, Tally tally) {
            this.tally = tally;
            Columns columns = new Columns(header);
            plugin = columns.needed(file, "Plugin ID", "Plugin", "definition.id");
            title = columns.any("Plugin Name", "Name", "definition.name");
            severity =
                    columns.needed(file, "Risk", "Severity", "definition.severity", "Risk Factor");
            host = columns.any("Host");
            assetName =
                    columns.any(
                            "asset.name",
                            "Asset Name",
                            "asset.host_name",
                            "asset.fqdn",
                            "asset.id");
            ip =
                    columns.any(
                            "IP Address",
                            "Host IP",
                            "asset.display_ipv4_address",
                            "asset.ipv4_addresses",
                            "IPv4 Address",
                            "IP",
                            "asset.display_ipv6_address");
            dnsName =
                    columns.any(
                            "DNS Name",
                            "FQDN",
                            "asset.display_fqdn",
                            "asset.host_name",
                            "NetBIOS Name",
                            "NetBios",
                            "asset.netbios_name",
                            "asset.name",
                            "Asset Name");
            port = columns.any("Port");
            protocol = columns.any("Protocol");
            family = columns.any("Family", "Plugin Family", "definition.family");
            cve = columns.any("CVE", "definition.cve");
            cwe = columns.any("CWE", "definition.cwe");
            bid = columns.any("BID", "Bugtraq ID", "definition.bugtraq");
            xref = columns.any("XREF", "Cross References", "XREFs", "definition.xrefs");
            seeAlso = columns.any("See Also", "definition.see_also");
            cvss3 =
                    columns.any(
                            "CVSS v3.0 Base Score",
                            "CVSS V3 Base Score",
                            "CVSS3 Base Score",
                            "CVSSv3",
                            "CVSS v3",
                            "definition.cvss3.base_score");
            cvss2 =
                    columns.any(
                            "CVSS v2.0 Base Score",
                            "CVSS V2 Base Score",
                            "CVSS Base Score",
                            "CVSS",
                            "CVSS v2",
                            "definition.cvss2.base_score");
            synopsis = columns.any("Synopsis", "definition.synopsis");
            description = columns.any("Description", "definition.description");
            solution = columns.any("Solution", "Steps to Remediate", "definition.solution");
            output = columns.any("Plugin Output", "Plugin Text", "output");
            type = columns.any("Check Type", "Plugin Type", "definition.type");
            start = columns.any("Host Start");
            end = columns.any("Host End");
            observed =
                    columns.any(
                            "Last Observed",
                            "Last Seen",
                            "last_seen",
                            "Last Found",
                            "last_observed");
        }

        void read(TableRow row) {
            String check = plugin.of(row);
            if (check.isEmpty() && title.of(row).isEmpty()) {
                tally.skip(SkipReason.NO_CONTENT);
                return;
            }
            NessusHost target = target(row);
            int number = Ports.number(port.of(row));
            Transport transport = Transport.of(protocol.of(row));
            seen.add(check);
            target.item(check, transport, number, output.of(row));
            ObservationBuilder observation =
                    tally.observation(check.isEmpty() ? title.of(row) : check, row.line())
                            .title(title.of(row))
                            .family(family.of(row))
                            .scannerSeverity(
                                    severity.of(row), NessusItem.ofNumber(severity.of(row)))
                            .cvss(Cvss.ofText(cvss3.of(row), "3.0"))
                            .cvss(Cvss.ofText(cvss2.of(row), "2.0"))
                            .port(number)
                            .transport(transport)
                            .description(joined(synopsis.of(row), description.of(row)))
                            .solution(solution.of(row))
                            .evidence(output.of(row))
                            .foundByLogin(type.of(row).equalsIgnoreCase("local"));
            target.describe(observation, policy);
            if (!observed.of(row).isEmpty()) {
                observation.time(ScanTime.parse(observed.of(row)));
                tally.saw(ScanTime.parse(observed.of(row)));
            }
            references(row, observation.refs());
            tally.accept(observation);
        }

        private void references(TableRow row, References refs) {
            refs.addAll(cve.of(row));
            for (String number : References.parts(cwe.of(row))) {
                refs.addCwe(number);
            }
            refs.addLines(xref.of(row));
            for (String number : References.parts(bid.of(row))) {
                refs.add("BID-" + number);
            }
            refs.addAll(seeAlso.of(row));
        }

        ReportSummary summary() {
            String version = "";
            for (NessusHost target : hosts.values()) {
                tally.saw(target.start());
                tally.saw(target.end());
                NessusScanInfo info = target.info();
                version = info == null ? version : info.version();
            }
            tally.scanner("Nessus " + version);
            return tally.summary(Coverage.proven(covered()));
        }

        private List<HostCoverage> covered() {
            return hosts.values().stream()
                    .filter(target -> target.info() != null)
                    .map(target -> target.coverage(policy, checks(target.info())))
                    .toList();
        }

        private CheckScope checks(@Nullable NessusScanInfo info) {
            return policy.checks(seen, info == null ? "" : info.policy());
        }

        private NessusHost target(TableRow row) {
            String name = host.of(row).isEmpty() ? ip.of(row) : host.of(row);
            // A cloud export repeats the resolved name under Host; only a name of its own was asked
            // for.
            boolean given =
                    !host.of(row).isEmpty() && !host.of(row).equalsIgnoreCase(dnsName.of(row));
            String shown = name.isEmpty() ? assetName.of(row) : name;
            NessusHost target =
                    hosts.computeIfAbsent(
                            shown + "\n" + assetName.of(row), key -> new NessusHost(shown, given));
            target.address(IpAddress.tryParse(ip.of(row).split("[,;\\s]", 2)[0]));
            target.discovered(dnsName.of(row));
            target.times(ScanTime.parse(start.of(row)), ScanTime.parse(end.of(row)));
            return target;
        }

        private static String joined(String first, String second) {
            return first.isEmpty() || second.isEmpty() ? first + second : first + "\n\n" + second;
        }
    }
}
