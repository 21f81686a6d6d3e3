package org.fengsui.engine.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputProblem;
import org.jspecify.annotations.Nullable;

/** The readers, and the choice among them by content. */
public final class Reports {
    private static final List<ReportReader> READERS =
            List.of(
                    new NessusXmlReader(),
                    new NessusCsvReader(),
                    new OpenVasXmlReader(),
                    new OpenVasCsvReader(),
                    new NmapXmlReader(),
                    new NucleiReader(),
                    new ZapXmlReader(),
                    new GenericTableReader(),
                    new GenericJsonReader());

    private Reports() {}

    /**
     * The reader for a report.
     *
     * @param forced the format that the sender names, null to decide by content; among the syntaxes
     *     of a format the content decides in any case
     * @throws BadInput if nothing reads the content, or not the forced format
     */
    public static ReportReader readerFor(ReportInput input, @Nullable ReportFormat forced) {
        ReportHead head = new ReportHead(input.file());
        if (head.isBlank()) {
            return readerForEmpty(input, forced);
        }
        if (head.isBinary()) {
            throw new BadInput(InputProblem.BINARY, input.name(), 0);
        }
        ReportReader best = null;
        int bestScore = forced == null ? 0 : -1;
        for (ReportReader reader : READERS) {
            int score = forced == null || reader.format() == forced ? reader.sniff(head) : -1;
            if (score > bestScore) {
                best = reader;
                bestScore = score;
            }
        }
        if (best == null) {
            head.tableRefusal()
                    .ifPresent(refusal -> {
                        throw refusal;
                    });
            throw new BadInput(InputProblem.UNRECOGNISED, input.name(), 0, ReportFormat.words());
        }
        return bestScore > 0 ? best : bySyntax(head, best.format(), input);
    }

    /** Reads a report; for the sink's contract see {@link ReportReader#read}. */
    public static ReportSummary read(
            ReportInput input, @Nullable ReportFormat forced, Consumer<Observation> sink) {
        return readerFor(input, forced).read(input, sink);
    }

    /**
     * Nuclei writes an empty file when nothing matches: empty JSON Lines are a report without
     * results. Nothing in such a file can be sniffed, so here alone the name counts. Every other
     * format has at least a frame.
     */
    private static ReportReader readerForEmpty(ReportInput input, @Nullable ReportFormat forced) {
        String name = input.name().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        boolean lines =
                name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson");
        if (forced == ReportFormat.NUCLEI || (forced == null && lines)) {
            return new NucleiReader();
        }
        throw new BadInput(InputProblem.EMPTY, input.name(), 0);
    }

    /** The reader of a forced format whose syntax fits content that its sniffing does not know. */
    private static ReportReader bySyntax(ReportHead head, ReportFormat format, ReportInput input) {
        boolean xml = head.first() == '<';
        boolean json = head.first() == '{' || head.first() == '[';
        return switch (format) {
            case NESSUS -> xml ? new NessusXmlReader() : new NessusCsvReader();
            case OPENVAS -> xml ? new OpenVasXmlReader() : new OpenVasCsvReader();
            case NMAP -> new NmapXmlReader();
            case NUCLEI -> new NucleiReader();
            case ZAP -> new ZapXmlReader();
            case GENERIC -> {
                if (xml) {
                    throw new BadInput(
                            InputProblem.NOT_THIS_FORMAT,
                            input.name(),
                            0,
                            format.word(),
                            "XML <" + head.xmlRoot() + ">");
                }
                yield json ? new GenericJsonReader() : new GenericTableReader();
            }
        };
    }
}
