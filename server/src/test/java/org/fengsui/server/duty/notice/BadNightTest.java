package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.fengsui.server.duty.notice.service.BulkDesk;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.sensing.finding.domain.FindingBook;
import org.fengsui.server.sensing.intake.ImportState;
import org.fengsui.server.sensing.intake.Intake;
import org.fengsui.server.testing.Eventually;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 3,000 findings in one night: held, released, triaged by check, noticed unit by unit. */
@ServerTest
@Import(Campus.class)
class BadNightTest {

    private static final Scope SCHOOL = Scope.school();
    private static final int PORTS = 750;
    private static final List<String> CHECKS = List.of(Campus.SWEET32, Campus.TELNET);

    private final Campus campus;
    private final Intake intake;
    private final Findings findings;
    private final FindingBook book;
    private final Notices notices;
    private final Ledger ledger;
    private final BulkDesk bulk;
    private final People people;
    private final TestClock clock;
    private final MockMvc mvc;

    BadNightTest(
            Campus campus,
            Intake intake,
            Findings findings,
            FindingBook book,
            Notices notices,
            Ledger ledger,
            BulkDesk bulk,
            People people,
            TestClock clock,
            MockMvc mvc) {
        this.campus = campus;
        this.intake = intake;
        this.findings = findings;
        this.book = book;
        this.notices = notices;
        this.ledger = ledger;
        this.bulk = bulk;
        this.people = people;
        this.clock = clock;
        this.mvc = mvc;
    }

    @BeforeEach
    void aSchoolWithItsUsualScans() {
        campus.open();
        campus.scanner.open(Campus.PHYSICS.ip(), Campus.TELNET);
        for (int day = 0; day < 3; day++) {
            campus.scan();
            clock.advance(Duration.ofHours(1));
        }
    }

    private static byte[] flood(Instant at) {
        var report = new StringBuilder("<NessusClientData_v2><Report name=\"night\">\n");
        for (var system : List.of(Campus.PHYSICS, Campus.MATHS)) {
            report.append(
                    """
                    <ReportHost name="%1$s"><HostProperties>
                    <tag name="host-ip">%1$s</tag>
                    <tag name="HOST_START_TIMESTAMP">%2$d</tag>
                    <tag name="HOST_END_TIMESTAMP">%3$d</tag>
                    </HostProperties>
                    """
                            .formatted(
                                    system.ip(), at.getEpochSecond() - 600, at.getEpochSecond()));
            for (var check : CHECKS) {
                for (int port = 20_000; port < 20_000 + PORTS; port++) {
                    report.append(
                            """
                            <ReportItem port="%d" svc_name="x" protocol="tcp" severity="3" \
                            pluginID="%s" pluginName="Weak" pluginFamily="General">\
                            <risk_factor>High</risk_factor></ReportItem>
                            """
                                    .formatted(port, check.substring("nessus:".length())));
                }
            }
            report.append("</ReportHost>\n");
        }
        return report.append("</Report></NessusClientData_v2>\n")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void threeThousandFindingsAreHeldTriagedByCheckAndNoticedUnitByUnit() throws Exception {
        releaseTheNight();
        var whole = Notices.Draft.of(worthOne("wlx"));
        assertThatThrownBy(() -> notices.draft(campus.operator(), whole))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        it -> assertThat(it.problem()).isEqualTo(NoticeProblem.TOO_MANY_ITEMS));
        for (var check : CHECKS) {
            findings.confirm(campus.operator(), book.openOfCheck(SCHOOL, check, 5000));
        }
        var drafts = draftedByUnit();
        clock.advance(Duration.ofHours(2));
        assertThat(drafts.stream().mapToInt(id -> campus.notice(id).items().size()).sum())
                .as("all of the night, and what was open before")
                .isEqualTo(3001);
        assertThat(drafts)
                .allSatisfy(id -> assertThat(campus.notice(id).items()).hasSizeLessThan(51));
        var issued = List.of(drafts.getFirst(), drafts.getLast());
        for (long draft : issued) {
            notices.propose(campus.operator(), draft, campus.notice(draft).version());
            notices.issue(campus.lead(), draft, campus.notice(draft).version());
        }
        campus.deliver();
        issued.forEach(this::clocksRun);
    }

    /** Held as far more than usual, seen by nobody until a person lets it in. */
    private void releaseTheNight() {
        long usual = findings.summary(SCHOOL).open();
        long night =
                intake.receive(
                        campus.operator(),
                        new Intake.Upload("night.nessus", null, null, null),
                        new ByteArrayInputStream(flood(clock.now())));
        campus.run("imports");
        assertThat(intake.find(SCHOOL, night).orElseThrow().state()).isEqualTo(ImportState.HELD);
        assertThat(findings.summary(SCHOOL).open()).as("nothing of it is seen").isEqualTo(usual);
        assertThat(intake.sample(SCHOOL, night).units())
                .extracting(it -> it.title() + " " + it.results())
                .containsExactlyInAnyOrder("物理学院 1500", "数学学院 1500");

        intake.release(campus.operator(), night, "新接入的网段");
        campus.run("imports");
        assertThat(intake.find(SCHOOL, night).orElseThrow().tally().opened()).isEqualTo(3000);
    }

    private List<Long> worthOne(String code) {
        return findings.unnoticed(SCHOOL, campus.unit(code), 5000).stream()
                .filter(it -> CHECKS.contains(it.check()))
                .map(Episode::id)
                .toList();
    }

    /**
     * One act drafts as many notices for each unit as a person can read, and says how far it is.
     */
    private List<Long> draftedByUnit() throws Exception {
        var preview = page("/notices/bulk/draft");
        assertThat(preview).contains("1,501 项，分 31 份", "1,500 项，分 30 份", "61 份将处理");
        var request = post("/notices/bulk/draft/run").with(people.as(campus.operator()));
        Pattern.compile("name=\"target\" value=\"([^\"]+)\"")
                .matcher(preview)
                .results()
                .forEach(found -> request.param("target", found.group(1)));
        var run =
                Objects.requireNonNull(
                        mvc.perform(request)
                                .andExpect(status().is3xxRedirection())
                                .andReturn()
                                .getResponse()
                                .getRedirectedUrl());
        Eventually.holds(
                "the drafts of the night",
                Duration.ofMinutes(5),
                () -> page(run + "/progress").contains("完成 61 份"));
        assertThat(page(run)).contains("aria-valuenow=\"100\"").doesNotContain("未办成");
        assertThat(page("/notices/bulk/draft")).as("nothing is left").contains("没有可以拟稿的隐患");
        return bulk.inState(SCHOOL, NoticeState.DRAFT);
    }

    private String page(String path) throws Exception {
        return people.page(mvc, campus.operator(), path);
    }

    /** Every item has its clock from the service on, and the office noticed each in time. */
    private void clocksRun(long id) {
        var duties = campus.duties(id);
        assertThat(duties)
                .allSatisfy(duty -> {
                    assertThat(duty.started()).isEqualTo(clock.now());
                    assertThat(duty.due()).isEqualTo(duties.getFirst().due());
                    assertThat(duty.state()).isEqualTo(ObligationState.OPEN);
                });
        var office =
                ledger.of(
                        SCHOOL,
                        campus.notice(id).items().stream()
                                .map(item -> new Subject("episode", Campus.episode(item)))
                                .toList());
        assertThat(office)
                .as("the office noticed each in time")
                .hasSize(campus.notice(id).items().size())
                .allSatisfy(duty -> assertThat(duty.state()).isEqualTo(ObligationState.MET));
    }
}
