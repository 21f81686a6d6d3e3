package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.finding.domain.Rescan;
import org.fengsui.server.sensing.finding.domain.Rescans;
import org.fengsui.server.testing.Eventually;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@AutoConfigureMockMvc
@Import(Campus.class)
record RescanTest(
        Campus campus,
        Rescans rescans,
        Ledger ledger,
        People people,
        TestClock clock,
        RecordProbe probe,
        TransactionTemplate transaction,
        MockMvc mvc) {

    private static final Scope SCHOOL = Scope.school();
    private static final String CHANGED = "类别,编码,名称,主管单位,技术栈\n系统,wlx-www,物理学院网站,wlx,nginx 1.27.0\n";

    @BeforeEach
    void aSchool() {
        clock.set("2026-10-12T09:00");
        campus.open();
    }

    @Test
    void aConfirmedChangeIsOwedAScanThatComesAfterIt() {
        campus.scan();
        clock.set("2026-10-12T10:00");
        campus.registers(CHANGED);
        var owed = duty();
        assertThat(owed.duty()).isEqualTo("rescan");
        assertThat(owed.state()).isEqualTo(ObligationState.OPEN);
        assertThat(owed.basis()).isEqualTo("第七条");
        clock.set("2026-10-12T11:00");
        campus.scan(List.of(Campus.MATHS));
        assertThat(duty().state()).as("another system").isEqualTo(ObligationState.OPEN);
        campus.registers(CHANGED.replace("1.27.0", "1.27.1"));
        assertThat(rescans.waiting(SCHOOL)).as("one clock for both changes").hasSize(1);
        clock.set("2026-10-13T09:00");
        campus.scan(List.of(Campus.PHYSICS));
        assertThat(rescans.waiting(SCHOOL)).isEmpty();
        assertThat(find(owed.id()).state()).isEqualTo(ObligationState.MET);
    }

    @Test
    void aResultThatMerelyNamesTheHostIsNoScanOfIt() {
        campus.registers(CHANGED);
        clock.set("2026-10-12T11:00");
        campus.receives(
                "one.jsonl",
                """
                {"template-id":"tech-detect","info":{"name":"Tech","severity":"low"},\
                "type":"http","host":"10.10.1.10","ip":"10.10.1.10",\
                "matched-at":"http://10.10.1.10/","timestamp":"2026-10-12T02:50:00Z"}
                """);
        assertThat(rescans.waiting(SCHOOL)).hasSize(1);
        assertThat(scanned("物理学院网站")).isNull();
        campus.scan(List.of(Campus.PHYSICS));
        assertThat(rescans.waiting(SCHOOL)).isEmpty();
        assertThat(scanned("物理学院网站")).isNotNull();
    }

    @Test
    void aScanOfTomorrowIsNoScan() {
        campus.registers(CHANGED);
        var tomorrow = clock.now().plus(Duration.ofDays(1));
        campus.receives(
                "campus.nessus",
                campus.scanner.report("campus", List.of(Campus.PHYSICS), tomorrow));
        assertThat(rescans.waiting(SCHOOL)).hasSize(1);
        clock.set("2026-10-12T12:00");
        campus.scan(List.of(Campus.PHYSICS));
        assertThat(rescans.waiting(SCHOOL)).as("a wrong clock shuts out no right one").isEmpty();
    }

    @Test
    void aRecordThatIsBeingWrittenDoesNotThrowOutTheReport() throws Exception {
        campus.registers(CHANGED);
        long id = only().id();
        clock.set("2026-10-12T11:00");
        var recorded = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var recording =
                    threads.submit(() -> {
                        transaction.executeWithoutResult(status -> {
                            rescans.record(campus.operator(), id, "登录核对版本", clock.now());
                            recorded.countDown();
                            await(goOn);
                        });
                    });
            var importing =
                    threads.submit(() -> {
                        await(recorded);
                        campus.scan(List.of(Campus.PHYSICS));
                    });
            Eventually.holds(
                    "the report waits for the record",
                    Duration.ofSeconds(30),
                    () ->
                            probe.sql("select count(*) from pg_locks where not granted")
                                            .query(Long.class)
                                            .single()
                                    > 0);
            goOn.countDown();
            recording.get(30, TimeUnit.SECONDS);
            importing.get(30, TimeUnit.SECONDS);
        }
        assertThat(scanned("物理学院网站")).as("the report is taken in").isNotNull();
        assertThat(rescans.waiting(SCHOOL)).isEmpty();
    }

    @Test
    void whatNoScannerSeesOwesNothing() {
        campus.registers("类别,编码,名称,主管单位,技术负责人\n系统,wlx-www,物理学院网站,wlx,某人\n");
        assertThat(rescans.waiting(SCHOOL)).isEmpty();
    }

    @Test
    void aPersonsRecordMeetsItToo() throws Exception {
        campus.registers(CHANGED);
        var owed = duty();
        var path = "/findings/scans/" + only().id() + "/record";
        clock.set("2026-10-12T15:00");
        mvc.perform(
                        post(path)
                                .param("how", "登录核对版本，无异常")
                                .param("at", "2026-10-12T14:30")
                                .with(people.as(campus.operator())))
                .andExpect(redirectedUrl("/findings/scans"));
        assertThat(find(owed.id()).state()).isEqualTo(ObligationState.MET);
        assertThat(rescans.waiting(SCHOOL)).isEmpty();
    }

    @Test
    void whatIsInServiceAndNotScannedIsListedAndSystemsOutsideOnlyWithPermission()
            throws Exception {
        campus.registers("类别,编码,名称,主管单位,地址,双非\n系统,wlx-cloud,物理云端报名,wlx,signup.example.com,是\n");
        campus.scan(List.of(Campus.PHYSICS));
        var page = page("/findings/scans");
        assertThat(page).contains("数学学院网站", "物理云端报名", "没有授权不扫描");
        assertThat(page("/findings/scans?show=outside"))
                .contains("物理云端报名")
                .doesNotContain("数学学院网站");
        assertThat(page("/findings/scans?show=never&q=math")).contains("数学学院网站");
        assertThat(page("/findings/scans/targets.txt"))
                .contains("10.10.2.10")
                .doesNotContain("10.10.1.10", "signup.example.com");
        long cloud =
                rescans.lines(SCHOOL).stream()
                        .filter(it -> it.system().offCampus())
                        .findFirst()
                        .orElseThrow()
                        .system()
                        .id();
        assertThat(page("/findings/scans/systems/" + cloud + "/permission"))
                .contains("物理云端报名", "谁授权");
        mvc.perform(
                        post("/findings/scans/systems/" + cloud + "/permission")
                                .param("reference", "云服务商书面同意，存档 12 号")
                                .param("until", "2026-12-31")
                                .with(people.as(campus.operator())))
                .andExpect(redirectedUrl("/findings/scans"));
        assertThat(page("/findings/scans/targets.txt")).contains("signup.example.com");
        clock.set("2027-01-02T09:00");
        assertThat(page("/findings/scans/targets.txt")).doesNotContain("signup.example.com");
        mvc.perform(get("/findings/scans").with(people.as(campus.liaison())))
                .andExpect(status().isForbidden());
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Instant scanned(String name) {
        return rescans.lines(SCHOOL).stream()
                .filter(it -> it.system().name().equals(name))
                .findFirst()
                .orElseThrow()
                .scanned();
    }

    private Rescan only() {
        assertThat(rescans.waiting(SCHOOL)).hasSize(1);
        return rescans.waiting(SCHOOL).getFirst();
    }

    private Obligation duty() {
        return ledger.of(SCHOOL, List.of(new Subject("rescan", only().id()))).getFirst();
    }

    private Obligation find(long id) {
        return ledger.find(SCHOOL, id).orElseThrow();
    }

    private String page(String path) throws Exception {
        return mvc.perform(
                        get(path)
                                .header("Accept-Language", "zh")
                                .with(people.as(campus.operator())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
