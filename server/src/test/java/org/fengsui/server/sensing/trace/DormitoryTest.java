package org.fengsui.server.sensing.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.engine.attribution.NetworkKind;
import org.fengsui.engine.tracing.Gap;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.FakeRegistry;
import org.fengsui.server.sensing.Scan;
import org.fengsui.server.sensing.SensingTest;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.sensing.finding.Sightings;
import org.fengsui.server.sensing.finding.Sightings.Origin;
import org.fengsui.server.sensing.trace.LookUpRecords.UploadState;
import org.fengsui.server.sensing.trace.domain.Hit.Outcome;
import org.fengsui.server.sensing.trace.domain.TerminalTasks;
import org.fengsui.server.sensing.trace.domain.TerminalTasks.File;
import org.fengsui.server.sensing.trace.domain.Tracing;
import org.fengsui.server.sensing.trace.record.RecordWorker;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** A bot in a dormitory, seen by a feed: from the address to the account, and what comes of it. */
@SensingTest
class DormitoryTest {

    private static final String ROOM = "10.8.1.20";
    private static final String GATE = "203.0.113.7";
    private static final String BOT = "bot-example";
    private static final Instant SEEN = TestClock.START.minus(Duration.ofHours(2));
    private static final Actor TRACER =
            new Actor(11, "钱溯源", Set.of(Role.TRACER), null, Scope.school());
    private static final Actor LEAD =
            new Actor(8, "李主任", Set.of(Role.OFFICE_LEAD), null, Scope.school());
    private static final Actor OTHER_UNIT =
            new Actor(20, "张联络", Set.of(Role.UNIT_LIAISON), 2L, new Scope.Units(Set.of(2L)));

    private final LookUpRecords records;
    private final RecordWorker worker;
    private final Tracing tracing;
    private final TerminalTasks tasks;
    private final Sightings sightings;
    private final Findings findings;
    private final FakeRegistry registry;
    private final RecordProbe probe;
    private final TestClock clock;
    private final TransactionTemplate transaction;
    private final List<Periodic> works;
    private long imports;

    DormitoryTest(
            LookUpRecords records,
            RecordWorker worker,
            Tracing tracing,
            TerminalTasks tasks,
            Sightings sightings,
            Findings findings,
            FakeRegistry registry,
            RecordProbe probe,
            TestClock clock,
            TransactionTemplate transaction,
            List<Periodic> works) {
        this.works = works;
        this.records = records;
        this.worker = worker;
        this.tracing = tracing;
        this.tasks = tasks;
        this.sightings = sightings;
        this.findings = findings;
        this.registry = registry;
        this.probe = probe;
        this.clock = clock;
        this.transaction = transaction;
    }

    @BeforeEach
    void aDormitory() {
        registry.clear();
        registry.unit(1, "物理学院");
        registry.unit(2, "文学院");
        registry.pool(NetworkKind.DORMITORY, ROOM);
        registry.pool(NetworkKind.NAT, GATE);
    }

    private void feed(String address, int port, Instant at) {
        imports++;
        transaction.executeWithoutResult(status ->
                sightings.absorb(
                        new Origin(imports, "feed-" + imports, null, "outside", clock.now()),
                        Scan.at(at).sees(address, port, BOT, "僵尸主机 example", "High", false)));
        tracing.runOnce();
    }

    private void leases(String... rows) {
        take("address,mac,start,end\n" + String.join("\n", rows));
    }

    private void sessions(String... rows) {
        take("account,mac,start,end\n" + String.join("\n", rows));
    }

    private void take(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        long id = records.receive(TRACER, "records.csv", new ByteArrayInputStream(bytes));
        worker.runOnce();
        assertThat(records.find(Scope.school(), id).orElseThrow().state())
                .isEqualTo(UploadState.DONE);
        tracing.runOnce();
    }

    private static String around(Instant at) {
        return "," + at.minusSeconds(3600) + "," + at.plusSeconds(3600);
    }

    private void studentOne(Instant at) {
        leases(ROOM + ",02:00:5e:10:00:01" + around(at));
        sessions("2026001,02:00:5e:10:00:01" + around(at));
    }

    private File only() {
        var ids = probe.sql("select id from trace.task").query(Long.class).list();
        assertThat(ids).hasSize(1);
        return file(ids.getFirst());
    }

    private File file(long id) {
        return tasks.file(Scope.school(), id).orElseThrow();
    }

    private List<Episode> episodes() {
        return findings.episodes(
                Scope.school(),
                probe.sql("select id from finding.episode order by id").query(Long.class).list());
    }

    private long hitId() {
        return probe.sql("select max(id) from trace.hit").query(Long.class).single();
    }

    private Outcome outcome() {
        return tasks.hit(Scope.school(), hitId()).orElseThrow().answer().outcome();
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, it -> assertThat(it.problem()).isEqualTo(problem));
    }

    @Test
    void aBotInADormitoryBecomesOneTaskOfTheAccountAndNothingIsNoticed() {
        studentOne(SEEN);
        feed(ROOM, 40_001, SEEN);
        assertThat(only().task().account()).isEqualTo("2026001");
        assertThat(only().task().state()).isEqualTo(TaskState.OPEN);

        feed(ROOM, 40_001, SEEN.plusSeconds(600));
        assertThat(only().task().hits()).as("a second hit is the same task’s").isEqualTo(2);

        tasks.notified(TRACER, only().task().id(), "辅导员 周老师，电话告知");
        tasks.done(TRACER, only().task().id(), "学生本人重装系统");
        assertThat(only().task().state()).isEqualTo(TaskState.DONE);
        assertThat(episodes())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.state()).isEqualTo(EpisodeState.CLOSED);
                    assertThat(it.unitId()).isNull();
                });
        assertThat(probe.sql("select count(*) from finding.notice_link").query(Long.class).single())
                .isZero();
    }

    @Test
    void whoItWasIsForgottenLongAfterTheTaskEnded() {
        studentOne(SEEN);
        feed(ROOM, 40_001, SEEN);
        tasks.done(TRACER, only().task().id(), "学生本人重装系统");
        clock.advance(Duration.ofDays(1094));
        forgetWhatIsDue();
        assertThat(only().task().account()).isEqualTo("2026001");
        clock.advance(Duration.ofDays(2));
        forgetWhatIsDue();
        assertThat(only().task().account()).isEqualTo("—");
        assertThat(only().task().state()).isEqualTo(TaskState.DONE);
        var hit = tasks.hit(Scope.school(), hitId()).orElseThrow();
        assertThat(hit.answer().accounts()).isEmpty();
        assertThat(hit.answer().inside()).isNull();
        assertThat(hit.answer().mac()).isNull();
    }

    @Test
    void whomAnOpenFindingMayLeadToIsKeptUntilItIsLongOver() {
        leases(
                ROOM + ",02:00:5e:10:00:01" + around(SEEN.minusSeconds(3600)),
                ROOM + ",02:00:5e:10:00:02" + around(SEEN.plusSeconds(3600)));
        sessions(
                "2026001,02:00:5e:10:00:01" + around(SEEN),
                "2026002,02:00:5e:10:00:02" + around(SEEN));
        feed(ROOM, 40_001, SEEN);
        clock.advance(Duration.ofDays(1096));
        forgetWhatIsDue();
        assertThat(accounts()).containsExactly("2026001", "2026002");

        probe.sql(
                        "update finding.episode set state = 'CLOSED', closed_at = :at, closed_as = 'VERIFIED'")
                .param("at", Timestamp.from(clock.now()))
                .update();
        clock.advance(Duration.ofDays(1094));
        forgetWhatIsDue();
        assertThat(accounts()).hasSize(2);
        clock.advance(Duration.ofDays(2));
        forgetWhatIsDue();
        assertThat(accounts()).isEmpty();
    }

    private List<String> accounts() {
        return tasks.hit(Scope.school(), hitId()).orElseThrow().answer().accounts();
    }

    private void forgetWhatIsDue() {
        works.stream().filter(it -> it.name().equals("retention")).forEach(Periodic::runOnce);
    }

    @Test
    void whatIsSeenAgainAfterItWasDoneIsANewTask() {
        studentOne(SEEN);
        feed(ROOM, 40_001, SEEN);
        long first = only().task().id();
        tasks.done(TRACER, first, "学生本人重装系统");
        clock.advance(Duration.ofMinutes(10));
        sessions("2026001,02:00:5e:10:00:01" + around(clock.now()));
        leases(ROOM + ",02:00:5e:10:00:01" + around(clock.now()));
        feed(ROOM, 40_001, clock.now().minusSeconds(60));
        assertThat(episodes()).hasSize(2);
        assertThat(probe.sql("select count(*) from trace.task").query(Long.class).single())
                .isEqualTo(2);
        assertThat(file(first).task().hits()).isEqualTo(1);
    }

    @Test
    void natThenDhcpThenRadiusAndAPortIsNeeded() {
        take(
                "public_address,port,inside_address,start,end\n"
                        + GATE
                        + ",40000-40511,"
                        + ROOM
                        + around(SEEN));
        studentOne(SEEN);
        feed(GATE, 40_100, SEEN);
        assertThat(only().task().account()).isEqualTo("2026001");
        feed(GATE, 50_100, SEEN);
        assertThat(tasks.hit(Scope.school(), hitId()).orElseThrow().answer().gap())
                .isEqualTo(Gap.NO_TRANSLATION);
    }

    @Test
    void withoutARecordItIsNotTracedAndARecordADayLaterTracesIt() {
        feed(ROOM, 40_001, SEEN);
        assertThat(outcome()).isEqualTo(Outcome.NOT_TRACED);
        assertThat(probe.sql("select count(*) from trace.task").query(Long.class).single())
                .isZero();

        clock.advance(Duration.ofDays(1));
        studentOne(SEEN);
        assertThat(outcome()).isEqualTo(Outcome.TRACED);
        assertThat(only().task().account()).isEqualTo("2026001");
    }

    @Test
    void aRecordThatComesAfterTheTaskWasDoneBelongsToIt() {
        studentOne(SEEN);
        feed(ROOM, 40_001, SEEN);
        var earlier = SEEN.minus(Duration.ofHours(6));
        feed(GATE, 40_100, earlier);
        long id = only().task().id();
        tasks.done(TRACER, id, "学生本人重装系统");
        take("公网地址,端口,内网地址,开始时间,结束时间\n" + GATE + ",40100," + ROOM + around(earlier));
        studentOne(earlier);
        assertThat(only().task().id()).isEqualTo(id);
        assertThat(only().task().hits()).isEqualTo(2);
        assertThat(episodes())
                .allSatisfy(it -> assertThat(it.state()).isEqualTo(EpisodeState.CLOSED));
    }

    @Test
    void recordsThatContradictEachOtherAccuseNobodyUntilAPersonChooses() {
        leases(
                ROOM + ",02:00:5e:10:00:01" + around(SEEN.minusSeconds(3600)),
                ROOM + ",02:00:5e:10:00:02" + around(SEEN.plusSeconds(3600)));
        sessions(
                "2026001,02:00:5e:10:00:01" + around(SEEN),
                "2026002,02:00:5e:10:00:02" + around(SEEN));
        feed(ROOM, 40_001, SEEN);
        assertThat(outcome()).isEqualTo(Outcome.AMBIGUOUS);
        assertThat(tasks.hit(Scope.school(), hitId()).orElseThrow().answer().accounts())
                .containsExactly("2026001", "2026002");
        assertThat(probe.sql("select count(*) from trace.task").query(Long.class).single())
                .isZero();

        refused(TraceProblem.REASON_MISSING, () -> tasks.choose(TRACER, hitId(), 1, " "));
        refused(TraceProblem.NO_CANDIDATE, () -> tasks.choose(TRACER, hitId(), 2, "查了门禁"));
        tasks.choose(TRACER, hitId(), 1, "一号当时不在校，有门禁记录");
        assertThat(only().task().account()).isEqualTo("2026002");
        refused(TraceProblem.NO_CANDIDATE, () -> tasks.choose(TRACER, hitId(), 0, "再选"));
    }

    @Test
    void aRecordThatContradictsBeforeAnybodyWasToldIsSaid() {
        studentOne(SEEN);
        feed(ROOM, 40_001, SEEN);
        leases(ROOM + ",02:00:5e:10:00:02" + around(SEEN));
        sessions("2026002,02:00:5e:10:00:02" + around(SEEN));
        assertThat(outcome()).isEqualTo(Outcome.AMBIGUOUS);
        assertThat(only().task().account()).isEqualTo("2026001");
        assertThat(only().steps().getFirst().what()).isEqualTo("contradicted");
    }

    @Test
    void aPersonMayDecideThatAUnitGetsANoticeAndThenItGoesTheOrdinaryWay() {
        studentOne(SEEN);
        feed(ROOM, 40_001, SEEN);
        long id = only().task().id();
        refused(AccessProblem.NOT_THE_DECIDER, () -> tasks.giveToUnit(TRACER, id, 1, "实验室私接"));
        tasks.giveToUnit(LEAD, id, 1, "实验室私接服务器");
        assertThat(only().task().state()).isEqualTo(TaskState.TO_UNIT);
        assertThat(findings.unnoticed(Scope.school(), 1, 10)).hasSize(1);
        refused(TraceProblem.ILLEGAL_MOVE, () -> tasks.done(TRACER, id, "已清理"));
    }

    @Test
    void anotherUnitsPersonSeesNothingOfIt() {
        studentOne(SEEN);
        feed(ROOM, 40_001, SEEN);
        long id = only().task().id();
        assertThat(tasks.file(OTHER_UNIT.scope(), id)).isEmpty();
        assertThat(tasks.hit(OTHER_UNIT.scope(), hitId())).isEmpty();
        refused(CommonProblem.NOT_FOUND, () -> tasks.drop(OTHER_UNIT, id, "不是我们"));
        assertThat(Objects.requireNonNull(only()).task().state()).isEqualTo(TaskState.OPEN);
    }
}
