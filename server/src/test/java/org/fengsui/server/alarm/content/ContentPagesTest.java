package org.fengsui.server.alarm.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The pages of 宣传部, 保密办, 网信办 and the units: each is offered its own and no other. */
@ServerTest
@Import(Campus.class)
class ContentPagesTest {

    private final Campus campus;
    private final People people;
    private final MockMvc mvc;

    private Actor publicity = Actor.machine("before");
    private Actor colleague = Actor.machine("before");
    private Actor secrecy = Actor.machine("before");
    private Actor cac = Actor.machine("before");

    ContentPagesTest(Campus campus, People people, MockMvc mvc) {
        this.campus = campus;
        this.people = people;
        this.mvc = mvc;
    }

    @BeforeEach
    void aSchool() {
        campus.open();
        publicity = people.school("xcb1", Role.PUBLICITY_OFFICE);
        colleague = people.school("xcb2", Role.PUBLICITY_OFFICE);
        secrecy = people.school("bmb", Role.SECRECY_OFFICE);
        cac = people.school("cac", Role.CAC_OFFICE);
    }

    private String path(String form, String... nameAndValue) throws Exception {
        var request = post(form);
        for (int i = 0; i < nameAndValue.length; i += 2) {
            request.param(nameAndValue[i], nameAndValue[i + 1]);
        }
        var to =
                mvc.perform(request.with(people.as(publicity)))
                        .andExpect(status().is3xxRedirection())
                        .andReturn();
        return String.valueOf(to.getResponse().getRedirectedUrl());
    }

    private static MockMultipartFile shot(String name) {
        return new MockMultipartFile(
                "files", name, "text/plain", "网页存档".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aRecordIsEnteredJudgedAndReportedAndThenTheCacOfficeReadsIt() throws Exception {
        var record = path("/content/new", "title", "食堂价格引发议论", "text", "议论增多");
        assertThat(people.page(mvc, publicity, "/content")).contains("食堂价格引发议论", "待研判");
        mvc.perform(get(record).with(people.as(cac))).andExpect(status().isNotFound());
        path(record + "/judge", "version", "1", "judgement", "SPROUT", "text", "留意");
        assertThat(people.page(mvc, publicity, record)).contains("苗头性", "还剩");
        people.page(mvc, publicity, record + "/report");
        path(record + "/report", "version", "2", "text", "请网信办关注");
        assertThat(people.page(mvc, cac, record)).contains("食堂价格引发议论", "请网信办关注");
        assertThat(people.page(mvc, cac, "/content/reports")).contains("食堂价格引发议论");
    }

    @Test
    void aTaskGoesToTheUnitOfTheSiteWhichProvesItOnAPhonePageAndAnotherConfirms() throws Exception {
        people.page(mvc, publicity, "/takedowns/new");
        var to =
                mvc.perform(
                                multipart("/takedowns/new")
                                        .file(shot("before.txt"))
                                        .param("url", "http://www.phy.example.edu.cn/news/7.html")
                                        .param("what", "删除不实信息")
                                        .param("own", "no")
                                        .with(people.as(publicity)))
                        .andExpect(status().is3xxRedirection())
                        .andReturn();
        var task = String.valueOf(to.getResponse().getRedirectedUrl());
        var unitTask = "/unit" + task;
        assertThat(people.page(mvc, campus.liaison(), "/unit/takedowns")).contains("物理学院网站");
        assertThat(people.page(mvc, campus.liaison(), unitTask)).contains("删除不实信息", "还剩");
        mvc.perform(
                        multipart(unitTask + "/done")
                                .file(shot("after.txt"))
                                .param("version", "1")
                                .param("text", "已删除")
                                .with(people.as(campus.liaison())))
                .andExpect(redirectedUrl(unitTask));
        assertThat(people.page(mvc, campus.liaison(), unitTask)).contains("由宣传部核验");
        assertThat(people.page(mvc, colleague, task)).contains("核验通过", "after.txt", "SHA-256");
        mvc.perform(
                        multipart(task + "/confirm")
                                .param("version", "2")
                                .param("text", "已打不开")
                                .with(people.as(colleague)))
                .andExpect(redirectedUrl(task));
        assertThat(people.page(mvc, publicity, task)).contains("已核验");
    }

    @Test
    void theBookOfSecretsHasNoPlaceForATextOrAFile() throws Exception {
        mvc.perform(
                        post("/secrecy")
                                .param("on", "2026-03-02")
                                .param("handedBy", "甲某")
                                .param("receivedBy", "乙某")
                                .with(people.as(secrecy)))
                .andExpect(redirectedUrl("/secrecy"));
        assertThat(people.page(mvc, secrecy, "/secrecy"))
                .contains("甲某 交 乙某")
                .doesNotContain("textarea", "type=\"file\"");
    }

    @Test
    void eachOfficeComesToItsOwnPagesAndNoOthers() throws Exception {
        for (var path : List.of("/content", "/content/new", "/takedowns", "/takedowns/new")) {
            for (var other : List.of(secrecy, cac, campus.operator(), campus.liaison())) {
                mvc.perform(get(path).with(people.as(other))).andExpect(status().isForbidden());
            }
        }
        for (var other : List.of(publicity, cac, campus.operator(), campus.liaison())) {
            mvc.perform(get("/secrecy").with(people.as(other))).andExpect(status().isForbidden());
        }
        mvc.perform(get("/").with(people.as(publicity))).andExpect(redirectedUrl("/content"));
        mvc.perform(get("/").with(people.as(secrecy))).andExpect(redirectedUrl("/secrecy"));
    }

    private ResultActions table(String csv) throws Exception {
        var bytes = csv.getBytes(StandardCharsets.UTF_8);
        return mvc.perform(
                multipart("/content/table")
                        .file(new MockMultipartFile("file", "本周.csv", "text/csv", bytes))
                        .with(people.as(publicity)));
    }

    private static String answer(ResultActions result) throws Exception {
        return result.andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void aTableIsEnteredAndTheSameAddressFolded() throws Exception {
        table("标题,网址,发现时间\n甲事,http://a.example.com/1,2026-03-04\n乙事,http://a.example.com/2,\n")
                .andExpect(redirectedUrl("/content"));
        table("标题,网址\n甲事再现,http://a.example.com/1\n").andExpect(redirectedUrl("/content"));
        assertThat(people.page(mvc, publicity, "/content"))
                .contains("甲事", "乙事")
                .doesNotContain("甲事再现");
    }

    @Test
    void aTableWithOneWrongCellIsRefusedWholeWithFileLineAndReason() throws Exception {
        assertThat(answer(table("标题,网址\n甲事,\n乙事,javascript:alert\n")))
                .contains("本周.csv 第 3 行", "网址", "javascript:alert");
        assertThat(answer(table("标题,网址\n丙事,\n,http://a.example.com/2\n"))).contains("第 3 行", "标题");
        assertThat(answer(table("标题,内容\n丁事,机密★1年\n"))).contains("线下处理");
        assertThat(people.page(mvc, publicity, "/content")).doesNotContain("甲事", "丙事", "丁事");
    }

    @Test
    void everyPageIsThereInEnglish() throws Exception {
        var record = path("/content/new", "title", "x");
        for (var path :
                List.of(
                        "/content",
                        "/content/new",
                        "/content/table",
                        record,
                        record + "/judge",
                        "/takedowns",
                        "/takedowns/new")) {
            people.page(mvc, publicity, path, "en");
        }
        people.page(mvc, secrecy, "/secrecy", "en");
        people.page(mvc, cac, "/content/reports", "en");
        people.page(mvc, campus.liaison(), "/unit/takedowns", "en");
    }
}
