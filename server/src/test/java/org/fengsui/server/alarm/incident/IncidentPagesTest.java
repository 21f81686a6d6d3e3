package org.fengsui.server.alarm.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** The pages of incidents: one page to report, and what each reader is offered. */
@ServerTest
@Import(Campus.class)
class IncidentPagesTest {

    private final Campus campus;
    private final Incidents incidents;
    private final People people;
    private final MockMvc mvc;

    IncidentPagesTest(Campus campus, Incidents incidents, People people, MockMvc mvc) {
        this.campus = campus;
        this.incidents = incidents;
        this.people = people;
        this.mvc = mvc;
    }

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    private String page(Actor reader, String path) throws Exception {
        assertThat(people.page(mvc, reader, path, "en")).isNotEmpty();
        return people.page(mvc, reader, path);
    }

    private void step(Actor by, String path, long id, Map<String, String> fields) throws Exception {
        var all = new HashMap<>(fields);
        var incident = incidents.find(Scope.school(), id).orElseThrow();
        all.put("version", String.valueOf(incident.version()));
        var request = post(path).with(people.as(by));
        all.forEach(request::param);
        mvc.perform(request).andExpect(status().is3xxRedirection());
    }

    /** Reported by the unit on its one page; its page. */
    private String reported() throws Exception {
        var proof = "说明\n".getBytes(StandardCharsets.UTF_8);
        var sent =
                mvc.perform(
                                multipart("/unit/incidents/new")
                                        .file(
                                                new MockMultipartFile(
                                                        "files", "现场.txt", "text/plain", proof))
                                        .param("title", "首页被篡改")
                                        .param("place", "物理学院网站")
                                        .param("text", "出现博彩外链")
                                        .param("harm", "首页不能访问")
                                        .param("seenAt", "2026-03-05T09:50")
                                        .with(people.as(campus.liaison())))
                        .andExpect(status().is3xxRedirection())
                        .andReturn();
        return String.valueOf(sent.getResponse().getRedirectedUrl());
    }

    private static long id(String path) {
        return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    }

    @Test
    void aUnitReportsOnOnePageWhichIsItsFirstReport() throws Exception {
        page(campus.liaison(), "/unit/incidents");
        page(campus.liaison(), "/unit/incidents/new");
        var to = reported();
        assertThat(page(campus.liaison(), to))
                .contains("事发紧急报告", "事报〔2026〕1号.pdf", "SHA-256", "事中情况报告")
                .doesNotContain("研判与上报", "/confirm");
        var path = "/incidents/" + id(to);
        assertThat(page(campus.operator(), "/incidents")).contains("首页被篡改", "物理学院", "待确认");
        assertThat(page(campus.operator(), path)).contains("研判与上报", path + "/confirm");
        for (var form : List.of("confirm", "call", "scope", "task", "evidence", "report")) {
            page(campus.operator(), path + "/" + form);
        }
        assertThat(page(campus.operator(), path + "/confirm")).contains("网页篡改事件");
    }

    @Test
    void theOfficeLeadsItToTheEnd() throws Exception {
        var to = reported();
        long id = id(to);
        var path = "/incidents/" + id;
        step(campus.operator(), path + "/confirm", id, Map.of("category", "NA-09"));
        step(campus.operator(), path + "/handle", id, Map.of("words", "断网"));
        step(
                campus.operator(),
                path + "/call",
                id,
                Map.of(
                        "caller", "值班员",
                        "callee", "丙寅",
                        "phone", "000-5550-0002",
                        "answered", "no",
                        "at", "2026-03-05T10:00"));
        step(
                campus.operator(),
                path + "/task",
                id,
                Map.of(
                        "words", "更换口令",
                        "who", "丙寅",
                        "ofUnit", "yes",
                        "at", "2026-03-05T18:00"));
        assertThat(page(campus.liaison(), to)).contains("更换口令", "未接通", "网页篡改事件");
        long task = incidents.tasks(Scope.school(), id).getFirst().id();
        step(campus.liaison(), to + "/tasks/" + task + "/done", id, Map.of("reason", "已更换"));
        step(
                campus.operator(),
                path + "/contain",
                id,
                Map.of("at", "2026-03-05T10:00", "words", "已清除"));
        assertThat(page(campus.liaison(), to)).contains("已更换", "处置结束");
        step(
                campus.liaison(),
                to + "/report",
                id,
                Map.of(
                        "stage", "AFTERMATH",
                        "section-COURSE", "已整改",
                        "section-CAUSE", "弱口令"));
        step(
                campus.operator(),
                path + "/scope",
                id,
                Map.of(
                        "who", "经办甲",
                        "at", "2026-03-05T10:00",
                        "scope", "一台服务器",
                        "impact", "无数据泄露"));
        step(campus.lead(), path + "/close", id, Map.of("words", "后台不对外"));
        assertThat(page(campus.lead(), path)).contains("已办结", "后台不对外", "事后整改报告");
    }
}
