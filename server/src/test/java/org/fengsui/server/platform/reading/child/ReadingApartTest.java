package org.fengsui.server.platform.reading.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.fengsui.server.platform.reading.child.Readings.OPEN;
import static org.fengsui.server.platform.reading.child.Readings.apart;
import static org.fengsui.server.platform.reading.child.Readings.broken;
import static org.fengsui.server.platform.reading.child.Readings.insteadOfIt;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.fengsui.engine.observation.Observation;
import org.fengsui.engine.paper.WordReader;
import org.fengsui.engine.report.ReportSummary;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.InputProblem;
import org.fengsui.engine.table.Table;
import org.fengsui.engine.table.TableLimits;
import org.fengsui.engine.table.TableRow;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.reading.Fence;
import org.fengsui.server.platform.reading.Reading;
import org.fengsui.server.platform.reading.ReadingProblem;
import org.fengsui.server.sensing.NessusFile;
import org.fengsui.server.testing.Eventually;
import org.fengsui.server.testing.WordTemplates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingApartTest {

    private static final Path SAMPLES =
            Path.of("../engine/src/test/resources/org/fengsui/engine/report");

    @TempDir Path folder;

    /** All that a report gives. */
    private record Heard(
            List<Observation> observations,
            @Nullable ReportSummary summary,
            @Nullable String refusal) {

        static Heard of(Reading reading, Path file) {
            var name = String.valueOf(file.getFileName());
            var observations = new ArrayList<Observation>();
            try {
                var summary = reading.report(name, file, null, observations::add, _ -> {});
                return new Heard(observations, summary, null);
            } catch (BadInput e) {
                return new Heard(observations, null, e.getMessage());
            }
        }
    }

    static Stream<Path> samples() throws IOException {
        try (var files = Files.list(SAMPLES)) {
            return files.sorted().toList().stream();
        }
    }

    private static void sameAsHere(Path file) {
        var here = Heard.of(new ReadingHere(), file);
        var there = Heard.of(apart(), file);
        assertThat(there.observations()).isEqualTo(here.observations());
        assertThat(there.refusal()).isEqualTo(here.refusal());
        assertThat(there.summary()).usingRecursiveComparison().isEqualTo(here.summary());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleGivesExactlyWhatItGivesInTheServersProcess(Path sample) {
        sameAsHere(sample);
    }

    @Test
    void soDoesALargeReport() {
        var file = folder.resolve("campus.nessus");
        new NessusFile(3, 40, 30, Instant.parse("2026-03-02T00:00:00Z"), "campus").write(file);
        sameAsHere(file);
    }

    @Test
    void soDoTextsThatAreNoProperUnicode() throws IOException {
        sameAsHere(
                text(
                        "half.jsonl",
                        """
                        {"template-id":"a","info":{"name":"half \\ud83d 半","severity":"high"},\
                        "host":"192.0.2.7","matched-at":"http://192.0.2.7/","timestamp":"2026-03-02T00:00:00Z"}
                        """));
    }

    @Test
    void soDoFilesThatAreRefused() throws IOException {
        var whole = Files.readString(SAMPLES.resolve("nessus.xml"));
        sameAsHere(text("cut.nessus", whole.substring(0, whole.length() / 2)));
        sameAsHere(text("letter.txt", "Dear all,\n"));
        sameAsHere(text("empty.csv", ""));
        sameAsHere(text("deep.xml", "<NessusClientData_v2>" + "<a>".repeat(200_000)));
    }

    private Path text(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static List<TableRow> rows(InputFile file) {
        var rows = new ArrayList<TableRow>();
        try (var table = Table.open(file)) {
            table.forEachRemaining(rows::add);
        }
        return rows;
    }

    @Test
    void aWordFileGivesTheSamePaperOrTheSameRefusal() {
        var own = InputFile.of("own.docx", WordTemplates.notice());
        assertThat(apart().word(own)).isEqualTo(WordReader.read(own));
        var linked =
                InputFile.of(
                        "own.docx",
                        WordTemplates.notice(
                                "甲",
                                document ->
                                        document.createParagraph()
                                                .createHyperlinkRun("http://a.example.edu.cn")
                                                .setText("见此")));
        var here = catchThrowableOfType(BadInput.class, () -> WordReader.read(linked));
        assertThatThrownBy(() -> apart().word(linked))
                .isInstanceOf(BadInput.class)
                .hasMessage(here.getMessage());
    }

    @Test
    void aTableGivesTheSameRows() throws IOException {
        var csv = "类别,名称\nA,\"x\ny\"\n\n A , b \n".getBytes(StandardCharsets.UTF_8);
        for (var file : List.of(InputFile.of("t.csv", csv), InputFile.of("t.xlsx", workbook()))) {
            assertThat(rows(apart().table(file))).usingRecursiveComparison().isEqualTo(rows(file));
        }
    }

    private byte[] workbook() throws IOException {
        var path = folder.resolve("t.xlsx");
        try (var out = Files.newOutputStream(path);
                var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("一");
            sheet.value(0, 0, "类别");
            sheet.value(0, 1, "名称");
            sheet.value(3, 0, "A");
            sheet.value(3, 1, 12.5);
        }
        return Files.readAllBytes(path);
    }

    private static List<TableRow> streamed(Reading reading, Path file) {
        var rows = new ArrayList<TableRow>();
        reading.rows(
                "t", file, TableLimits.DEFAULT, harmless -> rows.addAll(rows(harmless)), _ -> {});
        return rows;
    }

    @Test
    void aTableOfAnyLengthComesRowByRowAndATakerWhoGivesUpEndsIt() throws IOException {
        var lines = new StringBuilder("a,b\n");
        for (int i = 0; i < 20_000; i++) {
            lines.append(i).append(",x\n");
        }
        var file = text("t.csv", lines.toString());
        var there = streamed(apart(), file);
        var here = streamed(new ReadingHere(), file);
        // Each for itself: compared as a whole, the comparison would take a minute.
        assertThat(there).hasSameSizeAs(here);
        for (int i = 0; i < here.size(); i += 1000) {
            assertThat(there.get(i)).usingRecursiveComparison().isEqualTo(here.get(i));
        }
        var told = new ArrayList<Long>();
        apart().rows("t", file, TableLimits.DEFAULT, ReadingApartTest::rows, told::add);
        assertThat(told).isSorted().isNotEmpty();
        assertThatThrownBy(() ->
                        apart().rows(
                                        "t",
                                        file,
                                        TableLimits.DEFAULT,
                                        _ -> {
                                            throw new IllegalStateException("enough");
                                        },
                                        _ -> {}))
                .hasMessage("enough");
        assertThat(broken(() -> streamed(insteadOfIt("printf 'r\\000'"), file)).problem())
                .isEqualTo(InputProblem.READING_BROKE);
        var wide = text("wide.csv", "a,b\n1,2\n1,2,3\n");
        assertThat(broken(() -> streamed(apart(), wide)).line()).isEqualTo(3);
    }

    @Test
    void whatIsWrongInATableShowsWhereItStands() {
        var table =
                apart().table(
                                InputFile.of(
                                        "t.csv",
                                        "a,b\n1,2\n1,2,3\n".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> rows(table))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        e -> {
                            assertThat(e.problem()).isEqualTo(InputProblem.ROW_TOO_WIDE);
                            assertThat(e.line()).isEqualTo(3);
                        });
    }

    private static BadInput refused(Reading reading, Path file) {
        var observations = new ArrayList<Observation>();
        var refused =
                catchThrowableOfType(
                        BadInput.class,
                        () -> reading.report("bomb", file, null, observations::add, _ -> {}));
        assertThat(refused).isNotNull();
        return refused;
    }

    @Test
    void aFileThatFillsTheMemoryEndsItsReaderOnly() throws IOException {
        var bomb = folder.resolve("bomb.nessus.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            write(out, "<?xml version=\"1.0\"?><NessusClientData_v2><Report>");
            for (int host = 0; host < 400_000; host++) {
                write(out, "<ReportHost name=\"h" + Long.toHexString(host * 0x9e3779b97f4aL));
                write(out, ".example.edu.cn\"></ReportHost>\n");
            }
            write(out, "</Report></NessusClientData_v2>");
        }
        var refused = refused(apart(16, Duration.ofMinutes(2), OPEN), bomb);
        assertThat(refused.problem()).isEqualTo(InputProblem.READING_TOO_LARGE);
        assertThat(refused.parameters()).containsExactly("16");
        sameAsHere(SAMPLES.resolve("nessus.xml"));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void oneThatTakesTooLongIsEnded() {
        var refused = refused(apart(64, Duration.ofMillis(1), OPEN), SAMPLES.resolve("nessus.xml"));
        assertThat(refused.problem()).isEqualTo(InputProblem.READING_TOO_LONG);
    }

    @Test
    void aReaderThatBreaksDownOrTalksNonsenseRefusesItsFile() {
        var sample = SAMPLES.resolve("nessus.xml");
        for (var script :
                List.of(
                        "exit 7",
                        "kill -SEGV $$",
                        "echo nonsense",
                        "printf 'o\\001\\177\\377\\377\\377'",
                        "printf 's\\011'")) {
            assertThat(refused(insteadOfIt(script), sample).problem())
                    .as(script)
                    .isEqualTo(InputProblem.READING_BROKE);
        }
    }

    @Test
    void whereNoneCanBeStartedTheFileIsNotToBlame() {
        var reading = apart(64, Duration.ofMinutes(1), new Fence(List.of("/no/such/program")));
        assertThatThrownBy(() -> Heard.of(reading, SAMPLES.resolve("nessus.xml")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        e -> assertThat(e.problem()).isEqualTo(ReadingProblem.NOT_STARTED));
    }

    @Test
    void whoeverFindsTwoFilesBeingReadIsAskedToTryAgain() throws Exception {
        var go = folder.resolve("go");
        var begun = folder.resolve("begun");
        var reading =
                insteadOfIt(
                        "echo >>'%s'; until [ -e '%s' ]; do sleep 0.05; done; exec \"$@\""
                                .formatted(begun, go));
        var table = InputFile.of("t.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        try (var people = Executors.newFixedThreadPool(2)) {
            var first = people.submit(() -> rows(reading.table(table)));
            var second = people.submit(() -> rows(reading.table(table)));
            Eventually.holds(
                    "both are being read",
                    Duration.ofSeconds(30),
                    () -> Files.exists(begun) && Files.size(begun) == 2);
            assertThatThrownBy(() -> reading.table(table))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            e -> assertThat(e.problem()).isEqualTo(ReadingProblem.BUSY));
            Files.createFile(go);
            assertThat(first.get()).hasSameSizeAs(second.get());
        }
        assertThat(rows(reading.table(table))).as("its turn comes").isNotEmpty();
    }

    @Test
    void itKnowsNothingOfTheServersSurroundingsAndLeavesNothing() throws IOException {
        var seen = folder.resolve("seen");
        var reading = insteadOfIt("{ env | cut -d= -f1; pwd; } >'" + seen + "'; exec \"$@\"");
        assertThat(Heard.of(reading, SAMPLES.resolve("nessus.xml")).refusal()).isNull();
        var lines = Files.readAllLines(seen);
        assertThat(lines.subList(0, lines.size() - 1))
                .isSubsetOf("PATH", "LC_ALL", "PWD", "OLDPWD", "SHLVL", "_");
        assertThat(lines.getLast()).contains("fengsui-read-");
        assertThat(Path.of(lines.getLast())).doesNotExist();
    }

    @Test
    void itHasNoNetworkWhereTheMachineCanCloseIt() throws IOException {
        var fence = Fence.find();
        assumeTrue(fence.closed(), "this machine lets no process be cut off from the network");
        var seen = folder.resolve("seen");
        var prefix = new ArrayList<>(fence.prefix());
        prefix.addAll(
                List.of("/bin/sh", "-c", "cat /proc/net/dev >'" + seen + "'; exec \"$@\"", "sh"));
        var reading = apart(64, Duration.ofMinutes(2), new Fence(prefix));
        assertThat(Heard.of(reading, SAMPLES.resolve("nessus.xml")).refusal()).isNull();
        assertThat(Files.readAllLines(seen).stream().skip(2))
                .allMatch(line -> line.strip().startsWith("lo:"));
    }
}
