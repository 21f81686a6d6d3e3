package org.fengsui.engine.report;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.fengsui.engine.table.TableLimits;
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

    static int score(TableHeader header) {
        boolean nessus =
                header.has("Plugin ID")
                        && Columns.has(header, "Risk", "Severity", "Risk Factor")
                        && Columns.has(
                                header, "Host", "IP Address", "FQDN", "Asset Name", "IPv4 Address");
        boolean securityCenter = header.has("Plugin") && header.has("Plugin Name");
        boolean cloud =
                (header.has("definition.id") && header.has("definition.name"))
                        || (header.has("plugin.id") && header.has("plugin.name"));
        return nessus || securityCenter || cloud ? 95 : 0;
    }

    @Override
    public ReportSummary read(ReportInput input, Consumer<Observation> sink) {
        try (Table table = Table.open(input.file(), TableLimits.DEFAULT, ReportHead::isKnown)) {
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
        private final Map<NessusColumn, Columns.Column> columns = new EnumMap<>(NessusColumn.class);

        Rows(InputFile file, TableHeader header, Tally tally) {
            this.tally = tally;
            Columns all = new Columns(header);
            for (NessusColumn column : NessusColumn.values()) {
                boolean needed = column == NessusColumn.PLUGIN || column == NessusColumn.SEVERITY;
                columns.put(
                        column,
                        needed ? all.needed(file, column.names()) : all.any(column.names()));
            }
        }

        private String cell(TableRow row, NessusColumn column) {
            return Objects.requireNonNull(columns.get(column)).of(row);
        }

        void read(TableRow row) {
            String check = cell(row, NessusColumn.PLUGIN);
            if (check.isEmpty() && cell(row, NessusColumn.TITLE).isEmpty()) {
                tally.skip(SkipReason.NO_CONTENT);
                return;
            }
            NessusHost target = target(row);
            int number = Ports.number(cell(row, NessusColumn.PORT));
            Transport transport = Transport.of(cell(row, NessusColumn.PROTOCOL));
            seen.add(check);
            target.item(check, transport, number, cell(row, NessusColumn.OUTPUT));
            ObservationBuilder observation =
                    tally.observation(
                                    check.isEmpty() ? cell(row, NessusColumn.TITLE) : check,
                                    row.line())
                            .title(cell(row, NessusColumn.TITLE))
                            .family(cell(row, NessusColumn.FAMILY))
                            .scannerSeverity(
                                    cell(row, NessusColumn.SEVERITY),
                                    NessusItem.ofNumber(cell(row, NessusColumn.SEVERITY)))
                            .cvss(Cvss.ofText(cell(row, NessusColumn.CVSS3), "3.0"))
                            .cvss(Cvss.ofText(cell(row, NessusColumn.CVSS4), "4.0"))
                            .cvss(Cvss.ofText(cell(row, NessusColumn.CVSS2), "2.0"))
                            .port(number)
                            .transport(transport)
                            .description(
                                    joined(
                                            cell(row, NessusColumn.SYNOPSIS),
                                            cell(row, NessusColumn.DESCRIPTION)))
                            .solution(cell(row, NessusColumn.SOLUTION))
                            .evidence(cell(row, NessusColumn.OUTPUT))
                            .foundByLogin(cell(row, NessusColumn.TYPE).equalsIgnoreCase("local"));
            target.describe(observation, policy);
            if (!cell(row, NessusColumn.OBSERVED).isEmpty()) {
                observation.time(ScanTime.parse(cell(row, NessusColumn.OBSERVED)));
                tally.saw(ScanTime.parse(cell(row, NessusColumn.OBSERVED)));
            }
            references(row, observation.refs());
            tally.accept(observation);
        }

        private void references(TableRow row, References refs) {
            refs.addAll(cell(row, NessusColumn.CVE));
            for (String number : References.parts(cell(row, NessusColumn.CWE))) {
                refs.addCwe(number);
            }
            refs.addLines(cell(row, NessusColumn.XREF));
            for (String number : References.parts(cell(row, NessusColumn.BID))) {
                refs.add("BID-" + number);
            }
            refs.addAll(cell(row, NessusColumn.SEE_ALSO));
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
            String name =
                    cell(row, NessusColumn.HOST).isEmpty()
                            ? cell(row, NessusColumn.IP)
                            : cell(row, NessusColumn.HOST);
            // A cloud export repeats the resolved name under Host; only a name of its own was asked
            // for.
            boolean given =
                    !cell(row, NessusColumn.HOST).isEmpty()
                            && !cell(row, NessusColumn.HOST)
                                    .equalsIgnoreCase(cell(row, NessusColumn.FOUND_NAME));
            String shown = name.isEmpty() ? cell(row, NessusColumn.ASSET) : name;
            NessusHost target =
                    hosts.computeIfAbsent(
                            shown + "\n" + cell(row, NessusColumn.ASSET),
                            key -> new NessusHost(shown, given));
            target.address(IpAddress.tryParse(cell(row, NessusColumn.IP).split("[,;\\s]", 2)[0]));
            target.discovered(cell(row, NessusColumn.FOUND_NAME));
            target.times(
                    ScanTime.parse(cell(row, NessusColumn.START)),
                    ScanTime.parse(cell(row, NessusColumn.END)));
            return target;
        }

        private static String joined(String first, String second) {
            return first.isEmpty() || second.isEmpty() ? first + second : first + "\n\n" + second;
        }
    }
}
