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
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ServerTest
@AutoConfigureMockMvc
class RegistrySyncPagesTest {

    private final TestCampus campus;
    private final People people;
    private final Tokens tokens;
    private final MockMvc mvc;
    private Actor operator = Actor.machine("before");

    RegistrySyncPagesTest(
            Registry registry, RegistryImports imports, People people, Tokens tokens, MockMvc mvc) {
        this.campus = new TestCampus(imports, registry);
        this.people = people;
        this.tokens = tokens;
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
        var path =
                answer.andReturn()
                        .getResponse()
                        .getContentAsString()
                        .replaceAll("(?s).*\"path\":\"([^\"]+)\".*", "$1");
        assertThat(page("/registry/sync")).contains("人事系统", "people.csv");
        assertThat(page(path)).contains("林示例", "027-5550-0001");
        mvc.perform(post(path).param("edition", edition(path)).with(people.as(operator)))
                .andExpect(redirectedUrl("/registry"));
        send("027-5550-0001", false).andExpect(status().isOk());
        send("027-5550-0002", true).andExpect(status().isCreated());
    }

    @Test
    void bothSidesAreShownAndTheChosenOneStands() throws Exception {
        send("027-5550-0001", true).andExpect(status().isCreated());
        campus.take("类别,编码,名称,主管单位,电话\n人员,p1,林示例,cs,027-5550-0009\n");
        var path =
                send("027-5550-0002", true)
                        .andExpect(status().isAccepted())
                        .andReturn()
                        .getResponse()
                        .getContentAsString()
                        .replaceAll("(?s).*\"path\":\"([^\"]+)\".*", "$1");
        assertThat(page(path)).contains("这里：027-5550-0009；来源：027-5550-0002", "采用来源的");
        mvc.perform(post(path).param("edition", edition(path)).with(people.as(operator)))
                .andExpect(status().isConflict());
        mvc.perform(
                        post(path)
                                .param("edition", edition(path))
                                .param("side.PERSON:p1", "theirs")
                                .with(people.as(operator)))
                .andExpect(redirectedUrl("/registry"));
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
        var table = "类别,编码,名称,主管单位,上线日期,下线日期\n系统,oa,办公系统,it,%s,%s\n";
        campus.take(table.formatted("2026-01-01", "2026-06-01"));
        sendTable(table.formatted("2026-07-01", "2026-12-01"), true)
                .andExpect(status().isUnprocessableContent());
        mvc.perform(get(waiting()).with(people.as(operator)))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void aChoiceThatDoesNotFitTogetherIsToldAndNothingIsWritten() throws Exception {
        var table = "类别,编码,名称,主管单位,上线日期,下线日期\n系统,oa,办公系统,it,%s,%s\n";
        sendTable(table.formatted("2026-01-01", ""), true).andExpect(status().isCreated());
        campus.take(table.formatted("2026-02-01", "2026-06-01"));
        sendTable(table.formatted("2026-07-01", "2026-12-01"), true)
                .andExpect(status().isAccepted());
        var path = waiting();
        mvc.perform(
                        post(path)
                                .param("edition", edition(path))
                                .param("side.SYSTEM:oa", "theirs")
                                .with(people.as(operator)))
                .andExpect(status().isUnprocessableContent());
        assertThat(page(path)).as("it waits still").contains("办公系统");
    }

    private String waiting() throws Exception {
        return page("/registry/sync").replaceAll("(?s).*href=\"(/registry/sync/[^\"]+)\".*", "$1");
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
