package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fengsui.server.campus.registry.RegistryImport;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.testing.PaperText;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 核稿单, on which a draft is checked, and 撤回通知, by which a notice is taken back (RULES 6). */
@ServerTest
@Import(Campus.class)
record NoticePapersTest(
        Campus campus,
        Notices notices,
        NoticeDesk desk,
        RegistryImport imports,
        People people,
        MockMvc mvc) {

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    private byte[] file(Actor reader, String path) throws Exception {
        return mvc.perform(get(path).with(people.as(reader)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    /** What both files say; they say the same. */
    private String words(Actor reader, String path) throws Exception {
        var word = PaperText.ofWord(file(reader, path + "/docx"));
        assertThat(PaperText.ofPdf(file(reader, path + "/pdf"))).isEqualTo(word);
        return word;
    }

    private String page(Actor reader, String path) throws Exception {
        return new String(file(reader, path), StandardCharsets.UTF_8);
    }

    private void refused(Actor reader, String path, int expected) throws Exception {
        mvc.perform(get(path).with(people.as(reader))).andExpect(status().is(expected));
    }

    private long withdrawn() {
        long id = campus.issued(Campus.SWEET32, Campus.TELNET);
        notices.withdraw(campus.lead(), id, campus.notice(id).version(), "地址登记有误");
        return id;
    }

    @Test
    void theApprovalSheetTellsWhoWroteReturnedAndIssuedItAndLeavesPlacesToSign() throws Exception {
        long id = campus.proposed(Campus.SWEET32);
        assertThat(words(campus.lead(), "/notices/" + id + "/approval"))
                .startsWith("核稿单")
                .contains("编号（草稿，未编号）状态待签发", "主送物理学院", "自送达之日起5个工作日内")
                .contains("办理经过拟稿operator，", "送核operator，")
                .contains("核稿意见", "拟稿人签字", "核稿人签字", "签发人签字");
        notices.giveBack(campus.lead(), id, campus.notice(id).version(), "标题不准");
        notices.propose(campus.operator(), id, campus.notice(id).version());
        notices.issue(campus.lead(), id, campus.notice(id).version());
        assertThat(words(campus.operator(), "/notices/" + id + "/approval"))
                .contains("编号信办整〔2026〕1号状态已签发", "退回lead，", "标题不准", "签发信办整〔2026〕1号lead，");
        assertThat(page(campus.operator(), "/notices/" + id)).contains("核稿单").doesNotContain("??");
    }

    @Test
    void noUnitSeesTheApprovalSheet() throws Exception {
        long id = campus.issued(Campus.SWEET32);
        refused(campus.liaison(), "/notices/" + id + "/approval/pdf", 403);
    }

    @Test
    void aWithdrawnNoticeLeavesAPaperWithTheReasonAndTheItemsThatEndWithIt() throws Exception {
        long id = withdrawn();
        var paper = words(campus.liaison(), "/unit/notices/" + id + "/withdrawal");
        assertThat(paper)
                .startsWith("信息化工作办公室文件信办整〔2026〕1号之一撤回通知物理学院：")
                .contains("撤回原因：地址登记有误", "尚未办结的事项2项", "中等强度加密套件", "Telnet服务")
                .contains("核验码" + desk.code(desk.head(campus.operator().scope(), id)));
        assertThat(words(campus.operator(), "/notices/" + id + "/withdrawal")).isEqualTo(paper);
        assertThat(file(campus.operator(), "/notices/" + id + "/withdrawal/pdf"))
                .as("frozen")
                .isEqualTo(file(campus.liaison(), "/unit/notices/" + id + "/withdrawal/pdf"));
        assertThat(page(campus.liaison(), "/unit/notices/" + id)).contains("撤回通知");
        assertThat(page(campus.operator(), "/notices/" + id)).contains("撤回通知");
    }

    @Test
    void whatCameBackCitesTheNoticeItWasClosedOnOnThePaperAndThePages() throws Exception {
        long first = campus.acknowledged(Campus.SWEET32);
        campus.scanner.fix(Campus.PHYSICS.ip(), Campus.SWEET32);
        campus.answerFixed(first);
        campus.passTo("2026-03-09T10:00");
        campus.scan();
        assertThat(campus.notice(first).state()).isEqualTo(NoticeState.CLOSED);
        campus.passTo("2026-04-09T10:00");

        long draft = campus.proposed(Campus.SWEET32, Campus.TELNET);
        var cited = "该隐患曾由信办整〔2026〕1号通知整改，现复发";
        assertThat(PaperText.ofWord(file(campus.operator(), "/notices/" + draft + "/paper/docx")))
                .containsOnlyOnce(cited);
        notices.issue(campus.lead(), draft, campus.notice(draft).version());
        assertThat(words(campus.liaison(), "/unit/notices/" + draft + "/paper"))
                .contains("信办整〔2026〕2号")
                .containsOnlyOnce(cited);
        assertThat(page(campus.liaison(), "/unit/notices/" + draft)).containsOnlyOnce(cited);
        assertThat(page(campus.operator(), "/notices/" + draft)).contains(cited);
        assertThat(page(campus.operator(), "/notices/" + first)).doesNotContain("复发");
    }

    @Test
    void anItemNamesItsSystemByTheNameItHadAtIssueOnThePaperAndEveryPage() throws Exception {
        long id = campus.acknowledged(Campus.SWEET32);
        long item = campus.notice(id).items().getFirst().id();
        assertThat(words(campus.liaison(), "/unit/notices/" + id + "/paper"))
                .contains("系统：物理学院网站位置：www.phy.example.edu.cn");
        imports.importTable(
                campus.operator(),
                "rename.csv",
                new ByteArrayInputStream(
                        "类别,编码,名称,主管单位,运维单位\n系统,wlx-www,物理学院新门户,wlx,wlx\n"
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(page(campus.liaison(), "/unit/notices/" + id))
                .contains("<dt>系统</dt><dd>物理学院网站</dd>");
        for (var path : List.of("/unit/items/" + item + "/answer", "/unit/self-check")) {
            assertThat(page(campus.liaison(), path)).contains("物理学院网站 · www.phy.example.edu.cn");
        }
        assertThat(page(campus.operator(), "/notices/" + id))
                .contains("物理学院网站 · www.phy.example.edu.cn")
                .contains("系统：")
                .doesNotContain("物理学院新门户");
    }

    @Test
    void itTakesNoNumberOfTheSeries() {
        withdrawn();
        long next = campus.issued(Campus.SWEET32);
        assertThat(campus.notice(next).number()).isEqualTo("信办整〔2026〕2号");
    }

    @Test
    void theVerificationPageShowsThatItWasTakenBackAndByWhichPaper() throws Exception {
        long id = withdrawn();
        var code = desk.code(desk.head(campus.operator().scope(), id));
        var asked = get("/verify").param("number", "信办整〔2026〕1号").param("code", code);
        assertThat(
                        mvc.perform(asked)
                                .andReturn()
                                .getResponse()
                                .getContentAsString(StandardCharsets.UTF_8))
                .contains("信办整〔2026〕1号之一", "撤回通知")
                .doesNotContain("地址登记有误", "??");
    }

    @Test
    void whatStandsHasNoPaperOfWithdrawalAndNoOtherUnitSeesOne() throws Exception {
        long standing = campus.issued(Campus.SWEET32);
        refused(campus.liaison(), "/unit/notices/" + standing + "/withdrawal/pdf", 404);
        notices.withdraw(campus.lead(), standing, campus.notice(standing).version(), "有误");
        var stranger = people.ofUnit(campus.unit("sxx"), "sxx", Role.UNIT_LIAISON);
        var supporting = campus.notice(standing).supportingUnitIds().contains(campus.unit("sxx"));
        refused(stranger, "/unit/notices/" + standing + "/withdrawal/pdf", supporting ? 200 : 404);
        refused(campus.liaison(), "/notices/" + standing + "/withdrawal/pdf", 403);
    }
}
