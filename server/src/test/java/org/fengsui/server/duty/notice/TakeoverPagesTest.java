package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Turns;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ServerTest
@AutoConfigureMockMvc
@Import(Campus.class)
record TakeoverPagesTest(
        Campus campus,
        NoticeDesk desk,
        People people,
        Turns turns,
        RecordProbe probe,
        TestClock clock,
        MockMvc mvc) {

    private static final String WORK = "ledger-takeover";

    private static final String PATH = "/notices/takeover";
    private static final String SHEET =
            """
            示例大学网络安全通知书台账
            通知书编号,责任单位,系统名称,地址,问题,级别,送达日期,反馈日期,办结日期
            信办安〔2026〕17号,物理学院,物理学院网站,www.phy.example.edu.cn,后台弱口令,高危,2026/3/2,2026/3/5,2026/3/6
            信办安〔2026〕18号,%s,,10.10.1.10,组件过旧,中危,2026/5/6,,
            """;

    @BeforeEach
    void aSchool() {
        clock.set("2026-05-18T09:00");
        campus.open();
    }

    @Test
    void theSheetIsShownThenTakenOverAndMarkedWithItsRow() throws Exception {
        var token = uploaded(campus.lead());
        var preview = page(campus.lead(), PATH + "/" + token);
        assertThat(preview).contains("信办安〔2026〕17号", "办结：已整改", "在办，待反馈", "第十条 5 个工作日");
        assertThat(preview).as("the due as it will run").contains("2026-05-12 24:00");
        confirm(token, preview).andExpect(redirectedUrl(PATH + "/" + token));
        turns.now(WORK);
        var list = page(campus.lead(), "/notices");
        assertThat(list).contains("信办安〔2026〕18号", "旧台账接管");
        var running = page(campus.lead(), "/notices/" + id("18号"));
        assertThat(running).contains("旧台账原文", "第 4 行", "责任单位：wlx");
        mvc.perform(get("/notices/" + id("18号") + "/paper/pdf").with(people.as(campus.lead())))
                .andExpect(status().isConflict());
        assertThat(page(campus.liaison(), "/unit/notices/" + id("18号")))
                .contains("组件过旧", "启用本系统之前已经送达");
        assertThat(page(campus.lead(), "/notices/" + id("17号"))).contains("办结");
    }

    @Test
    void aBadRowIsToldWithLineAndReasonAndTheUnitCanBeExplained() throws Exception {
        var refused =
                upload(campus.lead(), SHEET.formatted("物理系"))
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(refused).contains("第 4 行", "登记里没有“物理系”", "就是它");
        mvc.perform(
                        post(PATH + "/units")
                                .param("name", "物理系")
                                .param("unit", "" + campus.unit("wlx"))
                                .with(people.as(campus.lead())))
                .andExpect(redirectedUrl(PATH));
        upload(campus.lead(), SHEET.formatted("物理系")).andExpect(status().isFound());
    }

    @Test
    void theTemplateIsItselfASheet() throws Exception {
        var file =
                mvc.perform(get(PATH + "/template.xlsx").with(people.as(campus.lead())))
                        .andExpect(status().isOk())
                        .andReturn();
        mvc.perform(
                org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch(
                        file));
        var refused =
                send(campus.lead(), "t.xlsx", file.getResponse().getContentAsByteArray())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(refused).contains("登记里没有“").doesNotContain("不是日期", "不认识");
    }

    @Test
    void onlyTheLeadTakesOver() throws Exception {
        upload(campus.operator(), SHEET.formatted("wlx")).andExpect(status().isForbidden());
    }

    @Test
    void whoConfirmsMayLeaveAndFindsItAgainWithWhatWasTakenOver() throws Exception {
        var token = uploaded(campus.lead());
        var path = PATH + "/" + token;
        confirm(token, page(campus.lead(), path));
        confirm(token, "name=\"shown\" value=\"twice\"");
        assertThat(page(campus.lead(), path))
                .contains("正在接管旧台账", "离开本页不影响写入")
                .doesNotContain("接管这");
        assertThat(page(campus.lead(), PATH)).contains("最近确认", path, "正在写入");
        assertThat(again(path)).isNull();
        turns.now(WORK);
        assertThat(again(path)).isEqualTo("true");
        assertThat(page(campus.lead(), path)).contains("已接管 2 份通知书").doesNotContain("接管这");
        confirm(token, "name=\"shown\" value=\"later\"");
        turns.now(WORK);
        assertThat(desk.issued(Scope.school(), Campus.anything()).rows()).hasSize(2);
        mvc.perform(get(path).with(people.as(people.school("other", Role.OFFICE_LEAD))))
                .andExpect(status().isConflict());
    }

    @Test
    void whatBecameSomethingElseSinceThePreviewIsNotTakenOverUntilItIsSeenAgain() throws Exception {
        var token = uploaded(campus.lead());
        var path = PATH + "/" + token;
        var seen = page(campus.lead(), path);
        takenOver(SHEET.formatted("wlx").replace("信办安〔2026〕17号,物", "信办安〔2026〕16号,物"));
        confirm(token, seen);
        turns.now(WORK);
        var refused = page(campus.lead(), path);
        assertThat(refused).contains("没有接管任何内容", "接管这 1 份");
        assertThat(desk.issued(Scope.school(), Campus.anything()).rows()).hasSize(2);
        confirm(token, refused);
        turns.now(WORK);
        assertThat(page(campus.lead(), path)).contains("已接管 1 份通知书");
    }

    @Test
    void oneThatWasCutOffByARestartLeavesNothingAndCanBeConfirmedAgain() throws Exception {
        var token = uploaded(campus.lead());
        var path = PATH + "/" + token;
        confirm(token, page(campus.lead(), path));
        probe.sql("update kernel.errand set begun_at = asked_at, done = 1, total = 2").update();
        turns.now(WORK);
        assertThat(desk.issued(Scope.school(), Campus.anything()).rows()).isEmpty();
        var cutOff = page(campus.lead(), path);
        assertThat(cutOff).contains("没有写完", "接管这 2 份");
        confirm(token, cutOff);
        turns.now(WORK);
        assertThat(page(campus.lead(), path)).contains("已接管 2 份通知书").doesNotContain("没有写完");
    }

    private void takenOver(String sheet) throws Exception {
        var at = upload(campus.lead(), sheet).andReturn().getResponse().getRedirectedUrl();
        var token = Objects.requireNonNull(at).substring(PATH.length() + 1);
        confirm(token, page(campus.lead(), PATH + "/" + token));
        turns.now(WORK);
    }

    /** As the form of the preview sends it. */
    private ResultActions confirm(String token, String preview) throws Exception {
        var shown = preview.replaceAll("(?s).*name=\"shown\" value=\"([^\"]*)\".*", "$1");
        return mvc.perform(
                post(PATH + "/" + token).param("shown", shown).with(people.as(campus.lead())));
    }

    private @Nullable String again(String path) throws Exception {
        return mvc.perform(get(path + "/progress").with(people.as(campus.lead())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getHeader("HX-Refresh");
    }

    private String uploaded(Actor by) throws Exception {
        var at =
                upload(by, SHEET.formatted("wlx"))
                        .andExpect(status().isFound())
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl();
        return Objects.requireNonNull(at).substring(PATH.length() + 1);
    }

    private ResultActions upload(Actor by, String sheet) throws Exception {
        return send(by, "台账.csv", sheet.getBytes(StandardCharsets.UTF_8));
    }

    private ResultActions send(Actor by, String name, byte[] content) throws Exception {
        return mvc.perform(
                multipart(PATH)
                        .file(new MockMultipartFile("file", name, "text/csv", content))
                        .header("Accept-Language", "zh")
                        .with(people.as(by)));
    }

    private String page(Actor by, String path) throws Exception {
        return people.page(mvc, by, path);
    }

    private long id(String number) {
        return desk.issued(Scope.school(), Campus.anything()).rows().stream()
                .filter(it -> String.valueOf(it.head().printed()).endsWith(number))
                .findFirst()
                .orElseThrow()
                .head()
                .id();
    }
}
