package org.fengsui.server.campus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ServerTest
class RetirementPagesTest {

    private final People people;
    private final MockMvc mvc;
    private final RecordProbe probe;
    private final TestClock clock;
    private final TestCampus campus;

    private Actor lead = Actor.machine("before");
    private Actor operator = Actor.machine("before");
    private Actor liaison = Actor.machine("before");

    RetirementPagesTest(
            RegistryImports imports,
            Registry registry,
            People people,
            MockMvc mvc,
            RecordProbe probe,
            TestClock clock) {
        this.people = people;
        this.mvc = mvc;
        this.probe = probe;
        this.clock = clock;
        this.campus = new TestCampus(imports, registry);
    }

    @BeforeEach
    void aSchool() {
        campus.load();
        lead = people.school("lead", Role.OFFICE_LEAD);
        operator = people.school("operator", Role.OFFICE_OPERATOR);
        liaison = people.ofUnit(campus.id("lib"), "lib", Role.UNIT_LIAISON);
    }

    private String system() {
        return "/registry/systems/"
                + probe.sql("select id from registry.system where code = 'opac'")
                        .query(Long.class)
                        .single();
    }

    private ResultActions as(Actor who, AbstractMockHttpServletRequestBuilder<?> request)
            throws Exception {
        return mvc.perform(request.with(people.as(who)));
    }

    private String page(Actor who, String path, String language) throws Exception {
        return people.page(mvc, who, path, language);
    }

    private MockHttpServletRequestBuilder retire(String evidence) {
        return post(system() + "/retire")
                .param("version", "1")
                .param("reason", "由统一检索代替")
                .param("method", "校内外各访问一次")
                .param("checkedBy", "经办甲")
                .param("checkedAt", "2026-03-05T09:30")
                .param("evidence", evidence);
    }

    @Test
    void theLeadRetiresASystemOnProofAndTakesItBackOnTheSameDay() throws Exception {
        assertThat(page(lead, system(), "zh")).contains("办理下线");
        assertThat(page(lead, system() + "/retire", "en"))
                .contains("How it was found unreachable", "2026-03-05T10:00");
        as(lead, retire(" ")).andExpect(status().isUnprocessableContent());

        as(lead, retire("连接超时")).andExpect(redirectedUrl(system()));
        assertThat(page(lead, system(), "zh"))
                .contains("已下线", "连接超时", "2026-03-05 09:30", "撤销下线")
                .doesNotContain("/edit\"");
        assertThat(page(operator, system(), "en")).contains("A retired system is not changed");
        as(lead, retire("连接超时")).andExpect(status().isConflict());

        as(lead, post(system() + "/resume").param("reason", "误办"))
                .andExpect(redirectedUrl(system()));
        assertThat(page(lead, system(), "zh")).contains("下线后当日撤销", "误办", "办理下线");
    }

    @Test
    void theFormOfASystemTakesNoneOutOfService() throws Exception {
        var path = "/registry/system/" + system().replaceAll(".*/", "") + "/edit";
        assertThat(page(operator, path, "zh")).contains("上线日期").doesNotContain("下线日期");
        as(
                        operator,
                        post(path)
                                .param("version", "1")
                                .param("name", "馆藏检索")
                                .param("unit", "lib")
                                .param("online_from", "2024-09-01")
                                .param("online_to", "2026-03-01"))
                .andExpect(redirectedUrl(system()));
        assertThat(
                        probe.sql(
                                        "select online_from, online_to from registry.system"
                                                + " where code = 'opac'")
                                .query((row, at) -> row.getDate(1) + " " + row.getDate(2))
                                .single())
                .isEqualTo("2024-09-01 null");
    }

    @Test
    void nobodyElseRetiresAndNobodyTakesBackTheNextDay() throws Exception {
        as(operator, retire("连接超时")).andExpect(status().isForbidden());
        as(liaison, retire("连接超时")).andExpect(status().isForbidden());
        as(lead, retire("连接超时")).andExpect(redirectedUrl(system()));
        clock.set("2026-03-06T00:00");
        as(lead, post(system() + "/resume").param("reason", "又要用"))
                .andExpect(status().isConflict());
        as(lead, get("/registry/systems/999/retire")).andExpect(status().isNotFound());
    }
}
