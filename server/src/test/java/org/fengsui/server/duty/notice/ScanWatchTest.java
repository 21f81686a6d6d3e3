package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.fengsui.server.campus.registry.SystemRetired;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Waiver;
import org.fengsui.server.sensing.finding.domain.Rescans;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** 在线而没有监测: what the office owes to every system in service. */
@ServerTest
@Import(Campus.class)
record ScanWatchTest(
        Campus campus,
        Rescans rescans,
        Ledger ledger,
        People people,
        RecordProbe probe,
        TestClock clock,
        ApplicationEventPublisher events,
        TransactionTemplate transaction,
        MockMvc mvc) {

    private static final Scope SCHOOL = Scope.school();
    private static final String MATHS = "数学学院网站";
    private static final String PHYSICS = "物理学院网站";

    /** Both systems are scanned, by a scanner that signs in nowhere. */
    @BeforeEach
    void aScannedSchool() {
        clock.set("2026-03-05T09:00");
        campus.open();
        campus.scan();
    }

    private void lookAt(String moment) {
        clock.set(moment);
        campus.run("scan-watch");
    }

    private List<Obligation> duties(String duty, String system) {
        return probe
                .sql("select id from finding.scan_duty where system_name = :name order by id")
                .param("name", system)
                .query(Long.class)
                .list()
                .stream()
                .flatMap(id -> ledger.of(SCHOOL, List.of(new Subject("scan", id))).stream())
                .filter(one -> one.duty().equals(duty))
                .toList();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BusinessClock.ZONE).toInstant();
    }

    private boolean overdue(String system) {
        return rescans.lines(SCHOOL).stream()
                .filter(line -> line.system().name().equals(system))
                .findFirst()
                .orElseThrow()
                .overdue();
    }

    @Test
    void whatNoScanCoversIsOwedFromTheHalfOfItsPeriodUntilOneDoes() {
        lookAt("2026-04-18T09:00");
        assertThat(duties("scan-online", MATHS)).as("before the half").isEmpty();
        lookAt("2026-04-20T09:00");
        lookAt("2026-04-21T09:00");
        assertThat(duties("scan-online", MATHS))
                .singleElement()
                .satisfies(duty -> {
                    assertThat(duty.obligor()).isEqualTo(new Obligor.ItOffice());
                    assertThat(duty.basis()).isEqualTo("第八条");
                    assertThat(duty.due())
                            .as("24:00 of 2026-06-03")
                            .isEqualTo(at("2026-06-04T00:00"));
                    assertThat(duty.state()).isEqualTo(ObligationState.OPEN);
                });
        assertThat(overdue(MATHS)).isFalse();
        campus.scan(List.of(Campus.PHYSICS));
        assertThat(duties("scan-online", PHYSICS).getFirst().state())
                .isEqualTo(ObligationState.MET);
        assertThat(duties("scan-online", MATHS).getFirst().state()).isEqualTo(ObligationState.OPEN);
        lookAt("2026-06-04T09:00");
        assertThat(overdue(MATHS)).isTrue();
        assertThat(overdue(PHYSICS)).isFalse();
        campus.scan(List.of(Campus.MATHS));
        var met = duties("scan-online", MATHS).getFirst();
        assertThat(met.state()).isEqualTo(ObligationState.MET);
        assertThat(met.late(clock.now())).isTrue();
        lookAt("2026-07-30T09:00");
        assertThat(duties("scan-online", MATHS)).as("and again").hasSize(2);
    }

    @Test
    void whatWasNeverScannedIsOwedAtOnceAndCountedFromNow() {
        campus.registers(
                """
                类别,编码,名称,主管单位,地址,上线日期
                系统,wlx-old,物理旧站,wlx,10.10.1.77,2020-09-01
                """);
        lookAt("2026-03-06T09:00");
        assertThat(duties("scan-online", "物理旧站"))
                .singleElement()
                .satisfies(duty -> {
                    assertThat(duty.started()).isEqualTo(at("2026-03-06T09:00"));
                    assertThat(duty.due()).isEqualTo(at("2026-06-05T00:00"));
                });
        assertThat(duties("scan-login", MATHS))
                .singleElement()
                .extracting(Obligation::due)
                .as("180 days")
                .isEqualTo(at("2026-09-03T00:00"));
        campus.scan();
        assertThat(duties("scan-login", MATHS).getFirst().state())
                .as("a scan that signs in nowhere")
                .isEqualTo(ObligationState.OPEN);
    }

    @Test
    void aSystemOutsideOwesNoLogin() {
        campus.registers("类别,编码,名称,主管单位,地址,双非\n系统,wlx-cloud,物理云端报名,wlx,signup.example.com,是\n");
        lookAt("2026-03-06T09:00");
        assertThat(duties("scan-online", "物理云端报名")).hasSize(1);
        assertThat(duties("scan-login", "物理云端报名")).isEmpty();
    }

    @Test
    void whereNoScannerCanBeSentNoScanIsOwedAndThePageSaysSo() throws Exception {
        campus.registers(
                """
                类别,编码,名称,主管单位,地址
                系统,wlx-net,物理实验网,wlx,10.10.77.0/24
                系统,wlx-none,物理旧站,wlx,
                系统,wlx-lab,物理实验站,wlx,10.10.1.78
                """);
        lookAt("2026-03-06T09:00");
        for (var duty : List.of("scan-online", "scan-login")) {
            assertThat(duties(duty, "物理实验网")).isEmpty();
            assertThat(duties(duty, "物理旧站")).isEmpty();
            assertThat(duties(duty, "物理实验站")).hasSize(1);
        }
        assertThat(people.page(mvc, campus.operator(), "/findings/scans"))
                .contains("没有可扫描的地址（网段、泛域名不算），不计扫描期限");

        campus.registers("类别,编码,名称,主管单位,地址\n系统,wlx-lab,物理实验站,wlx,10.10.78.0/24\n");
        lookAt("2026-03-07T09:00");
        for (var duty : List.of("scan-online", "scan-login")) {
            assertThat(duties(duty, "物理实验站"))
                    .singleElement()
                    .satisfies(it -> {
                        assertThat(it.state()).isEqualTo(ObligationState.WAIVED);
                        assertThat(it.waived()).isEqualTo(Waiver.OTHER);
                    });
        }
    }

    @Test
    void aSystemThatGoesOutsideOwesItsLoginNoMore() {
        campus.registers("类别,编码,名称,主管单位,地址,双非\n系统,wlx-cloud,物理云端报名,wlx,signup.example.com,否\n");
        lookAt("2026-03-06T09:00");
        assertThat(duties("scan-login", "物理云端报名")).hasSize(1);
        campus.registers("类别,编码,名称,主管单位,地址,双非\n系统,wlx-cloud,物理云端报名,wlx,signup.example.com,是\n");
        lookAt("2026-03-07T09:00");
        var login = duties("scan-login", "物理云端报名").getFirst();
        assertThat(login.state()).isEqualTo(ObligationState.WAIVED);
        assertThat(login.waived()).isEqualTo(Waiver.OTHER);
        assertThat(ledger.explain(SCHOOL, login.id(), Locale.CHINESE).entries().getLast().text())
                .contains("物理云端报名已登记为双非，不要求登录扫描");
        assertThat(duties("scan-online", "物理云端报名").getFirst().state())
                .isEqualTo(ObligationState.OPEN);
    }

    @Test
    void aRetiredSystemOwesNothing() {
        lookAt("2026-04-20T09:00");
        long maths =
                rescans.lines(SCHOOL).stream()
                        .filter(line -> line.system().name().equals(MATHS))
                        .findFirst()
                        .orElseThrow()
                        .system()
                        .id();
        transaction.executeWithoutResult(
                status -> events.publishEvent(new SystemRetired(maths, MATHS, clock.now(), "已停用")));
        for (var duty : List.of("scan-online", "scan-login")) {
            assertThat(duties(duty, MATHS).getFirst().state()).isEqualTo(ObligationState.WAIVED);
            assertThat(duties(duty, MATHS).getFirst().waived()).isEqualTo(Waiver.RETIRED);
        }
        assertThat(duties("scan-online", PHYSICS).getFirst().state())
                .isEqualTo(ObligationState.OPEN);
    }

    @Test
    void itEscalatesToTheCacOfficeAndTheLeadingGroup() {
        people.school("cac", Role.CAC_OFFICE);
        people.school("group", Role.LEADING_GROUP);
        lookAt("2026-04-20T09:00");
        campus.passTo("2026-06-04T01:00");
        campus.passTo("2026-06-05T01:00");
        campus.passTo("2026-06-07T01:00");
        var steps =
                ledger
                        .explain(
                                SCHOOL,
                                duties("scan-online", MATHS).getFirst().id(),
                                Locale.CHINESE)
                        .entries()
                        .stream()
                        .filter(entry -> entry.kind() == Ledger.EntryKind.STEP_FIRED)
                        .toList();
        assertThat(steps)
                .extracting(Ledger.Entry::step)
                .endsWith("overdue", "overdue-24h", "overdue-72h");
        assertThat(steps.get(steps.size() - 2).recipients()).containsExactly("cac");
        assertThat(steps.getLast().recipients()).containsExactly("group");
    }

    @Test
    void theCacOfficeSeesTheScansAndWorksNone() throws Exception {
        campus.registers("类别,编码,名称,主管单位,地址,双非\n系统,wlx-cloud,物理云端报名,wlx,signup.example.com,是\n");
        lookAt("2026-04-20T09:00");
        var cac = people.school("cac", Role.CAC_OFFICE);
        assertThat(people.page(mvc, cac, "/findings/scans"))
                .contains(MATHS, "2026-06-03 24:00", "双非系统，没有授权不扫描")
                .doesNotContain("目标清单", "/permission");
        assertThat(people.page(mvc, campus.operator(), "/findings/scans"))
                .contains("目标清单", "/permission");
        mvc.perform(get("/findings/scans/targets.txt").with(people.as(cac)))
                .andExpect(status().isForbidden());
        mvc.perform(get("/findings/scans").with(people.as(campus.liaison())))
                .andExpect(status().isForbidden());
    }
}
