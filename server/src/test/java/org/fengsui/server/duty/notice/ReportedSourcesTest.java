package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.domain.ReportedBy;
import org.fengsui.server.sensing.finding.domain.ReportedSources;
import org.fengsui.server.sensing.intake.Intake;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** 上报来源: several report one finding; each has its number and is answered. */
@ServerTest
@AutoConfigureMockMvc
@Import(Campus.class)
record ReportedSourcesTest(
        Campus campus,
        ReportedSources sources,
        Findings findings,
        Intake intake,
        Ledger ledger,
        People people,
        TestClock clock,
        MockMvc mvc) {

    private static final Scope SCHOOL = Scope.school();

    @BeforeEach
    void aSchool() {
        clock.set("2026-10-12T09:00");
        campus.open();
        campus.scanner.open(Campus.PHYSICS.ip(), Campus.SWEET32);
        campus.scan();
    }

    private long finding() {
        var episode = campus.unnoticedOf("wlx", Campus.SWEET32).getFirst();
        return findings.episodes(SCHOOL, List.of(episode)).getFirst().findingId();
    }

    private ResultActions send(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(people.as(campus.operator())));
    }

    private ResultActions add(long finding, String name, String number, String due)
            throws Exception {
        return send(
                post("/findings/" + finding + "/sources")
                        .param("name", name)
                        .param("number", number)
                        .param("received", "2026-10-12")
                        .param("due", due));
    }

    private ResultActions answer(long finding, ReportedBy source, String at) throws Exception {
        return send(
                post("/findings/" + finding + "/sources/" + source.id() + "/answer")
                        .param("words", "已关闭弱加密套件")
                        .param("at", at));
    }

    private Obligation duty(ReportedBy source) {
        return ledger.of(SCHOOL, List.of(new Subject("finding-source", source.id()))).getFirst();
    }

    private ReportedBy source(long finding, String name) {
        return sources.of(SCHOOL, finding).stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String page(String path) throws Exception {
        var page =
                send(get(path))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).doesNotContain("??");
        return page;
    }

    @Test
    void eachSourceHasItsNumberAndAClockThatEndsWithItsOwnAnswer() throws Exception {
        long id = finding();
        add(id, "EDUSRC", "ES-2026-0001", "2026-10-14").andExpect(redirectedUrl("/findings/" + id));
        add(id, "省平台", "浙〔2026〕7号", "").andExpect(redirectedUrl("/findings/" + id));
        add(id, "EDUSRC", "ES-2026-0002", "").andExpect(status().isConflict());

        var platform = source(id, "EDUSRC");
        var province = source(id, "省平台");
        assertThat(duty(platform).duty()).isEqualTo("answer-source");
        assertThat(duty(platform).due())
                .as("the day the source names, to 24:00")
                .isEqualTo(Instant.parse("2026-10-14T16:00:00Z"));
        assertThat(duty(province).due())
                .as("5 working days")
                .isEqualTo(Instant.parse("2026-10-19T16:00:00Z"));
        assertThat(page("/findings/" + id))
                .contains("EDUSRC ES-2026-0001", "省平台 浙〔2026〕7号", "/ledger/")
                .contains("添加上报来源 EDUSRC");
        assertThat(page("/ledger/" + duty(platform).id()))
                .contains("回复上报来源 EDUSRC ES-2026-0001", "要求 2026-10-14 前");

        clock.set("2026-10-13T09:00");
        answer(id, platform, "2026-10-13T08:30").andExpect(redirectedUrl("/findings/" + id));
        assertThat(duty(platform).state()).isEqualTo(ObligationState.MET);
        assertThat(duty(province).state()).isEqualTo(ObligationState.OPEN);
        assertThat(source(id, "EDUSRC").answeredName()).isEqualTo(campus.operator().name());
        assertThat(page("/findings/" + id)).contains("已关闭弱加密套件", "已回复上报来源 EDUSRC");
        answer(id, platform, "2026-10-13T08:40").andExpect(status().isNotFound());
    }

    @Test
    void aSourceThatAReportNamedGetsItsNumberAndClockFromItsLetter() throws Exception {
        long id = finding();
        clock.set("2026-10-12T10:00");
        var report = campus.scanner.report("campus", List.of(Campus.PHYSICS), clock.now());
        intake.receive(
                campus.operator(),
                new Intake.Upload("edusrc.nessus", null, null, "EDUSRC"),
                new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8)));
        campus.run("imports");
        assertThat(source(id, "EDUSRC").number()).isEmpty();
        add(id, "EDUSRC", "ES-2026-0001", "2026-10-14").andExpect(redirectedUrl("/findings/" + id));
        assertThat(source(id, "EDUSRC").number()).isEqualTo("ES-2026-0001");
        assertThat(duty(source(id, "EDUSRC")).state()).isEqualTo(ObligationState.OPEN);
    }

    private void reports(String source, String rows) {
        var table = "漏洞名称,检查项,等级,主机,IP,来源编号\n" + rows;
        intake.receive(
                campus.operator(),
                new Intake.Upload("reported.csv", null, null, source),
                new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
        campus.run("imports");
    }

    private long reported() {
        return findings.unnoticed(SCHOOL, campus.unit("wlx"), 50).stream()
                .filter(episode -> episode.check().equals("generic:upload"))
                .map(Findings.Episode::findingId)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTableBringsTheNumberOfItsSourceWithEachFinding() throws Exception {
        var place = ",upload,高,www.phy.example.edu.cn,10.10.1.10,";
        reports("EDUSRC", "任意文件上传" + place + "\n");
        long id = reported();
        assertThat(source(id, "EDUSRC").number()).isEmpty();
        reports("EDUSRC", "任意文件上传" + place + "ES-2026-0007\n");
        assertThat(source(id, "EDUSRC").number()).isEqualTo("ES-2026-0007");
        reports("EDUSRC", "任意文件上传" + place + "ES-2026-0099\n");
        assertThat(source(id, "EDUSRC").number()).as("the first stands").isEqualTo("ES-2026-0007");
        reports(
                "省平台",
                "任意文件上传"
                        + place
                        + "浙-1\n任意文件上传"
                        + place
                        + "浙-2\n弱口令,weak"
                        + place.substring(7)
                        + "浙-3\n");
        assertThat(source(id, "省平台").number()).isEqualTo("浙-1、浙-2");
        assertThat(page("/findings/" + id)).contains("EDUSRC ES-2026-0007", "省平台 浙-1、浙-2");

        add(id, "EDUSRC", "", "2026-10-14").andExpect(redirectedUrl("/findings/" + id));
        assertThat(source(id, "EDUSRC").number())
                .as("a letter without a number leaves the report’s")
                .isEqualTo("ES-2026-0007");
        assertThat(duty(source(id, "EDUSRC")).state()).isEqualTo(ObligationState.OPEN);
        reports("", "目录遍历,traverse" + place.substring(7) + "内-1\n");
        assertThat(sources.of(SCHOOL, id)).extracting(ReportedBy::name).doesNotContain("");
    }

    @Test
    void whatIsIncompleteIsRefusedAndOnlyWhoTriagesWrites() throws Exception {
        long id = finding();
        add(id, " ", "1", "").andExpect(status().isUnprocessableContent());
        add(id, "EDUSRC", "1", "2026-10-11").andExpect(status().isUnprocessableContent());
        add(id, "EDUSRC", "1", "").andExpect(status().is3xxRedirection());
        var source = source(id, "EDUSRC");
        answer(id, source, "2026-10-12T18:00").andExpect(status().isUnprocessableContent());
        assertThat(duty(source).state()).isEqualTo(ObligationState.OPEN);
        mvc.perform(
                        post("/findings/" + id + "/sources")
                                .param("name", "X")
                                .param("received", "2026-10-12")
                                .with(people.as(campus.liaison())))
                .andExpect(status().isForbidden());
    }
}
