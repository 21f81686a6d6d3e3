package org.fengsui.server.campus.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.fengsui.server.campus.knowledge.Knowledge.Check;
import org.fengsui.server.campus.knowledge.Knowledge.Entry;
import org.fengsui.server.campus.knowledge.Knowledge.Needed;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

@ServerTest
class KnowledgePagesTest {

    private static final String CHECK = "nessus:9001";
    private static final String PAGE = "/knowledge/entry?check=nessus:9001";

    private final Knowledge knowledge;
    private final People people;
    private final RecordProbe probe;
    private final MockMvc mvc;
    private Actor operator = Actor.machine("before");
    private Actor auditor = Actor.machine("before");

    KnowledgePagesTest(Knowledge knowledge, People people, RecordProbe probe, MockMvc mvc) {
        this.knowledge = knowledge;
        this.people = people;
        this.probe = probe;
        this.mvc = mvc;
    }

    @BeforeEach
    void anEntryAndTwoThatAreMissing() {
        operator = people.school("operator", Role.OFFICE_OPERATOR);
        auditor = people.school("auditor", Role.AUDITOR);
        knowledge.put(operator, new Entry(CHECK, "示例弱口令", "可被猜中", "改口令", "", 0));
        wanted(new Check("nessus:9002", List.of()), "Sample <b>flaw</b>", 3);
        wanted(new Check("nessus:9003", List.of("CWE-79")), "Sample hole", 12);
    }

    private void wanted(Check check, String title, int findings) {
        knowledge.needed(Collections.nCopies(findings, new Needed(check, title)));
    }

    private ResultActions as(Actor who, AbstractMockHttpServletRequestBuilder<?> request)
            throws Exception {
        return mvc.perform(request.with(people.as(who)));
    }

    private static String text(ResultActions done) throws Exception {
        var page = done.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).doesNotContain("??");
        return page;
    }

    private String page(Actor who, String path, String language) throws Exception {
        return text(
                as(who, get(URI.create(path)).header("Accept-Language", language))
                        .andExpect(status().isOk()));
    }

    private static AbstractMockHttpServletRequestBuilder<?> typed(String check, int version) {
        return post("/knowledge/entry")
                .param("check", check)
                .param("version", String.valueOf(version))
                .param("name", "示例弱口令（新）")
                .param("harm", "可被远程猜中")
                .param("remedy", "改口令\n限制登录次数")
                .param("self-check", "");
    }

    private Entry entry(String check) {
        return Objects.requireNonNull(knowledge.of(Set.of(check)).get(check));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyPageIsWholeForWhoEditsAndForWhoReads(String language) throws Exception {
        for (var path : List.of("/knowledge", "/knowledge/missing", PAGE)) {
            page(operator, path, language);
            page(auditor, path, language);
        }
        page(operator, "/knowledge/import", language);
        page(operator, "/knowledge/entry", language);
        page(operator, "/knowledge/entry?check=nessus:9002&from=missing", language);
        page(auditor, "/knowledge/entry?check=nessus:9002", language);
    }

    @Test
    void theMostUsedStandFirstAndTwoCharactersFindAnEntry() throws Exception {
        knowledge.used(Set.of("cve:CVE-2021-44228"));
        knowledge.used(Set.of(CHECK));
        knowledge.used(Set.of(CHECK));
        var all = page(auditor, "/knowledge", "zh");
        assertThat(all.indexOf("示例弱口令")).isPositive().isLessThan(all.indexOf("Log4Shell"));
        assertThat(page(auditor, "/knowledge?q=" + escaped("弱口"), "zh"))
                .contains("示例弱口令")
                .doesNotContain("Log4Shell");
        assertThat(page(auditor, "/knowledge?q=44228", "zh"))
                .contains("Log4Shell", "随产品提供")
                .doesNotContain("示例弱口令");
        assertThat(page(auditor, "/knowledge?q=%25", "zh")).doesNotContain("Log4Shell");
        assertThat(page(auditor, "/knowledge?sort=name&cols=name,harm,remedy", "zh"))
                .contains("可被猜中", "改口令");
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void whatIsWantedMostStandsFirstAndIsOneClickFromItsEntry() throws Exception {
        var page = page(operator, "/knowledge/missing", "zh");
        assertThat(page.indexOf("Sample hole"))
                .isPositive()
                .isLessThan(page.indexOf("Sample &lt;b&gt;flaw"));
        assertThat(page).contains("/knowledge/entry?check=nessus%3A9003&amp;from=missing", "编写");
        assertThat(page(operator, "/knowledge", "zh")).contains("有 2 项检查还没有条目");
        assertThat(page(auditor, "/knowledge/missing", "zh")).doesNotContain(">编写<");

        assertThat(page(operator, "/knowledge/entry?check=nessus:9003&from=missing", "en"))
                .contains("Sample hole", "12 findings waited");
        as(operator, typed("nessus:9003", 0).param("from", "missing"))
                .andExpect(redirectedUrl("/knowledge/missing"));

        assertThat(entry("nessus:9003").remedy()).isEqualTo("改口令\n限制登录次数");
        assertThat(page(operator, "/knowledge/missing", "zh")).doesNotContain("Sample hole");
    }

    @Test
    void anEntryIsChangedAndKeepsItsVersions() throws Exception {
        as(operator, typed(CHECK, 1))
                .andExpect(redirectedUrl("/knowledge/entry?check=nessus%3A9001"));
        assertThat(entry(CHECK).version()).isEqualTo(2);
        assertThat(page(auditor, PAGE, "zh"))
                .contains("可被远程猜中", "可被猜中", "第 2 版", "改了中文名、危害、整改建议", "最初的文字");
        assertThat(page(auditor, PAGE, "en")).contains("changed: Chinese name, Harm, Remedy");
    }

    @Test
    void whoSavesOverAnothersChangeSeesBothTexts() throws Exception {
        var lead = people.school("lead", Role.OFFICE_LEAD);
        knowledge.put(lead, new Entry(CHECK, "示例弱口令", "由主任改写", "改口令", "", 1));
        var conflict = text(as(operator, typed(CHECK, 1)).andExpect(status().isConflict()));
        assertThat(conflict).contains("lead", "由主任改写", "可被远程猜中", "name=\"version\" value=\"2\"");
        assertThat(entry(CHECK).harm()).isEqualTo("由主任改写");

        as(operator, typed(CHECK, 2)).andExpect(status().is3xxRedirection());
        assertThat(entry(CHECK).harm()).isEqualTo("可被远程猜中");
        text(as(operator, typed(CHECK, 0).param("begun", "yes")).andExpect(status().isConflict()));
    }

    @Test
    void whatIsMissingOrTooLongIsSaidAtItsField() throws Exception {
        var empty =
                text(
                        as(operator, post("/knowledge/entry").param("check", CHECK))
                                .andExpect(status().isUnprocessableContent()));
        assertThat(empty).contains("e-name", "e-harm", "e-remedy").doesNotContain("e-self-check");
        assertThat(
                        text(
                                as(
                                                operator,
                                                post("/knowledge/entry")
                                                        .param("check", "nessus:9004")
                                                        .param("begun", "yes")
                                                        .param("name", "名".repeat(201))
                                                        .param("harm", "害")
                                                        .param("remedy", "改"))
                                        .andExpect(status().isUnprocessableContent())))
                .contains("最多 200 字，现在 201 字", "value=\"nessus:9004\"");
        as(operator, get(URI.create("/knowledge/entry?check=%00")))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void whatWasTypedIsKeptAsADraftUntilItIsSaved() throws Exception {
        as(operator, post("/drafts?form=knowledge:" + CHECK).param("harm", "半句话"))
                .andExpect(status().is2xxSuccessful());
        assertThat(page(operator, PAGE, "zh")).contains("半句话");
        as(operator, typed(CHECK, 1)).andExpect(status().is3xxRedirection());
        assertThat(page(operator, PAGE, "zh")).doesNotContain("半句话");
    }

    private ResultActions send(String table) throws Exception {
        return as(
                operator,
                multipart("/knowledge/import")
                        .file(
                                new MockMultipartFile(
                                        "file",
                                        "table.csv",
                                        "text/csv",
                                        table.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void aTableIsTakenInWhole() throws Exception {
        send("""
        检查项,中文名,危害,整改建议,自查方法
        nessus:9001,示例弱口令,可被猜中,改口令并限制次数,
        nessus:9002,示例缺陷,可被读取,升级,看版本
        """)
                .andExpect(redirectedUrl("/knowledge"));
        assertThat(entry(CHECK).version()).isEqualTo(2);
        assertThat(entry("nessus:9002").selfCheck()).isEqualTo("看版本");
        assertThat(
                        probe.sql(
                                        """
                                        select actor_name from audit.entry
                                         where action = 'knowledge.written' order by id desc limit 2
                                        """)
                                .query(String.class)
                                .list())
                .containsExactly("operator", "operator");
    }

    @Test
    void aTableWithOneBadRowIsRefusedWholeWithFileLineAndReason() throws Exception {
        var refused =
                text(
                        send("""
                        检查项,中文名,危害,整改建议
                        nessus:9001,示例弱口令,可被猜中,另一个建议
                        nessus:9002,,可被读取,升级
                        """)
                                .andExpect(status().isUnprocessableContent()));
        assertThat(refused).contains("table.csv", "第 3 行", "中文名", "整份表格未导入");
        assertThat(entry(CHECK).remedy()).isEqualTo("改口令");
        assertThat(text(send("检查项,中文名\na,b\n").andExpect(status().isUnprocessableContent())))
                .contains("危害");
        assertThat(
                        text(
                                as(operator, multipart("/knowledge/import"))
                                        .andExpect(status().isUnprocessableContent())))
                .contains("请选择一个表格文件");
    }

    @Test
    void whatIsExportedIsTakenInAgainUnchanged() throws Exception {
        knowledge.put(operator, new Entry("=cmd", "公式\"引号", "危害,逗号", "一\n二", "", 0));
        var started = as(auditor, get("/knowledge/export.csv")).andExpect(status().isOk());
        var csv =
                mvc.perform(asyncDispatch(started.andReturn()))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFF检查项,中文名").contains("'=cmd", CHECK, "CVE-2021-44228");
        long versions = versions();
        send(csv).andExpect(redirectedUrl("/knowledge"));
        assertThat(versions()).isEqualTo(versions);
    }

    private long versions() {
        return probe.sql("select count(*) from knowledge.entry_version").query(Long.class).single();
    }

    @Test
    void whoReadsFindingsReadsAndDoesNotWrite() throws Exception {
        assertThat(page(auditor, PAGE, "zh"))
                .contains("可被猜中", "条目由信息化办编写和修改")
                .doesNotContain("action=\"/knowledge/entry\"", "/knowledge/import");
        as(auditor, typed(CHECK, 1)).andExpect(status().isForbidden());
        as(auditor, get("/knowledge/import")).andExpect(status().isForbidden());
        as(auditor, multipart("/knowledge/import")).andExpect(status().isForbidden());
        as(auditor, get("/knowledge/entry?check=nessus:1")).andExpect(status().isNotFound());
        as(auditor, get("/knowledge/entry")).andExpect(status().isNotFound());
        var admin = people.school("admin", Role.SYSTEM_ADMIN);
        var liaison = people.ofUnit(1, "liaison", Role.UNIT_LIAISON);
        for (var path :
                List.of("/knowledge", "/knowledge/missing", PAGE, "/knowledge/export.csv")) {
            as(admin, get(path)).andExpect(status().isForbidden());
            as(liaison, get(path)).andExpect(status().isForbidden());
        }
        mvc.perform(get("/knowledge")).andExpect(status().is3xxRedirection());
    }
}
