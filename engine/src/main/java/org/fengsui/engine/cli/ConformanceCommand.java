package org.fengsui.engine.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fengsui.engine.report.ReportFormat;
import org.fengsui.engine.report.ReportInput;
import org.fengsui.engine.report.Reports;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.text.Texts;

/**
 * The verb {@code conformance}: reads every sample report that {@code DIR/scans/expected.json}
 * lists and compares the number of observations with the raw results counted there, saying why
 * where a count means something else.
 */
public final class ConformanceCommand {
    private static final Texts TEXTS = new Texts(ConformanceCommand.class);

    /** Creates the verb. */
    public ConformanceCommand() {}

    /**
     * Runs the verb.
     *
     * @param words what follows the verb: {@code [--lang en|zh] DIR}
     * @param out where the comparison goes; its last line is {@code N passed, N failed, N skipped}
     * @param err where a refusal goes
     * @return 0, 1 when a file differs or is refused, 2 when the words or the list cannot be taken
     */
    public int run(List<String> words, PrintStream out, PrintStream err) {
        Locale locale = Options.languageOf(words);
        try {
            Options options = Options.of(words, Set.of("--lang"));
            if (options.operands().size() != 1) {
                throw new UsageException("missing", "DIR");
            }
            Path scans = Path.of(options.operands().getFirst()).resolve("scans");
            List<ExpectedReport> expected =
                    ExpectedReport.readAll(InputFile.of(scans.resolve("expected.json")));
            return compare(scans, expected, out, options.language());
        } catch (UsageException e) {
            err.println(e.message(locale));
            err.println(TEXTS.say(locale, "conformance.usage"));
        } catch (BadInput e) {
            err.println(e.sentence(locale));
        }
        return 2;
    }

    private static int compare(
            Path scans, List<ExpectedReport> reports, PrintStream out, Locale locale) {
        int passed = 0;
        int failed = 0;
        int skipped = 0;
        for (ExpectedReport report : reports) {
            // A list may tell the products of one scanner apart: nessus_was.
            Optional<ReportFormat> format =
                    ReportFormat.of(report.format().replaceFirst("_.*", ""));
            if (format.isEmpty()) {
                skipped++;
            } else if (matches(scans, report, format.get(), out, locale)) {
                passed++;
            } else {
                failed++;
            }
        }
        out.println(
                passed
                        + " passed, "
                        + failed
                        + " failed"
                        + (skipped == 0 ? "" : ", " + skipped + " skipped"));
        return failed == 0 ? 0 : 1;
    }

    private static boolean matches(
            Path scans,
            ExpectedReport report,
            ReportFormat format,
            PrintStream out,
            Locale locale) {
        String got;
        boolean same = false;
        try {
            ReportInput input = ReportInput.of(scans.resolve(report.file()));
            long read = Reports.read(input, format, observation -> {}).read();
            got = Long.toString(read);
            same = read == report.results();
        } catch (BadInput e) {
            got = e.sentence(locale);
        }
        String verdict = TEXTS.say(locale, same ? "conformance.passed" : "conformance.failed");
        out.println(
                TEXTS.say(
                        locale, "conformance.line", verdict, report.file(), report.results(), got));
        out.println(
                "  "
                        + TEXTS.say(
                                locale,
                                "conformance.peer",
                                report.peerFindings(),
                                report.peerEndpoints()));
        for (String reason : report.reasons()) {
            out.println("  " + TEXTS.say(locale, "conformance.why." + reason));
        }
        return same;
    }
}
