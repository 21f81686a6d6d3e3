package org.fengsui.server.sensing.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.access.Tokens;
import org.fengsui.server.sensing.FakeRegistry;
import org.fengsui.server.sensing.RecordedAudit;
import org.fengsui.server.sensing.Scan;
import org.fengsui.server.sensing.SensingTest;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@SensingTest
class FindingPagesTest {

    private static final String HOST = "192.0.2.10";
    private static final String NOBODYS = "192.0.2.99";
    private static final Instant SCANNED = TestClock.START.minusSeconds(7200);

    private final FindingFixture campus;
    private final FakeRegistry registry;
    private final RecordedAudit audit;
    private final People people;
    private final Tokens tokens;
    private final MockMvc mvc;

    FindingPagesTest(
            Sightings sightings,
            Findings findings,
            RecordProbe probe,
            TestClock clock,
            TransactionTemplate transaction,
            FakeRegistry registry,
            RecordedAudit audit,
            People people,
            Tokens tokens,
            MockMvc mvc) {
        this.campus = new FindingFixture(sightings, findings, probe, clock, transaction);
        this.registry = registry;
        this.audit = audit;
        this.people = people;
        this.tokens = tokens;
        this.mvc = mvc;
    }

    private Actor operator;
    private Actor lead;

    @BeforeEach
    void findingsOfAUnitAndOfNobody() {
        operator = people.school("operator", Role.OFFICE_OPERATOR);
        lead = people.school("lead", Role.OFFICE_LEAD);
        registry.clear();
        registry.unit(1, "物理学院");
        registry.owns(1, HOST);
        campus.absorb(
                Scan.at(SCANNED)
                        .sees(HOST, 22, "1001", "SSH 弱口令", "Critical", false)
                        .sees(HOST, 443, "1002", "Apache 旧版本 (CVE-2021-44228)", "Medium", false)
                        .sees(NOBODYS, 22, "1001", "SSH 弱口令", "Critical", false)
                        .looksAt(HOST, Set.of(22, 443), Set.of("1001", "1002")));
    }

    private String page(String path) throws Exception {
        var page =
                mvc.perform(get(path).with(people.as(operator)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(page).doesNotContain("??");
        return page;
    }

    @Test
    void theListShowsWhatIsOpen() throws Exception {
        mvc.perform(get("/findings").with(people.as(operator)))
                .andExpect(
                        redirectedUrl(
                                "/findings?open=yes&level=CRITICAL&level=HIGH&level=MEDIUM&level=LOW"));
        assertThat(page("/findings?open=yes"))
                .contains("SSH 弱口令", "Apache 旧版本", HOST + ":22/tcp", "物理学院", "超危", "中危", "未归属");
    }

    @Test
    void twoChineseCharactersAnAddressAndANumberFindIt() throws Exception {
        assertThat(page("/findings?q=口令")).contains("SSH 弱口令").doesNotContain("Apache");
        assertThat(page("/findings?q=cve-2021-44228")).contains("Apache").doesNotContain("SSH");
        assertThat(page("/findings?q=" + NOBODYS)).contains(NOBODYS).doesNotContain(HOST + ":");
        assertThat(page("/findings?q=" + "财务")).doesNotContain("SSH", "Apache");
    }

    @Test
    void eachFilterFilters() throws Exception {
        assertThat(page("/findings?level=MEDIUM")).contains("Apache").doesNotContain("SSH 弱口令");
        assertThat(page("/findings?owner=missing")).contains(NOBODYS).doesNotContain("Apache");
        assertThat(page("/findings?unit=1")).contains("Apache").doesNotContain(NOBODYS);
        assertThat(page("/findings?check=nessus:1002")).contains("Apache").doesNotContain("SSH");
        assertThat(page("/findings?state=CONFIRMED")).doesNotContain("Apache", "SSH 弱口令");
        assertThat(page("/findings?open=no")).doesNotContain("Apache", "SSH 弱口令");
        assertThat(page("/findings?presence=GONE")).doesNotContain("Apache");
        assertThat(page("/findings?category=OTHER")).doesNotContain("Apache");
        assertThat(page("/findings?since=2026-03-06")).doesNotContain("Apache");
        assertThat(page("/findings?cols=title,target,ip,port,check,category,reason,first,opened"))
                .contains("nessus:1002", "已备案");
    }

    @Test
    void theFileOfAFindingTellsItsStory() throws Exception {
        var episode = campus.episodes(HOST).getFirst();
        campus.absorb(
                Scan.at(SCANNED.plusSeconds(60))
                        .looksAt(HOST, Set.of(22, 443), Set.of("1001", "1002")));
        campus.absorb(Scan.at(SCANNED.plusSeconds(120)).sees(HOST, 22, "1001"));
        assertThat(page("/findings/" + episode.findingId()))
                .contains("首次发现", "复发", "seen on " + HOST, "What 1001 is", "nessus:1001");
    }

    @Test
    void aFindingThatIsNotThereIsNotFound() throws Exception {
        mvc.perform(get("/findings/999999").with(people.as(operator)))
                .andExpect(status().isNotFound());
    }

    @Test
    void aPreviewSaysWhatWillChangeAndThenItDoes() throws Exception {
        var ids = campus.episodes(HOST).stream().map(it -> Long.toString(it.id())).toList();
        var preview =
                mvc.perform(
                                post("/findings/confirm")
                                        .param("id", ids.toArray(String[]::new))
                                        .with(people.as(operator)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(preview).contains("将改变 2 条", "物理学院 2");
        mvc.perform(
                        post("/findings/confirm/apply")
                                .param("id", String.join(",", ids))
                                .with(people.as(operator)))
                .andExpect(status().is3xxRedirection());
        assertThat(campus.episodes(HOST))
                .allSatisfy(it -> assertThat(it.state()).isEqualTo(EpisodeState.CONFIRMED));
    }

    @Test
    void aWholeCheckIsDecidedAtOnce() throws Exception {
        assertThat(page("/findings/confirm?check=nessus:1001")).contains("将改变 2 条", "nessus:1001");
        assertThat(page("/findings/rule-out?ruling=FALSE_POSITIVE&check=nessus:1001"))
                .contains("将改变 2 条");
    }

    @Test
    void whatWasTypedAboutAFalsePositiveIsThereWhenItIsOpenedAgain() throws Exception {
        var preview = "/findings/rule-out?ruling=FALSE_POSITIVE&check=nessus:1001";
        var first = page(preview);
        var key = first.replaceAll("(?s).*name=\"_draft\" value=\"([^\"]+)\".*", "$1");
        mvc.perform(
                        post("/drafts")
                                .param("form", key)
                                .param("reason", "蜜罐，不是真机")
                                .with(people.as(operator)))
                .andExpect(status().isOk());
        assertThat(page(preview)).contains("蜜罐，不是真机", "丢弃草稿");
        var ids = first.replaceAll("(?s).*name=\"id\" value=\"([^\"]+)\".*", "$1");
        var chosen =
                mvc.perform(
                                post("/findings/rule-out")
                                        .param("ruling", "FALSE_POSITIVE")
                                        .param("id", ids.split(","))
                                        .with(people.as(operator)))
                        .andReturn();
        assertThat(chosen.getResponse().getContentAsString()).contains("蜜罐，不是真机");
        mvc.perform(
                        post("/findings/rule-out/apply")
                                .param("ruling", "FALSE_POSITIVE")
                                .param("id", ids)
                                .param("reason", "蜜罐，不是真机")
                                .param("_draft", key)
                                .with(people.as(operator)))
                .andExpect(status().is3xxRedirection());
        assertThat(page("/findings/confirm?check=nessus:1001")).doesNotContain("丢弃草稿");
    }

    @Test
    void noticesAreDraftedUnitByUnit() throws Exception {
        var ours = Long.toString(campus.episodes(HOST).getFirst().id());
        var nobodys = Long.toString(campus.episode(NOBODYS).id());
        var page =
                mvc.perform(
                                post("/findings/notice")
                                        .param("id", ours, nobodys)
                                        .with(people.as(operator)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(page).contains("物理学院", "/notices/new?episodes=" + ours, "没有责任单位");
    }

    @Test
    void whoAsksForAFalsePositiveDoesNotDecideIt() throws Exception {
        var id = Long.toString(campus.episode(NOBODYS).id());
        mvc.perform(
                        post("/findings/rule-out/apply")
                                .param("ruling", "FALSE_POSITIVE")
                                .param("id", id)
                                .param("reason", "蜜罐")
                                .with(people.as(lead)))
                .andExpect(status().is3xxRedirection());
        assertThat(page("/rulings")).contains("蜜罐", "由信息化办主任决定");
        mvc.perform(
                        post("/rulings/grant")
                                .param("ruling", "FALSE_POSITIVE")
                                .param("id", id)
                                .param("reason", "同意")
                                .with(people.as(lead)))
                .andExpect(status().isForbidden());
        mvc.perform(
                        post("/rulings/grant")
                                .param("ruling", "FALSE_POSITIVE")
                                .param("id", id)
                                .param("reason", "同意")
                                .with(people.as(people.school("deputy", Role.OFFICE_LEAD))))
                .andExpect(status().is3xxRedirection());
        assertThat(campus.episode(NOBODYS).state()).isEqualTo(EpisodeState.CLOSED);
    }

    @Test
    void whatIsNotOursIsAskedDecidedToldAndFiltered() throws Exception {
        var episode = campus.episodes(HOST).getFirst();
        var id = Long.toString(episode.id());
        assertThat(page("/findings/" + episode.findingId())).contains("申请认定非我校");
        assertThat(page("/findings/rule-out?ruling=NOT_OURS&check=" + episode.check()))
                .contains("为什么不是学校的", "物理学院");
        mvc.perform(
                        post("/findings/rule-out/apply")
                                .param("ruling", "NOT_OURS")
                                .param("id", id)
                                .param("reason", "域名早已转让")
                                .with(people.as(operator)))
                .andExpect(status().is3xxRedirection());
        assertThat(page("/findings/" + episode.findingId())).contains("非我校待定", "域名早已转让");
        assertThat(page("/rulings?ruling=NOT_OURS")).contains("域名早已转让");
        assertThat(page("/rulings?ruling=FALSE_POSITIVE")).doesNotContain("域名早已转让");
        mvc.perform(
                        post("/rulings/grant")
                                .param("ruling", "NOT_OURS")
                                .param("id", id)
                                .param("reason", "已向注册商核实")
                                .with(people.as(lead)))
                .andExpect(status().is3xxRedirection());
        assertThat(page("/findings/" + episode.findingId())).contains("认定为非我校，关闭", "已向注册商核实");
        var place = "data-row=\"" + id + "\"";
        assertThat(page("/findings?closing=NOT_OURS")).contains(place);
        assertThat(page("/findings?closing=FALSE_POSITIVE")).doesNotContain(place);
    }

    @Test
    void theExportIsAuditedAndHasExactlyWhatIsShown() throws Exception {
        var csv =
                mvc.perform(
                                get("/findings/export.csv?level=MEDIUM&cols=title,target")
                                        .with(people.as(operator)))
                        .andExpect(status().isOk())
                        .andExpect(
                                header().string(
                                                "Content-Disposition",
                                                Matchers.containsString("attachment")))
                        .andReturn();
        var text =
                mvc.perform(asyncDispatch(csv))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
        assertThat(text).contains("隐患,隐患（说明）,目标", "Apache").doesNotContain("SSH");
        assertThat(audit.actions()).contains("finding.exported");
    }

    @Test
    void aManualRetestIsRecordedWithItsEvidence() throws Exception {
        campus.claimed(HOST, SCANNED.plusSeconds(60));
        var episode = campus.episodes(HOST).getLast();
        assertThat(page("/retests?state=OPEN")).contains(HOST + " 443/tcp", "patched");
        var path = "/retests/" + episode.id() + "/record";
        assertThat(page(path)).contains("记录人工复测");
        assertThat(audit.actions()).last().isEqualTo("finding.viewed");
        mvc.perform(multipart(path).param("result", "FIXED").with(people.as(operator)))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(
                        multipart(path)
                                .file(
                                        new MockMultipartFile(
                                                "evidence", "a.txt", null, new byte[] {65}))
                                .param("result", "FIXED")
                                .param("at", "2026-03-05T09:30")
                                .param("who", "COMPANY")
                                .param("company", "甲安公司")
                                .param("tester", "王老师")
                                .param("method", "登录验证")
                                .param("steps", "1. 打开\n2. 登录")
                                .with(people.as(operator)))
                .andExpect(redirectedUrl("/findings/" + episode.findingId()));
        assertThat(campus.episodes(HOST).getLast().state()).isEqualTo(EpisodeState.CLOSED);
        assertThat(page("/findings/" + episode.findingId())).contains("王老师", "登录验证", "附件 1");
    }

    @Test
    void whatIsConfirmedAlreadyIsLeftOutOfThePreview() throws Exception {
        var ids = campus.episodes(HOST).stream().map(it -> Long.toString(it.id())).toList();
        mvc.perform(
                post("/findings/confirm/apply")
                        .param("id", ids.getFirst())
                        .with(people.as(operator)));
        var preview =
                mvc.perform(
                                post("/findings/confirm")
                                        .param("id", String.join(",", ids))
                                        .with(people.as(operator)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(preview).contains("将改变 1 条", "另有 1 条已处理过或已关闭");
    }

    @Test
    void whoReadsAPageOfTheListIsInTheLogWithWhatWasAskedAndHowManyRowsItShowed() throws Exception {
        page("/findings?level=MEDIUM");
        assertThat(audit.actions()).last().isEqualTo("finding.listed");
        assertThat(audit.latestDetails())
                .containsEntry("rows", "1")
                .hasEntrySatisfying(
                        "list", it -> assertThat(it).contains("/findings?level=MEDIUM"));
    }

    @Test
    void programsGetTheSameAsRecords() throws Exception {
        var token = "Bearer " + tokens.create(operator, "script", Duration.ofDays(1));
        mvc.perform(get("/api/findings?level=MEDIUM").header("Authorization", token))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].check").value("nessus:1002"))
                .andExpect(jsonPath("$.items[0].severity").value("MEDIUM"))
                .andExpect(jsonPath("$.items[0].state").value("NEW"))
                .andExpect(jsonPath("$.items[0].unitId").value(1));
        assertThat(audit.actions().getLast()).isEqualTo("finding.exported");
        assertThat(audit.latestDetails())
                .containsEntry("list", "/api/findings?level=MEDIUM&sort=-level")
                .containsEntry("page", "1");
        mvc.perform(get("/api/findings?level=HUGE").header("Authorization", token))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().contentType("application/problem+json"));
        mvc.perform(get("/api/findings")).andExpect(status().isUnauthorized());
    }
}
