package org.fengsui.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.service.BulkDesk;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.sensing.intake.ImportState;
import org.fengsui.server.sensing.intake.Intake;
import org.fengsui.server.sensing.trace.LookUpRecords;
import org.fengsui.server.sensing.trace.LookUpRecords.UploadState;
import org.fengsui.server.sensing.trace.TaskState;
import org.fengsui.server.sensing.trace.domain.TerminalTasks;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/**
 * A bot in a dormitory, from the report of a feed to the student’s terminal: no notice, and nothing
 * of any unit.
 */
@ServerTest
@Import(Campus.class)
class DormitoryNightTest {

    private static final Scope SCHOOL = Scope.school();
    private static final String ROOM = "10.9.3.20";
    private static final String GATE = "203.0.113.7";
    private static final Instant SEEN = TestClock.START.minus(Duration.ofHours(2));

    private final Campus campus;
    private final Intake intake;
    private final Findings findings;
    private final LookUpRecords records;
    private final TerminalTasks tasks;
    private final BulkDesk bulk;
    private final List<Periodic> works;
    private final People people;
    private final RecordProbe probe;

    private Actor tracer = Actor.machine("before");

    DormitoryNightTest(
            Campus campus,
            Intake intake,
            Findings findings,
            LookUpRecords records,
            TerminalTasks tasks,
            BulkDesk bulk,
            List<Periodic> works,
            People people,
            RecordProbe probe) {
        this.campus = campus;
        this.intake = intake;
        this.findings = findings;
        this.records = records;
        this.tasks = tasks;
        this.bulk = bulk;
        this.works = works;
        this.people = people;
        this.probe = probe;
    }

    @BeforeEach
    void aDormitoryBehindAGate() {
        campus.open();
        tracer = people.school("tracer", Role.TRACER);
        campus.registers(
                """
                类别,编码,名称,地址,网络类型
                网络,dorm,示例东区宿舍,10.9.0.0/16,宿舍
                网络,gate,示例出口地址,203.0.113.0/28,NAT
                """);
    }

    private void run(String work) {
        works.stream().filter(each -> each.name().equals(work)).findFirst().orElseThrow().runOnce();
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What a feed saw from outside: one bot behind the gate, and a hole of a faculty beside it. */
    private void reported() {
        long id =
                intake.receive(
                        campus.operator(),
                        new Intake.Upload("feed.csv", null, "internet", "示例情报源"),
                        stream(
                                """
                                检查项,漏洞名称,风险等级,IP,端口,发现时间
                                bot-example,僵尸主机示例,高危,%s,40100,%s
                                hole-example,示例漏洞,高危,%s,443,%s
                                """
                                        .formatted(GATE, SEEN, Campus.PHYSICS.ip(), SEEN)));
        run("imports");
        assertThat(intake.find(SCHOOL, id).orElseThrow().state()).isEqualTo(ImportState.DONE);
        run("trace");
    }

    private void lookedUp(String text) {
        long id = records.receive(tracer, "records.csv", stream(text));
        run("look-up-records");
        assertThat(records.find(SCHOOL, id).orElseThrow().state()).isEqualTo(UploadState.DONE);
        run("trace");
    }

    private static String around() {
        return "," + SEEN.minusSeconds(3600) + "," + SEEN.plusSeconds(3600);
    }

    private Episode bot() {
        return findings.episodes(
                        SCHOOL,
                        probe.sql("select id from finding.episode where check_key like '%bot%'")
                                .query(Long.class)
                                .list())
                .getFirst();
    }

    private List<Long> open() {
        return probe.sql("select id from trace.task order by id").query(Long.class).list();
    }

    @Test
    void aReportedBotIsTracedThroughTheRecordsToOneTerminalTaskAndNoNotice() {
        reported();
        assertThat(bot().unitId()).as("an address of a pool is nobody’s").isNull();
        assertThat(open()).as("no record says yet who it was").isEmpty();

        lookedUp(
                "public_address,port,inside_address,start,end\n"
                        + GATE
                        + ",40000-40511,"
                        + ROOM
                        + around());
        lookedUp("address,mac,start,end\n" + ROOM + ",02:00:5e:10:00:01" + around());
        assertThat(open()).as("the lease alone names nobody").isEmpty();
        lookedUp("account,mac,start,end\n2026001,02:00:5e:10:00:01" + around());

        assertThat(open()).hasSize(1);
        long task = open().getFirst();
        assertThat(tasks.file(SCHOOL, task).orElseThrow().task().account()).isEqualTo("2026001");
        tasks.notified(tracer, task, "辅导员 周老师，电话告知");
        tasks.done(tracer, task, "学生本人重装系统");

        assertThat(tasks.file(SCHOOL, task).orElseThrow().task().state()).isEqualTo(TaskState.DONE);
        assertThat(bot().state()).isEqualTo(EpisodeState.CLOSED);
        assertThat(bulk.draftable(SCHOOL)).as("nothing of it is drafted").isEmpty();
        assertThat(bulk.inState(SCHOOL, NoticeState.DRAFT)).isEmpty();
        assertThat(findings.unnoticed(SCHOOL, campus.unit("wlx"), 10))
                .as("the faculty’s hole goes the ordinary way")
                .extracting(Episode::title)
                .containsExactly("示例漏洞");
    }
}
