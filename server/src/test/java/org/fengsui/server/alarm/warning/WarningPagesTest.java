package org.fengsui.server.alarm.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The pages of warnings: what each reader is offered, and what everybody reads. */
@ServerTest
@Import(Campus.class)
class WarningPagesTest {

    private static final String STACKED =
            """
            类别,编码,名称,主管单位,运维单位,使用单位,地址,技术栈
            系统,wlx-www,物理学院网站,wlx,wlx,sxx,www.phy.example.edu.cn;10.10.1.10,nginx 1.20.1
            """;

    private final Campus campus;
    private final Warnings warnings;
    private final People people;
    private final MockMvc mvc;

    WarningPagesTest(Campus campus, Warnings warnings, People people, MockMvc mvc) {
        this.campus = campus;
        this.warnings = warnings;
        this.people = people;
        this.mvc = mvc;
    }

    @BeforeEach
    void aSchool() {
        campus.open();
        campus.registers(STACKED);
    }

    private ResultActions written(String level) throws Exception {
        return mvc.perform(
                post("/warnings/new")
                        .param("level", level)
                        .param("title", "某网页服务器存在远程执行漏洞")
                        .param("audience", "各单位系统管理员")
                        .param("words", "攻击者可以远程执行代码。")
                        .param("products", "nginx >= 1.0, < 1.25.3")
                        .param("refs", "cve-2026-0001")
                        .param("advice", "升级到 1.25.3。")
                        .param("validUntil", "2026-03-20T18:00")
                        .param("detail", "MARKER-DETAIL 内部细节")
                        .param("ports", "60443")
                        .param("confirm", "yes")
                        .param("exercise", "no")
                        .with(people.as(campus.operator())));
    }

    private long drafted() throws Exception {
        var to = written("BLUE").andExpect(status().is3xxRedirection()).andReturn();
        var path = String.valueOf(to.getResponse().getRedirectedUrl());
        return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    }

    private void act(Actor by, long id, String act) throws Exception {
        mvc.perform(
                        post("/warnings/" + id + "/" + act)
                                .param("version", String.valueOf(warning(id).version()))
                                .param("reason", "理由")
                                .with(people.as(by)))
                .andExpect(status().is3xxRedirection());
    }

    private Warning warning(long id) {
        return warnings.find(Scope.school(), id).orElseThrow();
    }

    private long published() throws Exception {
        long id = drafted();
        act(campus.operator(), id, "propose");
        act(campus.lead(), id, "publish");
        return id;
    }

    private String page(Actor reader, String path) throws Exception {
        return people.page(mvc, reader, path);
    }

    private String read(String path) throws Exception {
        return mvc.perform(get(path).header("Accept-Language", "zh"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void fromTheDraftOverThePreviewToThePublicPage() throws Exception {
        long id = drafted();
        assertThat(page(campus.operator(), "/warnings")).contains("某网页服务器存在远程执行漏洞", "起草中");
        assertThat(page(campus.operator(), "/warnings/" + id)).contains("提请发布", "MARKER-DETAIL");
        act(campus.operator(), id, "propose");
        assertThat(page(campus.operator(), "/warnings/" + id)).contains("预览后发布");
        var preview = page(campus.lead(), "/warnings/" + id + "/preview");
        assertThat(preview).contains("物理学院网站", "nginx 1.20.1 在受影响版本内", "/publish");
        assertThat(page(campus.operator(), "/warnings/" + id + "/preview"))
                .doesNotContain("/publish");
        act(campus.lead(), id, "publish");
        assertThat(read("/public/warnings")).contains("信办预〔2026〕1号", "某网页服务器存在远程执行漏洞");
        assertThat(read("/public/warnings/" + id)).contains("攻击者可以远程执行代码", "CVE-2026-0001");
    }

    @Test
    void thePreviewShowsWhatThePublicPageWillShow() throws Exception {
        long id = drafted();
        act(campus.operator(), id, "propose");
        var preview = article(page(campus.lead(), "/warnings/" + id + "/preview"));
        act(campus.lead(), id, "publish");
        assertThat(article(read("/public/warnings/" + id)).replace("信办预〔2026〕1号", "编号待发布时编定"))
                .isEqualTo(preview);
    }

    private static String article(String page) {
        int from = page.indexOf("<article");
        return page.substring(from, page.indexOf("</article>", from));
    }

    @Test
    void whatCannotBeIsSaidAtItsFieldAndWhatWasTypedStays() throws Exception {
        written("RED")
                .andExpect(status().isUnprocessableContent())
                .andExpect(result ->
                        assertThat(result.getResponse().getContentAsString(StandardCharsets.UTF_8))
                                .contains("请写明上级和文号", "升级到 1.25.3。"));
    }

    @Test
    void whatAnotherSavedMeanwhileStandsAboveWhatWasTyped() throws Exception {
        long id = drafted();
        var before = warning(id);
        warnings.edit(campus.lead(), id, before.version(), before.text(), before.internal(), true);
        mvc.perform(
                        post("/warnings/" + id + "/edit")
                                .param("version", String.valueOf(before.version()))
                                .param("level", "BLUE")
                                .param("title", "我写的标题")
                                .param("audience", "全校")
                                .param("words", "可被利用")
                                .param("advice", "升级")
                                .param("validUntil", "2026-03-20T18:00")
                                .with(people.as(campus.operator())))
                .andExpect(status().isConflict())
                .andExpect(result ->
                        assertThat(result.getResponse().getContentAsString(StandardCharsets.UTF_8))
                                .contains("我写的标题", "某网页服务器存在远程执行漏洞", "MARKER-DETAIL"));
        assertThat(warning(id).text().title()).isEqualTo("某网页服务器存在远程执行漏洞");
    }

    @Test
    void adjustedAndLiftedItKeepsItsNumberOnThePublicPage() throws Exception {
        long id = published();
        mvc.perform(
                        post("/warnings/" + id + "/adjust")
                                .param("version", String.valueOf(warning(id).version()))
                                .param("level", "YELLOW")
                                .param("title", "某网页服务器存在远程执行漏洞")
                                .param("audience", "各单位系统管理员")
                                .param("words", "已有人利用。")
                                .param("products", "nginx >= 1.0, < 1.25.3")
                                .param("refs", "CVE-2026-0001")
                                .param("advice", "立即升级。")
                                .param("validUntil", "2026-03-20T18:00")
                                .param("reason", "已出现攻击")
                                .with(people.as(campus.operator())))
                .andExpect(status().is3xxRedirection());
        assertThat(page(campus.lead(), "/warnings/" + id)).contains("提请调整", "已出现攻击");
        act(campus.lead(), id, "decide");
        assertThat(read("/public/warnings/" + id))
                .contains("信办预〔2026〕1号", "已有人利用", "调整", "已出现攻击", "黄色");
        act(campus.operator(), id, "lift");
        act(campus.lead(), id, "decide");
        assertThat(read("/public/warnings")).contains("解除");
        assertThat(read("/public/warnings/embed")).doesNotContain("某网页服务器");
    }

    @Test
    void theUnitConfirmsOnItsPageAndTheOfficeSeesIt() throws Exception {
        long id = published();
        long asked = warnings.asked(Scope.school(), id).getFirst().id();
        assertThat(page(campus.liaison(), "/unit")).contains("/unit/warnings/" + asked);
        assertThat(page(campus.liaison(), "/unit/warnings")).contains("待确认");
        assertThat(page(campus.liaison(), "/unit/warnings/" + asked))
                .contains("物理学院网站", "升级到 1.25.3。")
                .doesNotContain("MARKER-DETAIL");
        mvc.perform(
                        post("/unit/warnings/" + asked + "/confirm")
                                .param("reply", "PROTECTED")
                                .param("note", "已升级")
                                .with(people.as(campus.liaison())))
                .andExpect(status().is3xxRedirection());
        assertThat(page(campus.lead(), "/warnings/" + id)).contains("已处置", "已升级");
    }

    @Test
    void whatIsInternalStandsInNothingThatEverybodyReads() throws Exception {
        long id = published();
        act(campus.operator(), id, "lift");
        long draft = drafted();
        for (var path :
                List.of("/public/warnings", "/public/warnings/" + id, "/public/warnings/embed")) {
            assertThat(read(path))
                    .as(path)
                    .doesNotContain("MARKER", "60443", "物理学院", "wlx", "operator", "lead");
        }
        mvc.perform(get("/public/warnings/" + draft)).andExpect(status().isNotFound());
    }

    @Test
    void theListIsShownInAFrameOfTheSitesThatAreSetAlone() throws Exception {
        published();
        mvc.perform(get("/public/warnings/embed"))
                .andExpect(status().isOk())
                .andExpect(
                        header().string(
                                        "Content-Security-Policy",
                                        org.hamcrest.Matchers.endsWith("frame-ancestors 'none'")));
        assertThat(read("/public/warnings/embed"))
                .contains("某网页服务器")
                .doesNotContain("<script", "<form", "style=");
    }

    private ResultActions uploaded(String name, String content) throws Exception {
        return mvc.perform(
                multipart("/warnings/advisories")
                        .file(
                                new MockMultipartFile(
                                        "file",
                                        name,
                                        "text/xml",
                                        content.getBytes(StandardCharsets.UTF_8)))
                        .header("Accept-Language", "zh")
                        .with(people.as(campus.operator())));
    }

    @Test
    void ofTheWeeksAdvisoriesThoseThatConcernTheSchoolAreOfferedAsDrafts() throws Exception {
        var page =
                uploaded(
                                "week.xml",
                                """
                                <vulnerabilitys>
                                <vulnerability><number>CNVD-2026-00001</number><title>nginx 漏洞</title>
                                <serverity>高</serverity><products><product>nginx &lt;1.25.3</product></products>
                                <description>可远程执行。</description><formalWay>升级。</formalWay></vulnerability>
                                <vulnerability><number>CNVD-2026-00002</number><title>别家的漏洞</title>
                                <products><product>Other 1.0</product></products></vulnerability>
                                <vulnerability><number>CNVD-2026-00003</number><title>nginx 新版漏洞</title>
                                <products><product>nginx &gt;=1.26</product></products></vulnerability>
                                </vulnerabilitys>
                                """)
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page)
                .contains("涉及本校的 1 条", "物理学院网站", "高危", "不涉及本校的 2 条", "别家的漏洞")
                .contains("name=\"products\" value=\"nginx &lt;1.25.3\"")
                .contains("name=\"level\" value=\"BLUE\"")
                .doesNotContain("超危", "??");
    }

    @Test
    void aFileThatIsBrokenIsRefusedWithLineAndReason() throws Exception {
        uploaded("week.xml", "<vulnerabilitys>\n<vulnerability>\n<number>x</number>")
                .andExpect(status().isUnprocessableContent())
                .andExpect(result ->
                        assertThat(result.getResponse().getContentAsString(StandardCharsets.UTF_8))
                                .contains("week.xml"));
    }

    @Test
    void everyPageIsThereInEnglish() throws Exception {
        long id = published();
        long asked = warnings.asked(Scope.school(), id).getFirst().id();
        for (var path :
                List.of(
                        "/warnings",
                        "/warnings/" + id,
                        "/warnings/" + id + "/preview",
                        "/warnings/" + id + "/adjust",
                        "/warnings/advisories",
                        "/warnings/new")) {
            people.page(mvc, campus.operator(), path, "en");
        }
        people.page(mvc, campus.liaison(), "/unit/warnings/" + asked, "en");
    }
}
