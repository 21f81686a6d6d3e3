package org.fengsui.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.fengsui.server.account.demo.campus.DemoSystem;
import org.fengsui.server.duty.measure.MeasureProblem;
import org.fengsui.server.duty.measure.Measures;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.domain.Rescans;
import org.fengsui.server.sensing.intake.Intake;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 双非: neither address nor domain is the school’s, and the site is a unit’s all the same. */
@ServerTest
@Import(Campus.class)
class OffCampusTest {

    private static final Scope SCHOOL = Scope.school();
    private static final String NAME = "signup.example.com";
    private static final String ADDRESS = "198.51.100.7";

    /** 2026-03-12 24:00, five working days after the service on Thursday 2026-03-05. */
    private static final Instant DUE = Instant.parse("2026-03-12T16:00:00Z");

    private static final DemoSystem CLOUD =
            new DemoSystem("wlx-cloud", "物理云端报名", "wlx", NAME, ADDRESS, false, true);

    private final Campus campus;
    private final Intake intake;
    private final Findings findings;
    private final Rescans rescans;
    private final Notices notices;
    private final Measures measures;
    private final Periodic imports;
    private final People people;
    private final TestClock clock;
    private final RecordProbe probe;
    private final MockMvc mvc;

    private Actor cac = Actor.machine("before");

    OffCampusTest(
            Campus campus,
            Intake intake,
            Findings findings,
            Rescans rescans,
            Notices notices,
            Measures measures,
            List<Periodic> works,
            People people,
            TestClock clock,
            RecordProbe probe,
            MockMvc mvc) {
        this.campus = campus;
        this.intake = intake;
        this.findings = findings;
        this.rescans = rescans;
        this.notices = notices;
        this.measures = measures;
        this.imports =
                works.stream()
                        .filter(each -> each.name().equals("imports"))
                        .findFirst()
                        .orElseThrow();
        this.people = people;
        this.clock = clock;
        this.probe = probe;
        this.mvc = mvc;
    }

    @BeforeEach
    void aFacultyRentsASiteInTheCloud() {
        campus.open();
        cac = people.school("cac", Role.CAC_OFFICE);
        campus.registers(
                "类别,编码,名称,主管单位,运维单位,使用单位,地址,双非\n系统,wlx-cloud,物理云端报名,wlx,wlx,wlx,signup.example.com,是\n");
        campus.scanner.open(ADDRESS, Campus.SWEET32);
    }

    /**
     * A report in which the scanner was told a name, or an address that the cloud calls its own.
     */
    private void reported(String target) {
        var known = target.equals(NAME) ? NAME : "host-7.cloud.example.net";
        var report =
                campus.scanner
                        .report("outside", List.of(CLOUD), clock.now())
                        .replace("<ReportHost name=\"" + ADDRESS, "<ReportHost name=\"" + target)
                        .replace(">" + NAME + "<", ">" + known + "<");
        intake.receive(
                campus.operator(),
                new Intake.Upload("outside.nessus", null, "internet", null),
                new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8)));
        imports.runOnce();
    }

    private List<Findings.Episode> ofTheFaculty() {
        return findings.unnoticed(SCHOOL, campus.unit("wlx"), 50).stream()
                .filter(each -> each.check().equals(Campus.SWEET32))
                .toList();
    }

    private long system() {
        return probe.sql("select id from registry.system where code = 'wlx-cloud'")
                .query(Long.class)
                .single();
    }

    private String page(Actor who, String path) throws Exception {
        return people.page(mvc, who, path);
    }

    private long served(Findings.Episode episode) {
        findings.confirm(campus.operator(), List.of(episode.id()));
        long id = notices.draft(campus.operator(), Notices.Draft.of(List.of(episode.id())));
        notices.propose(campus.operator(), id, campus.notice(id).version());
        notices.issue(campus.lead(), id, campus.notice(id).version());
        campus.deliver();
        notices.acknowledge(campus.liaison(), id, "丙寅", "000-5550-0002");
        return id;
    }

    private long kind(String name) {
        return measures.kinds().stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Measures.Order order(String kind, long notice, long episode) {
        return new Measures.Order(
                kind(kind),
                new Measures.Place(campus.unit("wlx"), system(), notice, episode, CLOUD.name()),
                "风险较高",
                campus.operator().accountId());
    }

    @Test
    void aReTestOfASiteOutsideIsNoScannersWithoutTheRecordedPermission() throws Exception {
        reported(NAME);
        var episode = ofTheFaculty().getFirst();
        long notice = served(episode);
        var item = campus.notice(notice).items().getFirst();
        notices.answer(campus.liaison(), item.id(), item.version(), campus.fixed());

        assertThat(page(campus.operator(), "/retests/targets.txt")).doesNotContain(NAME);
        assertThat(page(campus.operator(), "/retests/targets"))
                .contains("未列入清单的 1 条", CLOUD.name(), "没有登记扫描授权")
                .contains("/retests/" + episode.id() + "/record")
                .contains("/findings/scans/systems/" + system() + "/permission");

        rescans.permit(campus.operator(), system(), "云服务商书面同意", clock.today());
        assertThat(page(campus.operator(), "/retests/targets.txt")).endsWith("\n" + NAME + "\n");
        assertThat(page(campus.operator(), "/retests/targets")).doesNotContain("未列入清单");

        clock.set("2026-03-06T09:00");
        assertThat(page(campus.operator(), "/retests/targets.txt"))
                .as("the permission is over")
                .doesNotContain(NAME);
    }

    @Test
    void fromTheReportByItsNameToTheClosedNoticeWithoutTheCampusFirewall() throws Exception {
        reported(ADDRESS);
        assertThat(ofTheFaculty()).as("the cloud’s address is nobody’s").isEmpty();

        assertThat(page(campus.operator(), "/findings/scans/targets.txt")).doesNotContain(NAME);
        rescans.permit(campus.operator(), system(), "云服务商书面同意", LocalDate.parse("2026-12-31"));
        assertThat(page(campus.operator(), "/findings/scans/targets.txt")).contains(NAME);

        reported(NAME);
        assertThat(ofTheFaculty()).hasSize(1);
        var episode = ofTheFaculty().getFirst();
        long notice = served(episode);
        assertThat(campus.duties(notice)).extracting(Obligation::due).containsExactly(DUE);

        assertThatThrownBy(() -> measures.order(cac, order("限校内访问", notice, episode.id())))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        it -> assertThat(it.problem()).isEqualTo(MeasureProblem.OFF_CAMPUS));
        assertThat(page(cac, "/measures/new?system=" + system()))
                .contains("要求云厂商处置")
                .doesNotContain("限校内访问");
        assertThat(measures.order(cac, order("要求云厂商处置", notice, episode.id()))).isPositive();

        clock.set("2026-03-10T09:00");
        var item = campus.notice(notice).items().getFirst();
        notices.answer(campus.liaison(), item.id(), item.version(), campus.fixed());
        campus.scanner.fix(ADDRESS, Campus.SWEET32);
        clock.set("2026-03-11T09:00");
        reported(ADDRESS);
        assertThat(campus.notice(notice).state())
                .as("silence about the address proves nothing about the name")
                .isNotEqualTo(NoticeState.CLOSED);
        clock.set("2026-03-11T15:00");
        reported(NAME);

        assertThat(campus.notice(notice).state()).isEqualTo(NoticeState.CLOSED);
        assertThat(campus.duties(notice))
                .singleElement()
                .satisfies(duty -> {
                    assertThat(duty.state()).isEqualTo(ObligationState.MET);
                    assertThat(duty.late(clock.now())).isFalse();
                });
    }
}
