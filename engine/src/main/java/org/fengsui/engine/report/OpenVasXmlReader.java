package org.fengsui.engine.report;

import java.time.Instant;
import java.util.function.Consumer;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.observation.ScanTime;
import org.jspecify.annotations.Nullable;

/**
 * OpenVAS / Greenbone XML: a report, a report in a report, or a GMP response around either; one
 * observation per result. The time of a result is the start of its scan: the creation time of a
 * result is that of its import where a report was uploaded.
 */
final class OpenVasXmlReader implements ReportReader {
    private static final int SHORT = 2_000;

    @Override
    public ReportFormat format() {
        return ReportFormat.OPENVAS;
    }

    @Override
    public int sniff(ReportHead head) {
        return switch (head.xmlRoot()) {
            case "get_reports_response", "get_results_response" -> 100;
            case "commands_response" -> head.text().contains("<get_re") ? 100 : 0;
            case "report" -> {
                String text = head.text();
                boolean ours =
                        text.contains("<gmp>")
                                || text.contains("<omp>")
                                || text.contains("<gmp ")
                                || text.contains("format_id=")
                                || text.contains("<report_format")
                                || text.contains("<scan_run_status>")
                                || text.contains("<nvt oid=")
                                || text.contains("<results");
                yield ours ? 90 : 0;
            }
            default -> 0;
        };
    }

    @Override
    public ReportSummary read(ReportInput input, Consumer<Observation> sink) {
        try (XmlCursor xml = new XmlCursor(input.file())) {
            String root = xml.root();
            if (!root.equals("report")
                    && !root.startsWith("get_re")
                    && !root.equals("commands_response")) {
                throw xml.notThis(format(), root);
            }
            Document document = new Document(xml, new Tally(format(), sink));
            document.readContainer(0);
            xml.finish();
            return document.summary();
        }
    }

    /** The state of one reading. */
    private static final class Document {
        private static final int NESTED = 6;

        private final XmlCursor xml;
        private final Tally tally;
        private final OpenVasCoverage coverage = new OpenVasCoverage();
        private @Nullable Instant start;

        Document(XmlCursor xml, Tally tally) {
            this.xml = xml;
            this.tally = tally;
        }

        /** Reads a report, a response, or whatever wraps one. */
        void readContainer(int depth) {
            while (xml.child()) {
                switch (xml.name()) {
                    case "report", "get_reports_response", "get_results_response" -> {
                        if (depth > NESTED) {
                            throw xml.notThis(ReportFormat.OPENVAS, "report × " + depth);
                        }
                        readContainer(depth + 1);
                    }
                    case "results" -> readResults();
                    case "result" -> readResult();
                    case "host" -> coverage.readHost(xml);
                    case "task" -> coverage.readTask(xml);
                    case "scan_start" -> sawStart(xml.text(SHORT));
                    case "timestamp" ->
                            start = start == null ? ScanTime.parse(xml.text(SHORT)) : skipped();
                    case "scan_end" -> tally.saw(ScanTime.parse(xml.text(SHORT)));
                    case "gmp", "omp" -> readVersion();
                    case "filters" -> coverage.readFilters(xml);
                    default -> xml.skip();
                }
            }
        }

        ReportSummary summary() {
            return tally.summary(coverage.build(start));
        }

        private @Nullable Instant skipped() {
            xml.skip();
            return start;
        }

        private void sawStart(String text) {
            Instant at = ScanTime.parse(text);
            start = at == null ? start : at;
            tally.saw(at);
        }

        private void readVersion() {
            String name = xml.name().toUpperCase(java.util.Locale.ROOT);
            tally.scanner("OpenVAS (" + name + " " + xml.text(SHORT).strip() + ")");
        }

        private void readResults() {
            while (xml.child()) {
                if (xml.name().equals("result")) {
                    readResult();
                } else {
                    xml.skip();
                }
            }
        }

        private void readResult() {
            OpenVasResult result = new OpenVasResult(xml.line());
            result.read(xml);
            if (result.isEmpty()) {
                tally.skip(SkipReason.NO_CONTENT);
                return;
            }
            coverage.saw(result);
            tally.accept(result.observation(tally, start));
        }
    }
}
