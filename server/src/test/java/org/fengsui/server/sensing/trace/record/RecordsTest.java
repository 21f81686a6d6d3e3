package org.fengsui.server.sensing.trace.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.observation.Transport;
import org.fengsui.engine.table.InputProblem;
import org.fengsui.engine.tracing.During;
import org.fengsui.engine.tracing.Lease;
import org.fengsui.engine.tracing.LookUp;
import org.fengsui.engine.tracing.Mac;
import org.fengsui.engine.tracing.Question;
import org.fengsui.engine.tracing.Resolution;
import org.fengsui.engine.tracing.Resolution.Traced;
import org.fengsui.engine.tracing.Resolver;
import org.fengsui.engine.tracing.Session;
import org.fengsui.engine.tracing.Translation;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.FakeFiles;
import org.fengsui.server.sensing.SensingTest;
import org.fengsui.server.sensing.trace.LookUpRecords;
import org.fengsui.server.sensing.trace.LookUpRecords.Fault;
import org.fengsui.server.sensing.trace.LookUpRecords.Upload;
import org.fengsui.server.sensing.trace.LookUpRecords.UploadState;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Look-up records: taken in by file, kept by day, looked up, dropped. */
@SensingTest
class RecordsTest {

    private static final Actor TRACER =
            new Actor(11, "钱溯源", Set.of(Role.TRACER), null, Scope.school());
    private static final IpAddress INSIDE = IpAddress.parse("10.8.1.20");

    private final LookUpRecords records;
    private final RecordWorker worker;
    private final UploadProgress progress;
    private final FakeFiles files;
    private final StoredRecords stored;
    private final RecordRetention retention;
    private final RecordProbe probe;
    private final TestClock clock;
    private final TransactionTemplate transaction;

    RecordsTest(
            LookUpRecords records,
            RecordWorker worker,
            UploadProgress progress,
            FakeFiles files,
            StoredRecords stored,
            RecordRetention retention,
            RecordProbe probe,
            TestClock clock,
            TransactionTemplate transaction) {
        this.records = records;
        this.worker = worker;
        this.progress = progress;
        this.files = files;
        this.stored = stored;
        this.retention = retention;
        this.probe = probe;
        this.clock = clock;
        this.transaction = transaction;
    }

    private Upload take(String... lines) {
        long id = receive(lines);
        worker.runOnce();
        return records.find(Scope.school(), id).orElseThrow();
    }

    private long receive(String... lines) {
        var bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return records.receive(TRACER, "records.csv", new ByteArrayInputStream(bytes));
    }

    private Resolution ask(Question question) {
        return Objects.requireNonNull(transaction.execute(status -> stored.resolve(question)));
    }

    private static Question inside(Instant at) {
        return new Question(INSIDE, null, null, at, false);
    }

    /** As the daily step does it. */
    private long drop() {
        var before = clock.now().minus(Duration.ofDays(retention.term().days()));
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    long due = retention.due(Scope.school(), before);
                    var gone = retention.forget(Scope.school(), before, 0, Integer.MAX_VALUE);
                    assertThat(gone.count()).isEqualTo(due);
                    return due;
                }));
    }

    private long kept() {
        return probe.sql("select count(*) from trace.record").query(Long.class).single();
    }

    @Test
    void chineseHeadersAreUnderstoodAndTheKindIsToldByTheColumns() {
        var nat =
                take(
                        "公网地址,端口段,协议,内网地址,开始时间,结束时间",
                        "203.0.113.7,1024-1535,tcp,10.8.1.20,2026-03-01 11:00:00,2026-03-01 13:00:00");
        var dhcp =
                take(
                        "IP地址,MAC地址,租约开始,租约结束",
                        "10.8.1.20,0200-5E10-0001,2026-03-01 08:00:00,2026-03-01 20:00:00");
        var radius = take("用户名,MAC地址,上线时间,下线时间", "2026001,02-00-5e-10-00-01,2026-03-01 08:00:00,");
        assertThat(List.of(nat, dhcp, radius))
                .allSatisfy(it -> assertThat(it.records()).isEqualTo(1));
        var noon = Instant.parse("2026-03-01T04:00:00Z");
        assertThat(
                        ask(
                                new Question(
                                        IpAddress.parse("203.0.113.7"),
                                        1100,
                                        Transport.TCP,
                                        noon,
                                        true)))
                .isInstanceOfSatisfying(
                        Traced.class, it -> assertThat(it.account()).isEqualTo("2026001"));
    }

    @Test
    void ofAFileWithABadRowNothingIsTakenIn() {
        var taken =
                take(
                        "account,ip,start,end",
                        "2026001,10.8.1.20,2026-03-01 08:00:00,2026-03-01 20:00:00",
                        "2026002,10.8.1.999,2026-03-01 08:00:00,2026-03-01 20:00:00",
                        ",10.8.1.21,2026-03-01 08:00:00,2026-03-01 20:00:00",
                        "2026004,10.8.1.22,2026-03-01 08:00:00,2026-03-01 08:00:00",
                        "2026005,10.8.1.23,2036-03-01 08:00:00,");
        assertThat(taken.badRows()).isEqualTo(4);
        assertThat(taken.state()).isEqualTo(UploadState.REFUSED);
        assertThat(records.badRows(Scope.school(), taken.id()))
                .extracting(LookUpRecords.BadRow::line, LookUpRecords.BadRow::fault)
                .containsExactly(
                        tuple(3L, Fault.UNREADABLE),
                        tuple(4L, Fault.MISSING),
                        tuple(5L, Fault.END_BEFORE_START),
                        tuple(6L, Fault.IN_FUTURE));
        assertThat(kept()).isZero();
    }

    @Test
    void theSameBytesAgainChangeNothing() {
        String[] file = {"account,ip,start,end", "2026001,10.8.1.20,2026-03-01 08:00:00,"};
        assertThat(take(file).same()).isFalse();
        assertThat(take(file).same()).isTrue();
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void whatIsNoTableOfRecordsIsRefusedAsAWhole() {
        var refused = take("name,phone", "a,b");
        assertThat(refused.state()).isEqualTo(UploadState.REFUSED);
        assertThat(Objects.requireNonNull(refused.reason()).key())
                .isEqualTo(InputProblem.MISSING_COLUMN.key());
        assertThat(refused.badRows()).isZero();
    }

    @Test
    void aFileWaitsUntilItIsReadAndIsNotKeptLonger() {
        long id = receive("account,ip,start,end", "2026001,10.8.1.20,2026-03-01 08:00:00,");
        var upload = new Subject("record-upload", id);
        assertThat(records.waiting(Scope.school(), 10)).extracting(Upload::id).contains(id);
        assertThat(files.of(Scope.school(), upload)).hasSize(1);
        worker.runOnce();
        assertThat(records.find(Scope.school(), id).orElseThrow().state())
                .isEqualTo(UploadState.DONE);
        assertThat(files.of(Scope.school(), upload)).isEmpty();
        assertThat(records.waiting(Scope.school(), 10)).isEmpty();
    }

    @Test
    void aReadingThatWasBrokenOffBeginsAnewAndIsGivenUpAfterThreeAttempts() {
        String[] file = {"account,ip,start,end", "2026001,10.8.1.20,2026-03-01 08:00:00,"};
        long again = receive(file);
        progress.begin(Scope.school(), again);
        progress.report(Scope.school(), again, 20, 1);
        assertThat(records.find(Scope.school(), again).orElseThrow())
                .satisfies(it -> assertThat(it.state()).isEqualTo(UploadState.READING))
                .satisfies(it ->
                        assertThat(Objects.requireNonNull(it.progress()).records()).isEqualTo(1));
        worker.runOnce();
        assertThat(records.find(Scope.school(), again).orElseThrow().records()).isEqualTo(1);

        long hopeless = receive("account,ip,start,end", "2026002,10.8.1.21,2026-03-01 08:00:00,");
        for (int attempt = 0; attempt < 3; attempt++) {
            progress.begin(Scope.school(), hopeless);
        }
        worker.runOnce();
        var refused = records.find(Scope.school(), hopeless).orElseThrow();
        assertThat(refused.state()).isEqualTo(UploadState.REFUSED);
        assertThat(Objects.requireNonNull(refused.reason()).key()).isEqualTo("failed");
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void aFullDiskIsNoFaultOfTheFileWhichWaitsUntilThereIsRoom() {
        long waiting = receive("account,ip,start,end", "2026003,10.8.1.22,2026-03-01 08:00:00,");
        files.diskFull(true);
        try {
            for (int run = 0; run < 5; run++) {
                worker.runOnce();
            }
        } finally {
            files.diskFull(false);
        }
        worker.runOnce();
        var read = records.find(Scope.school(), waiting).orElseThrow();
        assertThat(read.state()).isEqualTo(UploadState.DONE);
        assertThat(read.records()).isEqualTo(1);
    }

    @Test
    void anAccountWithOddCharactersStaysWhatItIs() {
        take("account,ip,start,end", "\"a\\nb\\\\ '\"\"; --\",10.8.1.20,2026-03-01 08:00:00,");
        assertThat(ask(inside(Instant.parse("2026-03-01T04:00:00Z"))))
                .isInstanceOfSatisfying(
                        Traced.class,
                        it -> assertThat(it.account()).isEqualTo("a\\nb\\\\ '\"; --"));
    }

    @Test
    void recordsOlderThanTheSettingAreLeftOutAndDroppedDayByDay() {
        var first = clock.now();
        var taken =
                take(
                        "account,ip,start,end",
                        "2026001,10.8.1.20," + first.minus(Duration.ofDays(2)) + "," + first,
                        "2026002,10.8.1.21," + first.minus(Duration.ofDays(200)) + "," + first);
        assertThat(taken.records()).isEqualTo(1);
        assertThat(taken.tooOld()).isEqualTo(1);
        clock.advance(Duration.ofDays(177));
        drop();
        assertThat(kept()).isEqualTo(1);
        clock.advance(Duration.ofDays(3));
        drop();
        assertThat(kept()).isZero();
        assertThat(probe.sql("select count(*) from trace.hour").query(Long.class).single())
                .isZero();
    }

    @Test
    void whatWasSaidOfAFileIsForgottenWithItsRecordsAndCounted() {
        take("name,phone", "a,b");
        clock.advance(Duration.ofDays(181));
        assertThat(drop()).isEqualTo(1);
        assertThat(drop()).isZero();
    }

    @Test
    void theRecordAnswersLikeListsInMemory() {
        var start = clock.now().minus(Duration.ofDays(3));
        var random = new Random(20_260_301);
        var held = new InMemory();
        var lines = new ArrayList<String>();
        lines.add("kind,outside_address,first_port,last_port,inside_address,mac,account,start,end");
        for (int i = 0; i < 400; i++) {
            var from = start.plusSeconds(random.nextInt(200_000));
            var until =
                    random.nextInt(20) == 0 ? null : from.plusSeconds(1 + random.nextInt(90_000));
            lines.add(held.add(random, new During(from, until)));
        }
        assertThat(take(lines.toArray(String[]::new)).records()).isEqualTo(400);
        var naive = new Resolver(held, Duration.ofSeconds(60));
        int traced = 0;
        for (int i = 0; i < 300; i++) {
            var question =
                    new Question(
                            InMemory.address(random),
                            random.nextInt(10),
                            null,
                            start.plusSeconds(random.nextInt(300_000)),
                            random.nextBoolean());
            var expected = naive.resolve(question);
            var answer = ask(question);
            assertThat(words(answer)).as("%s", question).isEqualTo(words(expected));
            traced += answer instanceof Traced ? 1 : 0;
        }
        assertThat(traced).as("some lead to one account").isGreaterThan(10);
    }

    private static String words(Resolution resolution) {
        return switch (resolution) {
            case Traced it -> "traced " + it.account();
            case Resolution.Ambiguous it -> "ambiguous " + it.accounts() + it.others();
            case Resolution.NotTraced it -> it.gap().name();
        };
    }

    /** The same records in lists, all of which it answers every time. */
    private static final class InMemory implements LookUp {
        private final List<Translation> translations = new ArrayList<>();
        private final List<Lease> leases = new ArrayList<>();
        private final List<Session> sessions = new ArrayList<>();

        static IpAddress address(Random random) {
            return IpAddress.v4(0x0a080100 | random.nextInt(40));
        }

        /** Keeps a random record and says it as a row. */
        String add(Random random, During during) {
            var address = address(random);
            var mac = new Mac("02:00:00:00:00:%02x".formatted(random.nextInt(40)));
            var times = "," + during.start() + "," + Objects.toString(during.end(), "");
            return switch (random.nextInt(3)) {
                case 0 -> {
                    int first = random.nextInt(8);
                    var ports = new Translation.PortSpan(first, first + random.nextInt(4));
                    var inside = address(random);
                    translations.add(new Translation(address, ports, null, inside, during));
                    yield "NAT,%s,%d,%d,%s,,"
                                    .formatted(address, ports.first(), ports.last(), inside)
                            + times;
                }
                case 1 -> {
                    leases.add(new Lease(address, mac, during));
                    yield "dhcp,,,," + address + "," + mac + "," + times;
                }
                default -> {
                    var account = "u" + random.nextInt(30);
                    sessions.add(new Session(null, mac, account, during));
                    yield "Radius,,,,," + mac + "," + account + times;
                }
            };
        }

        @Override
        public List<Translation> translations(Question question, Duration skew) {
            return translations;
        }

        @Override
        public List<Lease> leases(IpAddress inside, Question question, Duration skew) {
            return leases;
        }

        @Override
        public List<Session> sessions(
                IpAddress inside, Set<Mac> devices, Question question, Duration skew) {
            return sessions;
        }
    }
}
