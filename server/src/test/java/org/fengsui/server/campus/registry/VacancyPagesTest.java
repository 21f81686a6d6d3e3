package org.fengsui.server.campus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.fengsui.server.campus.registry.domain.PostWatch;
import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.campus.registry.domain.Vacancies;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

@ServerTest
class VacancyPagesTest {

    private final PostWatch watch;
    private final Vacancies vacancies;
    private final People people;
    private final MockMvc mvc;
    private final RecordProbe probe;
    private final TestCampus campus;

    private Actor operator = Actor.machine("before");
    private Actor liaison = Actor.machine("before");

    VacancyPagesTest(
            RegistryImports imports,
            Registry registry,
            PostWatch watch,
            Vacancies vacancies,
            People people,
            MockMvc mvc,
            RecordProbe probe) {
        this.watch = watch;
        this.vacancies = vacancies;
        this.people = people;
        this.mvc = mvc;
        this.probe = probe;
        this.campus = new TestCampus(imports, registry);
    }

    @BeforeEach
    void aSchoolWithEmptyPosts() {
        campus.load();
        watch.runOnce();
        operator = people.school("operator", Role.OFFICE_OPERATOR);
        liaison = people.ofUnit(campus.id("cs"), "cs", Role.UNIT_LIAISON);
    }

    private ResultActions as(Actor who, AbstractMockHttpServletRequestBuilder<?> request)
            throws Exception {
        return mvc.perform(request.with(people.as(who)));
    }

    private String page(Actor who, String path, String language) throws Exception {
        return people.page(mvc, who, path, language);
    }

    private long headOfCs() {
        return probe.sql(
                        """
                        select a.id from registry.appointment a
                        join registry.person p on p.id = a.person_id
                        where p.code = 'p1' and a.post = 'HEAD'
                        """)
                .query(Long.class)
                .single();
    }

    @Test
    void theOfficeSeesEveryEmptyPostWithItsClock() throws Exception {
        assertThat(page(operator, "/registry/vacancies", "zh"))
                .contains("计算机学院", "分管领导", "图书馆", "待报备", "第十三条 30 个自然日", "/ledger/");
        assertThat(page(operator, "/registry/vacancies", "en"))
                .contains("To be filed", "Required since 2026-03-05");
        assertThat(page(operator, "/registry/units/" + campus.id("cs"), "zh"))
                .contains("岗位变动", "自 2026-03-05 起应设此岗");
    }

    @Test
    void aUnitSeesItsOwnOnlyAndWithItsClock() throws Exception {
        assertThat(page(liaison, "/unit/people", "zh"))
                .contains("待报备的岗位", "/unit/ledger/")
                .doesNotContain("图书馆");
        assertThat(page(liaison, "/registry/vacancies", "zh"))
                .contains("计算机学院")
                .doesNotContain("图书馆", "任命");
    }

    @Test
    void aDoubtIsEnteredWithDayAndGroundsAndTakenBackWithItsReason() throws Exception {
        var path = "/registry/appointments/" + headOfCs() + "/doubt";
        assertThat(page(operator, path, "zh")).contains("林示例", "推定离岗首日");
        as(operator, post(path).param("since", "2026-03-06").param("note", "电话停机"))
                .andExpect(status().isUnprocessableContent());
        as(operator, post(path).param("since", "").param("note", "电话停机"))
                .andExpect(status().isUnprocessableContent());
        as(operator, post(path).param("since", "2026-03-03").param("note", "电话停机"))
                .andExpect(status().isUnprocessableContent());
        as(operator, post(path).param("since", "2026-03-05").param("note", " "))
                .andExpect(status().isUnprocessableContent());

        as(operator, post(path).param("since", "2026-03-05").param("note", "电话停机"))
                .andExpect(redirectedUrl("/registry/units/" + campus.id("cs")));
        assertThat(page(operator, "/registry/vacancies", "zh"))
                .contains("林示例 疑似自 2026-03-05 起离岗", "电话停机", "仍在岗");

        long id =
                vacancies.open(Scope.school()).stream()
                        .filter(each -> each.doubted())
                        .findFirst()
                        .orElseThrow()
                        .id();
        as(
                        operator,
                        post("/registry/vacancies/" + id + "/in-post")
                                .param("version", "1")
                                .param("reason", "当面核实"))
                .andExpect(redirectedUrl("/registry/vacancies"));
        assertThat(page(operator, "/registry/vacancies", "zh")).contains("无需报备", "当面核实");
    }

    private ResultActions doubts(Actor who) throws Exception {
        return as(
                who,
                post("/registry/appointments/" + headOfCs() + "/doubt")
                        .param("since", "2026-03-05")
                        .param("note", "电话无人接听"));
    }

    private void inPost(Actor who, int expected) throws Exception {
        long id =
                vacancies.open(Scope.school()).stream()
                        .filter(each -> each.doubted())
                        .findFirst()
                        .orElseThrow()
                        .id();
        as(
                        who,
                        post("/registry/vacancies/" + id + "/in-post")
                                .param("version", "1")
                                .param("reason", "当面核实"))
                .andExpect(status().is(expected));
    }

    @Test
    void theDutyOfficerWhoseCallFailedEntersTheDoubtAndAppointsNobody() throws Exception {
        var duty = people.school("duty", Role.DUTY_OFFICER);
        var unit = "/registry/units/" + campus.id("cs");
        assertThat(page(duty, unit, "zh"))
                .contains("/registry/appointments/" + headOfCs() + "/doubt")
                .doesNotContain("/end\"", "/away\"");
        doubts(duty).andExpect(redirectedUrl(unit));
        assertThat(page(duty, "/registry/vacancies", "zh"))
                .contains("电话无人接听", "仍在岗")
                .doesNotContain("/appoint?");
        inPost(duty, 302);
        assertThat(page(operator, "/registry/vacancies", "zh")).contains("无需报备", "当面核实");
    }

    @Test
    void aUnitDoubtsItsOwnPeopleAndNobodyElses() throws Exception {
        var library = people.ofUnit(campus.id("lib"), "lib", Role.UNIT_LIAISON);
        doubts(library).andExpect(status().isNotFound());
        assertThat(page(liaison, "/unit/people", "zh"))
                .contains("/registry/appointments/" + headOfCs() + "/doubt");
        doubts(liaison).andExpect(redirectedUrl("/unit/people"));
        assertThat(page(operator, "/registry/vacancies", "zh")).contains("电话无人接听");
        inPost(library, 404);
        inPost(liaison, 302);
        as(operator, get("/registry/appointments/999/doubt")).andExpect(status().isNotFound());
    }

    @Test
    void whoReadsOnlyDoubtsNobody() throws Exception {
        doubts(people.school("auditor", Role.AUDITOR)).andExpect(status().isForbidden());
        doubts(people.school("tracer", Role.TRACER)).andExpect(status().isForbidden());
    }
}
