package org.fengsui.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fengsui.server.account.demo.campus.DemoSystem;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.Notices.Draft;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** One address, two systems of two units: no rule decides, the office does, and it is learnt. */
@ServerTest
@Import(Campus.class)
class SharedServerTest {

    private static final String ADDRESS = "10.10.3.10";

    /** The host as a scanner knows it: by its address alone. */
    private static final DemoSystem HOST =
            new DemoSystem("shared", "共用服务器", "wlx", "shared.example.edu.cn", ADDRESS, false, true);

    private final Campus campus;
    private final Findings findings;
    private final Notices notices;
    private final Periodic reattribution;
    private final People people;
    private final TestClock clock;
    private final RecordProbe probe;
    private final MockMvc mvc;

    SharedServerTest(
            Campus campus,
            Findings findings,
            Notices notices,
            List<Periodic> works,
            People people,
            TestClock clock,
            RecordProbe probe,
            MockMvc mvc) {
        this.campus = campus;
        this.findings = findings;
        this.notices = notices;
        this.reattribution =
                works.stream()
                        .filter(each -> each.name().equals("reattribution"))
                        .findFirst()
                        .orElseThrow();
        this.people = people;
        this.clock = clock;
        this.probe = probe;
        this.mvc = mvc;
    }

    @BeforeEach
    void twoFacultiesShareAServer() {
        campus.open();
        campus.registers(
                """
                类别,编码,名称,主管单位,运维单位,使用单位,地址
                系统,wlx-ftp,物理资料库,wlx,wlx,wlx,10.10.3.10
                系统,sxx-ftp,数学资料库,sxx,sxx,sxx,10.10.3.10
                """);
        campus.scanner.open(ADDRESS, Campus.TELNET);
    }

    private List<Episode> episodes() {
        return findings.episodes(
                Scope.school(),
                probe.sql(
                                """
                                select e.id from finding.episode e
                                join finding.finding f on f.id = e.finding_id
                                where f.ip = inet '10.10.3.10' and e.check_key = :check
                                order by e.id
                                """)
                        .param("check", Campus.TELNET)
                        .query(Long.class)
                        .list());
    }

    private String queue() throws Exception {
        return mvc.perform(
                        get("/findings/unattributed")
                                .header("Accept-Language", "zh")
                                .with(people.as(campus.operator())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void itWaitsWithItsCandidatesUntilTheOfficeTeachesTheRegistryAndTheNextReportIsAttributed()
            throws Exception {
        campus.scan(List.of(HOST));
        assertThat(episodes()).singleElement().satisfies(it -> assertThat(it.unitId()).isNull());
        assertThat(queue()).contains(ADDRESS, "物理学院", "数学学院").doesNotContain("??");

        clock.set("2026-03-05T11:00");
        campus.registers(
                """
                类别,编码,名称,主管单位,运维单位,使用单位,地址
                系统,sxx-ftp,数学资料库,sxx,sxx,sxx,ftp.math.example.edu.cn
                """);
        reattribution.runOnce();
        assertThat(episodes())
                .singleElement()
                .satisfies(it -> assertThat(it.unitId()).isEqualTo(campus.unit("wlx")));
        assertThat(queue()).doesNotContain(ADDRESS);

        clock.set("2026-03-06T09:00");
        campus.scan(List.of(HOST));
        var known = episodes();
        assertThat(known)
                .as("the next report is the same finding of the same unit")
                .singleElement()
                .satisfies(it -> assertThat(it.unitId()).isEqualTo(campus.unit("wlx")));
        findings.confirm(campus.operator(), List.of(known.getFirst().id()));
        long notice = notices.draft(campus.operator(), Draft.of(List.of(known.getFirst().id())));
        assertThat(campus.notice(notice).unitId()).isEqualTo(campus.unit("wlx"));
    }
}
