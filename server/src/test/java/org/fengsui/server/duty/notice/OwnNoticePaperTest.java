package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.duty.notice.Notices.Draft;
import org.fengsui.server.duty.notice.service.TemplateDesk;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.speaking.document.OfficialDocument.Style;
import org.fengsui.server.testing.PaperText;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.WordTemplates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** 自有版式: a school edits the paper of its notices in Word. */
@ServerTest
@Import(Campus.class)
record OwnNoticePaperTest(
        Campus campus,
        Notices notices,
        Findings findings,
        TemplateDesk desk,
        People people,
        MockMvc mvc) {

    private static final String PATH = "/notices/templates";

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    private long brought(Actor by, Style style, byte[] word) {
        var fit = desk.read(by, InputFile.of("own.docx", word), Locale.CHINESE);
        return desk.keep(by, style, fit, "改抬头").id();
    }

    private long used(Style style, String letterhead) {
        long id = brought(campus.operator(), style, WordTemplates.notice(letterhead, _ -> {}));
        desk.use(campus.lead(), id);
        return id;
    }

    private long drafted(Style style, String remark) {
        campus.scanner.open(Campus.PHYSICS.ip(), Campus.SWEET32);
        campus.scanner.open(Campus.PHYSICS.ip(), Campus.TELNET);
        campus.scan();
        var ids = campus.unnoticed("wlx");
        findings.confirm(campus.operator(), ids);
        long id =
                notices.draft(
                        campus.operator(), new Draft("", remark, ids, List.of(), style, Map.of()));
        notices.propose(campus.operator(), id, campus.notice(id).version());
        return id;
    }

    private byte[] file(Actor reader, String path) throws Exception {
        return mvc.perform(get(path).with(people.as(reader)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private String words(long notice) throws Exception {
        var path = "/notices/" + notice + "/paper";
        var word = PaperText.ofWord(file(campus.operator(), path + "/docx"));
        var pdf = PaperText.ofPdf(file(campus.operator(), path + "/pdf"));
        assertThat(pdf.replace("送审稿", "")).isEqualTo(word);
        return word;
    }

    private String page(Actor reader, String path) throws Exception {
        return new String(file(reader, path), StandardCharsets.UTF_8);
    }

    private String refused(byte[] word) throws Exception {
        return mvc.perform(
                        multipart(PATH)
                                .file(new MockMultipartFile("file", "own.docx", null, word))
                                .param("style", "FILE")
                                .with(people.as(campus.operator())))
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void fromTheUseOnDraftsAndIssuedNoticesAreLaidOutSoAndEarlierOnesStayFrozen() throws Exception {
        long before = campus.issued(Campus.TELNET);
        var frozen = words(before);
        used(Style.FILE, "示例大学网络安全办公室");

        long id = drafted(Style.FILE, "请停用{{编号}}服务");
        assertThat(words(id)).startsWith("示例大学网络安全办公室（草稿，未编号）物理学院：");
        notices.issue(campus.lead(), id, campus.notice(id).version());
        assertThat(words(id))
                .startsWith("示例大学网络安全办公室信办整〔2026〕2号物理学院：请自送达之日起5个工作日内整改。")
                .contains("序号隐患位置建议一SSL")
                .as("a place in what the drafter says stays text")
                .contains("请停用{{编号}}服务")
                .doesNotContain("承接", "复发", "抄送{{");
        assertThat(page(campus.operator(), "/notices/" + id)).contains("示例大学网络安全办公室");
        assertThat(words(before)).isEqualTo(frozen).startsWith("信息化工作办公室文件");
        assertThat(page(campus.operator(), "/notices/" + before)).contains("信息化工作办公室文件");
    }

    @Test
    void theOtherStyleKeepsItsOwnPaper() throws Exception {
        used(Style.LETTER, "示例大学网络安全办公室");
        assertThat(words(drafted(Style.FILE, ""))).startsWith("信息化工作办公室文件");
    }

    @Test
    void theStandardIsPutBackAtAnyTimeAndWhatWasIssuedMeanwhileStaysAsItWas() throws Exception {
        used(Style.FILE, "示例大学网络安全办公室");
        long id = drafted(Style.FILE, "");
        notices.issue(campus.lead(), id, campus.notice(id).version());
        desk.useStandard(campus.lead(), Style.FILE, "版式有误");
        assertThat(words(id)).startsWith("示例大学网络安全办公室");
        assertThat(page(campus.operator(), "/notices/" + id)).contains("示例大学网络安全办公室");
        var shelf = desk.shelves().getFirst();
        assertThat(shelf.used()).isNull();
        assertThat(shelf.uses()).extracting(shelf::number).containsExactly(0, 1);
    }

    @Test
    void versionsAreKeptWithTheirAuthorAndAnEarlierOneIsUsedAgain() throws Exception {
        long first = used(Style.FILE, "甲办公室");
        long second = used(Style.FILE, "乙办公室");
        assertThat(desk.shelves().getFirst().versions())
                .extracting(version -> version.number() + version.uploader() + version.note())
                .containsExactly("2operator改抬头", "1operator改抬头");
        assertThat(desk.shelves().getFirst().used())
                .matches(one -> one != null && one.id() == second);
        desk.use(campus.lead(), first);
        assertThat(words(drafted(Style.FILE, ""))).startsWith("甲办公室");
    }

    @Test
    void whoeverBroughtItInDoesNotPutItInUseNorDoesAnOperator() {
        long own = brought(campus.lead(), Style.FILE, WordTemplates.notice());
        assertThatThrownBy(() -> desk.use(campus.lead(), own))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem()).isEqualTo(AccessProblem.BOTH_SIDES));
        assertThatThrownBy(() -> desk.use(campus.operator(), own))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem())
                                        .isEqualTo(AccessProblem.NOT_THE_DECIDER));
    }

    @Test
    void theSampleShowsAllOfItBeforeItTakesEffect() throws Exception {
        long id = brought(campus.operator(), Style.FILE, WordTemplates.notice());
        var word = PaperText.ofWord(file(campus.operator(), PATH + "/" + id + "/preview/docx"));
        var pdf = PaperText.ofPdf(file(campus.operator(), PATH + "/" + id + "/preview/pdf"));
        assertThat(pdf).contains("样张");
        assertThat(word).contains("示例学院", "管理后台存在弱口令", "目录可以被列出", "示例中心").doesNotContain("{{");
        assertThat(words(drafted(Style.FILE, ""))).startsWith("信息化工作办公室文件");
    }

    @Test
    void theStandardTemplateUploadedAsItIsFits() throws Exception {
        for (var style : Style.values()) {
            var word = file(campus.operator(), PATH + "/standard/" + style);
            long id = brought(campus.operator(), style, word);
            desk.use(campus.lead(), id);
            assertThat(PaperText.ofWord(file(campus.operator(), PATH + "/" + id)))
                    .isEqualTo(PaperText.ofWord(word))
                    .contains("{{编号}}", "{{序号}}、{{隐患名称}}（{{等级}}）");
        }
        assertThat(words(drafted(Style.LETTER, "请尽快")))
                .startsWith("信息化工作办公室（草稿，未编号）安全漏洞整改通知书物理学院：")
                .contains("一、SSL", "二、Telnet", "请尽快");
    }

    @Test
    void aRefusalSaysWhatIsWrongWhereAndWhatToDo() throws Exception {
        assertThat(
                        refused(
                                WordTemplates.notice(
                                        "甲",
                                        document ->
                                                document.createParagraph()
                                                        .createRun()
                                                        .setText("{{密级}}"))))
                .contains("不认识的占位符", "{{密级}}", "可用的占位符");
        assertThat(refused(WordTemplates.notice("甲", document -> document.removeBodyElement(1))))
                .contains("缺少必须有的占位符", "{{编号}}");
        assertThat(
                        refused(
                                WordTemplates.notice(
                                        "甲",
                                        document ->
                                                document.createParagraph()
                                                        .createHyperlinkRun(
                                                                "http://a.example.edu.cn")
                                                        .setText("见此"))))
                .contains("超链接", "取消超链接");
        assertThat(
                        refused(
                                WordTemplates.notice(
                                        "甲",
                                        document -> {
                                            var run = document.createParagraph().createRun();
                                            run.setText("作废");
                                            run.setStrikeThrough(true);
                                        })))
                .contains("作废", "清除格式");
        assertThat(refused("<html/>".getBytes(StandardCharsets.UTF_8))).contains("Word");
        assertThat(desk.shelves().getFirst().versions()).isEmpty();
    }

    @Test
    void theOfficeUploadsAndUsesItOnItsPage() throws Exception {
        mvc.perform(
                        multipart(PATH)
                                .file(
                                        new MockMultipartFile(
                                                "file", "own.docx", null, WordTemplates.notice()))
                                .param("style", "LETTER")
                                .param("note", "换了抬头")
                                .with(people.as(campus.operator())))
                .andExpect(redirectedUrl(PATH));
        assertThat(page(campus.operator(), PATH))
                .contains("第 1 版", "换了抬头", "样张 PDF", "{{核验码}}")
                .doesNotContain("/use\"", "??");
        var shown = page(campus.lead(), PATH);
        assertThat(shown).contains("/use\"");
        var id = desk.shelves().getLast().versions().getFirst().id();
        mvc.perform(post(PATH + "/" + id + "/use").with(people.as(campus.lead())))
                .andExpect(redirectedUrl(PATH));
        assertThat(page(campus.lead(), PATH)).contains("现用第 1 版", "恢复标准版式");
        var standard = post(PATH + "/standard/LETTER/use").with(people.as(campus.lead()));
        mvc.perform(standard).andExpect(status().isUnprocessableContent());
        mvc.perform(
                        post(PATH + "/standard/LETTER/use")
                                .param("reason", "版式有误")
                                .with(people.as(campus.lead())))
                .andExpect(redirectedUrl(PATH));
        assertThat(page(campus.lead(), PATH)).contains("恢复标准版式").doesNotContain("现用第");
    }

    @Test
    void noUnitSeesIt() throws Exception {
        for (var reader : List.of(campus.liaison(), people.school("auditor", Role.AUDITOR))) {
            mvc.perform(get(PATH).with(people.as(reader))).andExpect(status().isForbidden());
        }
    }
}
