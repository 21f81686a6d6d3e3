package org.fengsui.engine.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fengsui.engine.observation.Coverage;
import org.fengsui.engine.observation.HostCoverage;
import org.fengsui.engine.report.ColumnMapping;
import org.fengsui.engine.report.ReportFormat;
import org.fengsui.engine.report.ReportInput;
import org.fengsui.engine.report.ReportSummary;
import org.fengsui.engine.report.Reports;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The verb {@code parse}: scanner reports as one JSON object per observation and line, with a
 * summary of each file beside them. A file that is refused leaves no line: its observations wait in
 * a temporary file until its end was seen.
 */
public final class ParseCommand {
    private static final Set<String> OPTIONS = Set.of("--format", "--mapping", "--lang");
    private static final Set<OpenOption> SPOOL =
            Set.of(
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
    private static final Texts TEXTS = new Texts(ParseCommand.class);

    /** Creates the verb. */
    public ParseCommand() {}

    /**
     * Runs the verb.
     *
     * @param words what follows the verb: {@code [--format F] [--mapping FILE] [--lang en|zh]
     *     FILE…}
     * @param out where the observations go, UTF-8 whatever the stream's own encoding
     * @param err where summaries and refusals go
     * @return 0, or 2 when the words cannot be taken or a file was refused; the other files are
     *     read all the same
     */
    public int run(List<String> words, PrintStream out, PrintStream err) {
        Locale locale = Options.languageOf(words);
        try {
            Options options = Options.of(words, OPTIONS);
            locale = options.language();
            if (options.operands().isEmpty()) {
                throw new UsageException("missing", "FILE");
            }
            ColumnMapping mapping = mapping(options.value("--mapping"));
            ReportFormat format = format(options);
            boolean allRead = true;
            for (String operand : options.operands()) {
                allRead &= parse(operand, format, mapping, out, err, locale);
            }
            return allRead ? 0 : 2;
        } catch (UsageException e) {
            err.println(e.message(locale));
            err.println(TEXTS.say(locale, "parse.usage"));
        } catch (BadInput e) {
            err.println(e.sentence(locale));
        }
        return 2;
    }

    private static boolean parse(
            String operand,
            @Nullable ReportFormat format,
            ColumnMapping mapping,
            PrintStream out,
            PrintStream err,
            Locale locale) {
        try {
            InputFile file = new InputFile(operand, InputFile.of(path(operand)).content());
            ReportSummary summary = spool(new ReportInput(file, mapping), format, out);
            report(operand, summary, err, locale);
            return true;
        } catch (BadInput e) {
            err.println(e.sentence(locale));
            return false;
        }
    }

    private static ReportSummary spool(
            ReportInput input, @Nullable ReportFormat format, OutputStream out) {
        try {
            Path spool = Files.createTempFile("fengsui-parse-", ".jsonl");
            // Goes with the process, however it ends.
            try (FileChannel channel = FileChannel.open(spool, SPOOL)) {
                ObservationJson json = new ObservationJson(Channels.newOutputStream(channel));
                ReportSummary summary = Reports.read(input, format, json::write);
                json.finish();
                channel.position(0);
                Channels.newInputStream(channel).transferTo(out);
                out.flush();
                return summary;
            } finally {
                Files.deleteIfExists(spool);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void report(String file, ReportSummary summary, PrintStream err, Locale locale) {
        String skipped = summary.skipped().isEmpty() ? "0" : skipped(summary, locale);
        err.println(
                TEXTS.say(
                        locale,
                        "parse.summary",
                        file,
                        summary.format().word(),
                        summary.read(),
                        skipped,
                        summary.scanner()));
        err.println(
                "  " + TEXTS.say(locale, "parse.time", text(summary.start()), text(summary.end())));
        Coverage coverage = summary.coverage();
        String key = "parse.coverage." + coverage.kind().name().toLowerCase(Locale.ROOT);
        long answered = coverage.hosts().stream().filter(HostCoverage::answered).count();
        err.println("  " + TEXTS.say(locale, key, coverage.hosts().size(), answered));
    }

    private static String skipped(ReportSummary summary, Locale locale) {
        StringBuilder text = new StringBuilder();
        summary.skipped().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry ->
                        text.append(text.isEmpty() ? "" : ", ")
                                .append(entry.getValue())
                                .append(" (")
                                .append(TEXTS.say(locale, "parse.skip." + entry.getKey().key()))
                                .append(")"));
        return text.toString();
    }

    private static String text(@Nullable Object instant) {
        return instant == null ? "-" : instant.toString();
    }

    private static ColumnMapping mapping(@Nullable String file) {
        return file == null ? ColumnMapping.DEFAULT : ColumnMapping.parse(InputFile.of(path(file)));
    }

    /** The format that the words force: a mapping makes sense for generic tables only. */
    private static @Nullable ReportFormat format(Options options) {
        String word = options.value("--format");
        if (word == null) {
            return options.value("--mapping") == null ? null : ReportFormat.GENERIC;
        }
        return ReportFormat.of(word).orElseThrow(() -> new UsageException("format", word));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            UsageException refused = new UsageException("path", text);
            refused.initCause(e);
            throw refused;
        }
    }
}
