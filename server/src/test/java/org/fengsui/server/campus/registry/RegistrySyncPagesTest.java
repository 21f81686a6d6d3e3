package org.fengsui.server.campus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.access.Tokens;
import org.fengsui.server.platform.kernel.Turns;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ServerTest
@AutoConfigureMockMvc
class RegistrySyncPagesTest {

    private static final String WORK = "registry-sync";

    private final TestCampus campus;
    private final People people;
    private final Tokens tokens;
    private final Turns turns;
    private final RecordProbe probe;
    private final MockMvc mvc;
    private Actor operator = Actor.machine("before");

    RegistrySyncPagesTest(
            Registry registry,
            RegistryImports imports,
            People people,
            Tokens tokens,
            Turns turns,
            RecordProbe probe,
            MockMvc mvc) {
        this.campus = new TestCampus(imports, registry);
        this.people = people;
        this.tokens = tokens;
        this.turns = turns;
        this.probe = probe;
        this.mvc = mvc;
    }

    @BeforeEach
    void aSchool() {
        campus.load();
        operator = people.school("operator", Role.OFFICE_OPERATOR);
    }

    @Test
    void aProgramsTableWaitsForAPersonUnlessNothingIsToBeDecided() throws Exception {
        var answer = send("027-5550-0001", false).andExpect(status().isAccepted());
        var path = path(answer);
        assertThat(page("/registry/sync")).contains("人事系统", "people.csv");
        assertThat(page(path)).contains("林示例", "027-5550-0001");
        mvc.perform(post(path).param("edition", edition(path)).with(people.as(operator)))
                .andExpect(redirectedUrl(path));
        turns.now(WORK);
        send("027-5550-0001", false).andExpect(status().isOk());
        written(send("027-5550-0002", true));
    }

    @Test
    void whoConfirmsMayLeaveAndFindsItAgainWithWhatWasWritten() throws Exception {
        var path = path(send("027-5550-0001", false));
        mvc.perform(post(path).param("edition", edition(path)).with(people.as(operator)));
        assertThat(page(path)).contains("正在写入备案", "离开本页不影响写入").doesNotContain("放弃这份文件");
        assertThat(page("/registry/sync")).contains("最近确认", path, "正在写入").doesNotContain("等待确认");
        mvc.perform(post(path).param("edition", "1").with(people.as(operator)))
                .andExpect(redirectedUrl(path));
        turns.now(WORK);
        assertThat(again(path).getHeader("HX-Refresh")).isEqualTo("true");
        assertThat(page(path)).contains("已写入 1 行").doesNotContain("正在写入备案");
    }

    @Test
    void aNewerTableDoesNotReplaceOneThatIsBeingWritten() throws Exception {
        var path = path(send("027-5550-0001", true));
        var newer = path(send("027-5550-0002", false));
        turns.now(WORK);
        assertThat(page(path)).contains("已写入 1 行");
        assertThat(page(newer)).contains("027-5550-0001 → 027-5550-0002");
    }

    @Test
    void whatChangedBeforeItWasWrittenIsToldToThePersonAndTheProgram() throws Exception {
        var path = path(send("027-5550-0001", true));
        campus.take("kind,code,name\nunit,it,信息化办公室二\n");
        turns.now(WORK);
        assertThat(page(path)).contains("登记表已被修改", "确认写入");
        assertThat(api(path)).contains("\"state\":\"REFUSED\"", "登记表已被修改");
        mvc.perform(post(path).param("edition", edition(path)).with(people.as(operator)));
        turns.now(WORK);
        assertThat(api(path)).contains("\"state\":\"DONE\"", "\"done\":1");
    }

    @Test
    void oneThatWasCutOffByARestartLeavesNothingAndCanBeConfirmedAgain() throws Exception {
        var path = path(send("027-5550-0001", true));
        probe.sql("update kernel.errand set begun_at = asked_at, done = 1, total = 2").update();
        turns.now(WORK);
        assertThat(page(path)).contains("没有写完", "027-5550-0001");
        mvc.perform(post(path).param("edition", edition(path)).with(people.as(operator)));
        turns.now(WORK);
        assertThat(page(path)).contains("已写入 1 行").doesNotContain("没有写完");
    }

    /** Writes what waits, and makes sure of it. */
    private void written(ResultActions answer) throws Exception {
        var path = path(answer.andExpect(status().isAccepted()));
        turns.now(WORK);
        assertThat(api(path)).contains("\"state\":\"DONE\"");
    }

    private static String path(ResultActions answer) throws Exception {
        return answer.andReturn()
                .getResponse()
                .getContentAsString()
                .replaceAll("(?s).*\"path\":\"([^\"]+)\".*", "$1");
    }

    private String api(String path) throws Exception {
        var token = tokens.create(operator, "look", Duration.ofDays(1));
        return mvc.perform(
                        get("/api" + path)
                                .header("Authorization", "Bearer " + token)
                                .header("Accept-Language", "zh"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse again(String path) throws Exception {
        return mvc.perform(get(path + "/progress").with(people.as(operator)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse();
    }

    @Test
    void bothSidesAreShownAndTheChosenOneStands() throws Exception {
        written(send("027-5550-0001", true));
        campus.take("类别,编码,名称,主管单位,电话\n人员,p1,林示例,cs,027-5550-0009\n");
        var path = path(send("027-5550-0002", true).andExpect(status().isAccepted()));
        assertThat(page(path)).contains("这里：027-5550-0009；来源：027-5550-0002", "采用来源的");
        mvc.perform(post(path).param("edition", edition(path)).with(people.as(operator)))
                .andExpect(status().isConflict());
        mvc.perform(
                        post(path)
                                .param("edition", edition(path))
                                .param("side.PERSON:p1", "theirs")
                                .with(people.as(operator)))
                .andExpect(redirectedUrl(path));
        turns.now(WORK);
        assertThat(page(path)).contains("已写入 1 行");
    }

    @Test
    void aBadRowIsToldWithItsLine() throws Exception {
        assertThat(
                        send("打错了", false)
                                .andExpect(status().isUnprocessableContent())
                                .andReturn()
                                .getResponse()
                                .getContentAsString())
                .contains("\"problems\":[\"");
    }

    @Test
    void whatDoesNotFitWhatStandsIsToldAndNothingIsWritten() throws Exception {
        var table = "类别,编码,名称,主管单位,上线日期,下线日期\n系统,gone,旧办公系统,it,%s,%s\n";
        campus.take(table.formatted("2025-01-01", "2025-06-01"));
        sendTable(table.formatted("2025-07-01", "2025-12-01"), true)
                .andExpect(status().isUnprocessableContent());
        mvc.perform(get(waiting()).with(people.as(operator)))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void aChoiceThatDoesNotFitTogetherIsToldAndNothingIsWritten() throws Exception {
        var table = "类别,编码,名称,主管单位,上线日期,下线日期\n系统,gone,旧办公系统,it,%s,%s\n";
        written(sendTable(table.formatted("2025-01-01", "2025-06-01"), true));
        campus.take(table.formatted("2025-02-01", "2025-06-01"));
        sendTable(table.formatted("2025-07-01", "2025-12-01"), true)
                .andExpect(status().isAccepted());
        var path = waiting();
        mvc.perform(
                        post(path)
                                .param("edition", edition(path))
                                .param("side.SYSTEM:gone", "theirs")
                                .with(people.as(operator)))
                .andExpect(status().isUnprocessableContent());
        assertThat(page(path)).as("it waits still").contains("旧办公系统");
    }

    private String waiting() throws Exception {
        return page("/registry/sync").replaceAll("(?s).*?href=\"(/registry/sync/[^\"]+)\".*", "$1");
    }

    private ResultActions send(String phone, boolean apply) throws Exception {
        return sendTable(
                "类别,编码,名称,主管单位,电话\n人员,p1,林示例,cs," + phone + "\n人员,p2,高示例,cs,027-5550-0102\n",
                apply);
    }

    private ResultActions sendTable(String csv, boolean apply) throws Exception {
        var token = tokens.create(operator, "sync", Duration.ofDays(1));
        return mvc.perform(
                multipart("/api/registry/sync")
                        .file(
                                new MockMultipartFile(
                                        "file",
                                        "people.csv",
                                        "text/csv",
                                        csv.getBytes(StandardCharsets.UTF_8)))
                        .param("source", "人事系统")
                        .param("apply", "" + apply)
                        .header("Authorization", "Bearer " + token));
    }

    /** What the form of a preview says it was shown of. */
    private String edition(String path) throws Exception {
        return page(path).replaceAll("(?s).*name=\"edition\" value=\"([0-9]+)\".*", "$1");
    }

    private String page(String path) throws Exception {
        return mvc.perform(get(path).header("Accept-Language", "zh").with(people.as(operator)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
