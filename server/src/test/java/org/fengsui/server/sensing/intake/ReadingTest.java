package org.fengsui.server.sensing.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.NessusFile;
import org.fengsui.server.sensing.intake.domain.ImportWorker;
import org.fengsui.server.testing.Eventually;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What becomes of files on the queue. */
@ServerTest
class ReadingTest {

    private static final Scope SCHOOL = Scope.school();
    private static final Instant SCANNED = TestClock.START.minus(Duration.ofDays(200));

    private static final String WORKBOOK_TYPES =
            """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Override PartName="/xl/workbook.xml" ContentType="%s.sheet.main+xml"/></Types>
            """
                    .formatted("application/vnd.openxmlformats-officedocument.spreadsheetml");

    private final Intake intake;
    private final ImportWorker worker;
    private final People people;
    private final RecordProbe probe;
    private Actor operator = Actor.machine("before");

    ReadingTest(Intake intake, ImportWorker worker, People people, RecordProbe probe) {
        this.intake = intake;
        this.worker = worker;
        this.people = people;
        this.probe = probe;
    }

    @BeforeEach
    void anOperator() {
        operator = people.school("operator", Role.OFFICE_OPERATOR);
    }

    private static byte[] report(long seed, int hosts, int items, int day) {
        return new NessusFile(seed, hosts, items, SCANNED.plus(Duration.ofDays(day)), "campus")
                .bytes();
    }

    private long hand(String name, byte[] content) {
        return hand(name, content, null);
    }

    private long hand(String name, byte[] content, @Nullable String from) {
        return intake.receive(
                operator,
                new Intake.Upload(name, null, null, from),
                new ByteArrayInputStream(content));
    }

    private ImportView view(long id) {
        return intake.find(SCHOOL, id).orElseThrow();
    }

    private ImportView read(String name, byte[] content) {
        long id = hand(name, content);
        worker.runOnce();
        return view(id);
    }

    private long count(String table) {
        return probe.sql("select count(*) from " + table).query(Long.class).single();
    }

    private void nothingIsWritten() {
        assertThat(count("finding.finding")).as("findings").isZero();
        assertThat(count("finding.sighting")).as("sightings").isZero();
        assertThat(count("finding.host_evidence")).as("evidence").isZero();
        assertThat(count("intake.progress")).as("progress").isZero();
    }

    @Test
    void aReportIsReadAndItsTallyIsKept() {
        var view = read("campus.nessus", report(1, 2, 3, 0));

        assertThat(view.state()).isEqualTo(ImportState.DONE);
        assertThat(view.format()).isEqualTo("nessus");
        assertThat(view.tally().items()).isEqualTo(6);
        assertThat(view.tally().opened()).isEqualTo(6);
        assertThat(view.tally().unattributed()).isEqualTo(6);
        assertThat(view.progress()).isNull();
        assertThat(view.receivedBy()).isEqualTo("operator");
    }

    @Test
    void theSameBytesAgainChangeNothing() {
        var first = read("campus.nessus", report(1, 2, 3, 0));
        long sightings = count("finding.sighting");

        var again = read("again.nessus", report(1, 2, 3, 0));

        assertThat(again.state()).isEqualTo(ImportState.DONE);
        assertThat(again.sameAs()).isEqualTo(first.id());
        assertThat(again.tally().items()).isZero();
        assertThat(count("finding.sighting")).isEqualTo(sightings);
        assertThat(count("finding.finding")).isEqualTo(6);
    }

    @Test
    void theSameBytesOfAnotherSourceAreItsOwnReport() {
        read("campus.nessus", report(1, 2, 3, 0));
        long id = hand("campus.nessus", report(1, 2, 3, 0), "EDUSRC");
        worker.runOnce();
        assertThat(view(id).sameAs()).isNull();
        assertThat(view(id).tally().items()).isEqualTo(6);
    }

    /** Nothing of it is written; tells the line that is to blame. */
    private long refused(String name, byte[] content, String key) {
        var view = read(name, content);
        assertThat(view.state()).as(name).isEqualTo(ImportState.REFUSED);
        var reason = Objects.requireNonNull(view.reason());
        assertThat(reason.key()).as(name).isEqualTo(key);
        assertThat(view.tally().items()).isZero();
        assertThat(view.finishedAt()).isEqualTo(TestClock.START);
        nothingIsWritten();
        return reason.line();
    }

    @Test
    void aFileThatIsCutOffIsRefusedAtTheLineWhereItEnds() {
        var whole = new String(report(1, 4, 5, 0), StandardCharsets.UTF_8);
        var cut = whole.substring(0, whole.lastIndexOf("<risk_factor>") + 5);
        long lines = 1 + cut.chars().filter(c -> c == '\n').count();
        assertThat(refused("cut.nessus", cut.getBytes(StandardCharsets.UTF_8), "input.truncated"))
                .isEqualTo(lines);
    }

    /** A later report of the same hosts without the check that concerns a host as a whole. */
    @Test
    void aBrokenOrEmptyReportClosesNothing() {
        read("campus.nessus", report(1, 2, 3, 0));
        var later =
                new String(report(1, 2, 3, 5), StandardCharsets.UTF_8)
                        .replaceAll(
                                "(?s)<ReportItem (?!.{0,80}pluginID=\"10001).*?</ReportItem>", "");
        var cut = later.substring(0, later.lastIndexOf("</Report>"));
        var empty = later.replaceAll("(?s)<ReportHost.*</ReportHost>", "");

        assertThat(read("cut.nessus", cut.getBytes(StandardCharsets.UTF_8)).state())
                .isEqualTo(ImportState.REFUSED);
        assertThat(closed()).as("by a report that was cut off").isZero();
        assertThat(read("empty.nessus", empty.getBytes(StandardCharsets.UTF_8)).tally().closed())
                .isZero();
        assertThat(closed()).as("by a report without a host").isZero();

        read("whole.nessus", later.getBytes(StandardCharsets.UTF_8));
        assertThat(closed()).as("by the same report, whole").isEqualTo(2);
    }

    private long closed() {
        return count("finding.episode where state = 'CLOSED' or presence <> 'PRESENT'");
    }

    @Test
    void contentThatNoReaderKnowsIsRefused() {
        var letter = "Dear all,\n".getBytes(StandardCharsets.UTF_8);
        assertThat(refused("letter.txt", letter, "input.unrecognised"))
                .as("no line is to blame")
                .isZero();
    }

    @Test
    void aDocumentWithEntitiesOfItsOwnIsRefused() {
        var hostile =
                new String(report(1, 1, 1, 0), StandardCharsets.UTF_8)
                        .replaceFirst(
                                "<NessusClientData_v2>",
                                """
                                <!DOCTYPE NessusClientData_v2 [
                                <!ENTITY secret SYSTEM "file:///etc/hostname">]>
                                <NessusClientData_v2>\
                                """)
                        .replaceFirst("<description>", "<description>&secret;")
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(refused("entities.nessus", hostile, "input.dtd-refused")).isEqualTo(2);
    }

    @Test
    void aPackedFileThatGrowsWithoutEndIsRefused() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var hosts = "<ReportHost name=\"192.0.2.1\"></ReportHost>\n".repeat(20_000);
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(
                    "<?xml version=\"1.0\"?><NessusClientData_v2><Report>"
                            .getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 100; i++) {
                zip.write(hosts.getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(refused("grows.nessus.gz", bytes.toByteArray(), "input.zip-bomb")).isPositive();
    }

    @Test
    void aWorkbookThatGrowsWithoutEndIsRefused() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(WORKBOOK_TYPES.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            for (int i = 0; i < 64; i++) {
                zip.write(new byte[1 << 20]);
            }
        }
        assertThat(refused("grows.xlsx", bytes.toByteArray(), "input.zip-bomb"))
                .as("a workbook has no lines")
                .isZero();
    }

    @Test
    void aReportFarLargerThanUsualIsHeldUntilAPersonReleasesIt() {
        for (int day = 0; day < 3; day++) {
            assertThat(read("day.nessus", report(1, 2, 10, day)).state())
                    .isEqualTo(ImportState.DONE);
        }
        long before = count("finding.finding");
        var held = read("all.nessus", report(1, 20, 10, 4));

        assertThat(held.state()).isEqualTo(ImportState.HELD);
        assertThat(held.reason())
                .isEqualTo(new ImportView.Reason("surge", 0, List.of("200", "20")));
        assertThat(count("finding.finding")).isEqualTo(before);
        worker.runOnce();
        assertThat(view(held.id()).state()).as("it stays held").isEqualTo(ImportState.HELD);

        intake.release(operator, held.id(), "新增网段");
        worker.runOnce();

        var read = view(held.id());
        assertThat(read.state()).isEqualTo(ImportState.DONE);
        assertThat(read.reason()).isNull();
        assertThat(read.tally().items()).isEqualTo(200);
        assertThat(
                        probe.sql(
                                        """
                                        select actor_name from audit.entry
                                         where action = 'import.released' and subject_id = :id
                                        """)
                                .param("id", held.id())
                                .query(String.class)
                                .list())
                .containsExactly("operator");
        assertThatThrownBy(() -> intake.release(operator, held.id(), "新增网段"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(IntakeProblem.NOT_HELD));
    }

    @Test
    void aHeldReportShowsWhatItWouldBringAndIsDiscardedWithAReason() {
        for (int day = 0; day < 3; day++) {
            read("day.nessus", report(1, 2, 10, day));
        }
        long before = count("finding.finding");
        var held = read("all.nessus", report(1, 20, 10, 4));
        var sample = intake.sample(SCHOOL, held.id());
        assertThat(sample.checks()).isNotEmpty();
        assertThat(sample.units())
                .extracting(it -> it.title() + it.results())
                .containsExactly("200");

        assertThatThrownBy(() -> intake.discard(operator, held.id(), " "))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        it -> assertThat(it.problem()).isEqualTo(IntakeProblem.REASON_MISSING));
        intake.discard(operator, held.id(), "扫描器策略配错");
        worker.runOnce();
        var gone = view(held.id());
        assertThat(gone.state()).isEqualTo(ImportState.DISCARDED);
        assertThat(gone.decided()).isEqualTo(new ImportView.Decided(false, "operator", "扫描器策略配错"));
        assertThat(count("finding.finding")).isEqualTo(before);
        assertThatThrownBy(() -> intake.release(operator, held.id(), "后悔"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        it -> assertThat(it.problem()).isEqualTo(IntakeProblem.NOT_HELD));
    }

    @Test
    void smallRetestsBetweenMonthlyScansDoNotHoldTheNextMonth() {
        for (int month = 0; month < 3; month++) {
            assertThat(read("month.nessus", report(1, 10, 20, month * 30)).state())
                    .as("scan of month %s", month)
                    .isEqualTo(ImportState.DONE);
            for (int day = 1; day <= 15; day++) {
                hand("retest.nessus", report(2, 1, 2, month * 30 + day));
            }
            worker.runOnce();
        }
        assertThat(read("month.nessus", report(1, 10, 20, 90)).state()).isEqualTo(ImportState.DONE);
        assertThat(read("flood.nessus", report(1, 60, 20, 91)).state())
                .as("six times what is usual")
                .isEqualTo(ImportState.HELD);
    }

    private ImportView released(String file, byte[] report) {
        var held = read(file, report);
        assertThat(held.state()).as(file).isEqualTo(ImportState.HELD);
        intake.release(operator, held.id(), "核对过");
        worker.runOnce();
        return view(held.id());
    }

    @Test
    void aSecondFloodAfterAReleasedOneIsHeldToo() {
        for (int day = 0; day < 4; day++) {
            read("day.nessus", report(1, 10, 20, day));
        }
        assertThat(released("flood.nessus", report(1, 60, 20, 5)).state())
                .isEqualTo(ImportState.DONE);
        var second = read("again.nessus", report(1, 60, 20, 6));
        assertThat(second.reason())
                .isEqualTo(new ImportView.Reason("surge", 0, List.of("1200", "200")));
        assertThat(second.state()).isEqualTo(ImportState.HELD);
    }

    @Test
    void floodsOfASmallSourceAreHeldUntilThreeWereReleased() {
        for (int day = 0; day < 3; day++) {
            read("day.nessus", report(1, 2, 10, day));
        }
        for (int night = 0; night < 3; night++) {
            released("night.nessus", report(1, 20, 10, 10 + night));
        }
        assertThat(read("night.nessus", report(1, 20, 10, 20)).state())
                .as("what came three times is usual")
                .isEqualTo(ImportState.DONE);
    }

    @Test
    void workersSideBySideSettleEachImportOnce() throws InterruptedException {
        var logger = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        logger.addAppender(log);
        var ids = new ArrayList<Long>();
        for (int i = 0; i < 12; i++) {
            ids.add(hand("part-" + i + ".nessus", report(i % 4, 3, 5, i % 4)));
            ids.add(
                    hand(
                            "broken-" + i + ".nessus",
                            ("<NessusClientData_v2>" + i).getBytes(StandardCharsets.UTF_8)));
        }
        var failure = new AtomicReference<Throwable>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            threads.add(
                    Thread.ofPlatform()
                            .uncaughtExceptionHandler((_, e) -> failure.set(e))
                            .start(worker::runOnce));
        }
        for (var thread : threads) {
            thread.join();
        }
        worker.runOnce();
        logger.detachAppender(log);

        assertThat(failure.get()).isNull();
        assertThat(log.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEmpty();
        assertThat(ids).allMatch(id -> view(id).state().settled());
        assertThat(ids.stream().filter(id -> view(id).state() == ImportState.REFUSED)).hasSize(12);
        assertThat(ids.stream().filter(id -> view(id).sameAs() != null))
                .as("four different files, three times each")
                .hasSize(8);
        assertThat(count("finding.finding")).isEqualTo(15);
        assertThat(count("intake.progress")).isZero();
    }

    @Test
    void howFarALargeFileIsReadIsSeenMeanwhile() throws InterruptedException {
        long id = hand("large.nessus", report(1, 120, 90, 0));
        assertThat(view(id).state()).isEqualTo(ImportState.RECEIVED);
        var seen = new ArrayList<ImportView>();
        var thread = Thread.ofPlatform().start(worker::runOnce);
        Eventually.holds(
                "the import is settled",
                Duration.ofMinutes(2),
                () -> {
                    seen.add(view(id));
                    return seen.getLast().state().settled();
                });
        thread.join();

        assertThat(seen.getLast().state()).isEqualTo(ImportState.DONE);
        var reading = seen.stream().filter(it -> it.state() == ImportState.READING).toList();
        assertThat(reading).as("while it is read").isNotEmpty();
        var progress = reading.stream().map(it -> Objects.requireNonNull(it.progress())).toList();
        assertThat(progress).anySatisfy(it -> assertThat(it.items()).isBetween(1L, 10_800L));
        assertThat(progress).isSortedAccordingTo((a, b) -> Long.compare(a.items(), b.items()));
        assertThat(progress)
                .allSatisfy(it -> assertThat(it.bytes()).isBetween(0L, view(id).size()));
    }
}
