package org.fengsui.server.sensing.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.fengsui.engine.attribution.NetworkKind;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.access.Tokens;
import org.fengsui.server.sensing.FakeRegistry;
import org.fengsui.server.sensing.RecordedAudit;
import org.fengsui.server.sensing.Scan;
import org.fengsui.server.sensing.SensingTest;
import org.fengsui.server.sensing.finding.Sightings;
import org.fengsui.server.sensing.finding.Sightings.Origin;
import org.fengsui.server.sensing.trace.domain.Tracing;
import org.fengsui.server.sensing.trace.record.RecordWorker;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

/** Terminal tasks and look-up records as people see them. */
@SensingTest
class TracePagesTest {

    private static final String ROOM = "10.8.1.20";
    private static final String MAC = "02:00:5e:10:00:01";
    private static final Instant SEEN = TestClock.START.minus(Duration.ofHours(2));

    private final Tracing tracing;
    private final RecordWorker worker;
    private final Sightings sightings;
    private final FakeRegistry registry;
    private final RecordedAudit audit;
    private final RecordProbe probe;
    private final TransactionTemplate transaction;
    private final People people;
    private final Tokens tokens;
    private final MockMvc mvc;

    TracePagesTest(
            Tracing tracing,
            RecordWorker worker,
            Sightings sightings,
            FakeRegistry registry,
            RecordedAudit audit,
            RecordProbe probe,
            TransactionTemplate transaction,
            People people,
            Tokens tokens,
            MockMvc mvc) {
        this.tracing = tracing;
        this.worker = worker;
        this.sightings = sightings;
        this.registry = registry;
        this.audit = audit;
        this.probe = probe;
        this.transaction = transaction;
        this.people = people;
        this.tokens = tokens;
        this.mvc = mvc;
    }

    private Actor tracer = Actor.machine("before");
    private Actor operator = Actor.machine("before");
    private Actor lead = Actor.machine("before");
    private Actor liaison = Actor.machine("before");

    @BeforeEach
    void aBotInADormitory() {
        tracer = people.school("tracer", Role.OFFICE_OPERATOR, Role.TRACER);
        operator = people.school("operator", Role.OFFICE_OPERATOR);
        lead = people.school("lead", Role.OFFICE_LEAD);
        liaison = people.ofUnit(2, "liaison", Role.UNIT_LIAISON);
        registry.clear();
        registry.unit(1, "物理学院");
        registry.unit(2, "文学院");
        registry.pool(NetworkKind.DORMITORY, ROOM);
        transaction.executeWithoutResult(status ->
                sightings.absorb(
                        new Origin(1, "feed", null, "outside", TestClock.START),
                        Scan.at(SEEN).sees(ROOM, 40_001, "bot", "僵尸主机 example", "High", false)));
        tracing.runOnce();
    }

    private static String around() {
        return "," + SEEN.minusSeconds(3600) + "," + SEEN.plusSeconds(3600);
    }

    private static MockMultipartFile file(String text) {
        return new MockMultipartFile(
                "file", "records.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    /** The page of a file that was handed in and read. */
    private String read(ResultActions received) throws Exception {
        var path =
                Objects.requireNonNull(
                        received.andExpect(status().isFound())
                                .andReturn()
                                .getResponse()
                                .getRedirectedUrl());
        assertThat(page(tracer, path)).contains("离开本页不影响读入");
        assertThat(page(tracer, path + "/progress")).contains("排队等待读入");
        worker.runOnce();
        return page(tracer, path);
    }

    private ResultActions upload(Actor who, String text) throws Exception {
        return mvc.perform(multipart("/trace/records").file(file(text)).with(people.as(who)));
    }

    private ResultActions send(String token, String text) throws Exception {
        return mvc.perform(
                multipart("/api/trace/records")
                        .file(file(text))
                        .header("Authorization", "Bearer " + token));
    }

    /** What a program is told of a file once it was read. */
    private String settled(String token, String text) throws Exception {
        var where =
                Objects.requireNonNull(
                        send(token, text)
                                .andExpect(status().isAccepted())
                                .andReturn()
                                .getResponse()
                                .getHeader("Location"));
        worker.runOnce();
        return mvc.perform(get(where).header("Authorization", "Bearer " + token))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private long traced() throws Exception {
        var text = "用户名,内网地址,MAC地址,上线时间,下线时间\n2026001," + ROOM + "," + MAC + around();
        assertThat(read(upload(tracer, text))).contains("完成");
        tracing.runOnce();
        return probe.sql("select id from trace.task").query(Long.class).single();
    }

    private String page(Actor who, String path) throws Exception {
        return people.page(mvc, who, path);
    }

    @Test
    void identitiesAreMaskedAndEachLookIsInTheLogWithItsReason() throws Exception {
        var path = "/terminal-tasks/" + traced();
        for (var who : List.of(operator, lead, tracer)) {
            for (var shown : List.of("/terminal-tasks", path)) {
                assertThat(page(who, shown))
                        .contains("20•••1", "僵尸主机 example")
                        .doesNotContain("2026001", MAC);
            }
        }
        mvc.perform(post(path + "/look").param("reason", "要告知").with(people.as(operator)))
                .andExpect(status().isForbidden());
        mvc.perform(post(path + "/look").param("reason", " ").with(people.as(tracer)))
                .andExpect(status().isUnprocessableContent());
        var seen =
                mvc.perform(post(path + "/look").param("reason", "要告知学生").with(people.as(tracer)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(seen).contains("2026001", MAC).doesNotContain("??");
        assertThat(audit.actions().getLast()).isEqualTo("trace.identity-seen");
        assertThat(audit.latestDetails()).containsEntry("reason", "要告知学生");
    }

    @Test
    void aTaskIsWorkedFromItsPageAndWhoWasToldIsMaskedToo() throws Exception {
        var path = "/terminal-tasks/" + traced();
        mvc.perform(post(path + "/notify").param("reason", "辅导员周老师").with(people.as(operator)))
                .andExpect(status().isForbidden());
        mvc.perform(post(path + "/notify").param("reason", "辅导员周老师").with(people.as(tracer)))
                .andExpect(redirectedUrl(path));
        assertThat(page(lead, path)).contains("已告知").doesNotContain("周老师");
        mvc.perform(post(path + "/done").param("reason", "学生重装").with(people.as(tracer)))
                .andExpect(redirectedUrl(path));
        assertThat(page(tracer, path)).contains("已处置").doesNotContain(path + "/drop");
        mvc.perform(post(path + "/drop").param("reason", "再试").with(people.as(tracer)))
                .andExpect(status().isConflict());
        assertThat(page(operator, "/findings?open=no")).doesNotContain("??");
    }

    @Test
    void theLeadGivesItToAUnitAndNobodyElseDoes() throws Exception {
        var path = "/terminal-tasks/" + traced();
        assertThat(page(lead, path)).contains(path + "/unit");
        assertThat(page(lead, path + "/unit")).contains("物理学院");
        mvc.perform(
                        post(path + "/unit")
                                .param("unit", "1")
                                .param("reason", "实验室私接")
                                .with(people.as(tracer)))
                .andExpect(status().isForbidden());
        mvc.perform(
                        post(path + "/unit")
                                .param("unit", "1")
                                .param("reason", "实验室私接")
                                .with(people.as(lead)))
                .andExpect(redirectedUrl(path));
        assertThat(page(lead, path)).contains("改发通知书", "物理学院");
    }

    @Test
    void whatIsNotTracedIsCounted() throws Exception {
        assertThat(page(operator, "/terminal-tasks")).contains("无法溯源");
        assertThat(page(operator, "/terminal-tasks/untraced"))
                .contains(ROOM, "没有这个地址当时的 DHCP 或认证记录");
        long hit = probe.sql("select id from trace.hit").query(Long.class).single();
        assertThat(page(operator, "/terminal-tasks/hits/" + hit)).contains("没有记录指向账号", "宿舍");
        long finding = probe.sql("select id from finding.finding").query(Long.class).single();
        assertThat(page(operator, "/findings/" + finding)).contains("/terminal-tasks/hits/" + hit);
        traced();
        assertThat(page(operator, "/terminal-tasks/untraced")).contains("都已溯源");
    }

    @Test
    void amongSeveralAccountsATracerChooses() throws Exception {
        var both = "\n2026001," + ROOM + around() + "\n2026002," + ROOM + around();
        read(upload(tracer, "account,ip,start,end" + both));
        tracing.runOnce();
        long hit = probe.sql("select id from trace.hit").query(Long.class).single();
        var path = "/terminal-tasks/hits/" + hit;
        assertThat(page(operator, path)).contains("20•••2").doesNotContain(path + "/choose");
        assertThat(page(tracer, path)).contains(path + "/choose").doesNotContain("2026002");
        var seen =
                mvc.perform(post(path + "/look").param("reason", "核对").with(people.as(tracer)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(seen).contains("2026002");
        mvc.perform(
                        post(path + "/choose")
                                .param("candidate", "1")
                                .param("reason", "门禁记录")
                                .with(people.as(tracer)))
                .andExpect(status().is3xxRedirection());
        assertThat(probe.sql("select account from trace.task").query(String.class).single())
                .isEqualTo("2026002");
    }

    @Test
    void badRowsAreShownAndNothingIsTakenIn() throws Exception {
        var text =
                "账号,内网地址,开始时间,结束时间\n2026001,10.8.1.999,"
                        + SEEN
                        + ",\n2026002,10.8.1.2,"
                        + SEEN
                        + ",";
        assertThat(read(upload(tracer, text))).contains("1 行不能读取", "10.8.1.999", "其余 1 行");
        var token = tokens.create(tracer, "export", Duration.ofDays(1));
        assertThat(settled(token, text)).contains("\"REFUSED\"", "10.8.1.999");
        var good = text.replace("999", "9");
        assertThat(settled(token, good)).contains("\"DONE\"", "\"same\":false");
        assertThat(settled(token, good)).contains("\"DONE\"", "\"same\":true");
        assertThat(read(upload(tracer, good))).contains("逐字节相同");
        assertThat(page(tracer, "/trace/records")).contains("records.csv");
        upload(operator, good).andExpect(status().isForbidden());
        send(tokens.create(operator, "export", Duration.ofDays(1)), good)
                .andExpect(status().isForbidden());
        assertThat(read(upload(tracer, "姓名,电话\n甲,1"))).contains("拒绝", "records.csv");
    }

    @Test
    void aUnitsPersonSeesNothingOfIt() throws Exception {
        var path = "/terminal-tasks/" + traced();
        for (var asked :
                List.of("/terminal-tasks", path, "/terminal-tasks/untraced", "/trace/records")) {
            mvc.perform(get(asked).with(people.as(liaison))).andExpect(status().isForbidden());
        }
    }
}
