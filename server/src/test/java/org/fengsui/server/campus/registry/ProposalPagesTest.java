package org.fengsui.server.campus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;

class ProposalPagesTest extends ProposingSchool {

    private final Registry registry;

    ProposalPagesTest(
            RegistryImports imports,
            Registry registry,
            People people,
            MockMvc mvc,
            RecordProbe probe) {
        super(imports, registry, people, mvc, probe);
        this.registry = registry;
    }

    @Test
    void aChangeOfASystemWaitsAndIsAppliedWhenTheOfficeConfirms() throws Exception {
        var form = page(liaison, "/unit/systems/" + id("system", "judge") + "/propose");
        assertThat(form).contains("judge.cs.example.edu.cn", "value=\"it\" selected");
        assertThat(form).as("off line is by proof alone").doesNotContain("online_to");
        long id = proposed(as(liaison, judgeTo("judge.cs.example.edu.cn\n10.1.0.41")));
        assertThat(page(liaison, "/unit/systems")).contains("变更系统 在线评测", "待确认");
        assertThat(page(operator, "/registry/systems/" + id("system", "judge")))
                .contains("10.1.0.40")
                .doesNotContain("10.1.0.41");
        assertThat(page(operator, "/registry/proposals")).contains("在线评测", "系统实验室");
        assertThat(page(operator, "/registry/proposals/" + id))
                .contains("10.1.0.40", "10.1.0.41", "服务器已迁移")
                .doesNotContain("公安备案号");
        confirm(operator, id).andExpect(redirectedUrl("/registry/proposals"));
        assertThat(page(operator, "/registry/systems/" + id("system", "judge")))
                .contains(">10.1.0.41<")
                .doesNotContain(">10.1.0.40<");
        assertThat(page(liaison, "/unit/proposals/" + id)).contains("已确认", operator.name());
        assertThat(page(operator, "/registry/systems/" + id("system", "judge")))
                .contains(
                        "地址：judge.cs.example.edu.cn 10.1.0.40 → judge.cs.example.edu.cn 10.1.0.41")
                .contains("变更备案（单位报送，第 " + id + " 号）", "/registry/proposals/" + id);
        confirm(operator, id).andExpect(status().isConflict());
        assertThat(audited("registry.proposed", "registry.proposal-confirmed")).isEqualTo(2);
        assertThat(
                        probe.sql(
                                        """
                                        select details::text from audit.entry
                                        where action = 'registry.system-changed'
                                        """)
                                .query(String.class)
                                .single())
                .contains("10.1.0.40", "10.1.0.41");
    }

    private long audited(String... actions) {
        return probe.sql("select count(*) from audit.entry where action = any (:actions)")
                .param("actions", actions)
                .query(Long.class)
                .single();
    }

    @Test
    void whatWasOvertakenIsNotAppliedAndShowsWhatStandsNow() throws Exception {
        long first = proposed(as(liaison, judgeTo("10.1.0.41")));
        long second = proposed(as(liaison, judgeTo("10.1.0.42")));
        confirm(operator, first).andExpect(status().is3xxRedirection());
        var refused = text(confirm(operator, second).andExpect(status().isConflict()));
        assertThat(refused).contains("已被修改，没有写入", "10.1.0.42", "现在登记的是", "10.1.0.41");
        as(
                        operator,
                        post("/registry/proposals/" + second + "/refuse")
                                .param("version", "1")
                                .param("reason", "请按现地址重新报送"))
                .andExpect(redirectedUrl("/registry/proposals"));
        assertThat(page(liaison, "/unit/proposals/" + second)).contains("未通过", "请按现地址重新报送");
        as(liaison, judgeTo("10.1.0.43")).andExpect(status().isConflict());
    }

    @Test
    void aRefusalNeedsAReasonAndTheProposerDecidesNothing() throws Exception {
        long id = proposed(as(liaison, judgeTo("10.1.0.41")));
        as(
                        operator,
                        post("/registry/proposals/" + id + "/refuse")
                                .param("version", "1")
                                .param("reason", " "))
                .andExpect(status().isUnprocessableContent());
        var both = people.ofUnit(campus.id("cs"), "both", Role.UNIT_HEAD, Role.OFFICE_LEAD);
        long own = proposed(as(both, judgeTo("10.1.0.44")));
        confirm(both, own).andExpect(status().isForbidden());
        assertThat(page(both, "/registry/proposals/" + own)).contains("由其他人员确认");
        confirm(people.school("cac", Role.CAC_OFFICE), own)
                .andExpect(redirectedUrl("/registry/proposals"));
        confirm(liaison, id).andExpect(status().isForbidden());
    }

    @Test
    void aProposalIsTakenBackByItsUnitAndSeenByNoOther() throws Exception {
        long id = proposed(as(liaison, judgeTo("10.1.0.41")));
        as(stranger, get("/unit/proposals/" + id)).andExpect(status().isNotFound());
        as(
                        stranger,
                        post("/unit/proposals/" + id + "/withdraw")
                                .param("version", "1")
                                .param("reason", "填错了"))
                .andExpect(status().isNotFound());
        assertThat(page(stranger, "/unit/systems")).doesNotContain("变更系统 在线评测");
        as(
                        liaison,
                        post("/unit/proposals/" + id + "/withdraw")
                                .param("version", "1")
                                .param("reason", "填错了"))
                .andExpect(redirectedUrl("/unit/proposals/" + id));
        assertThat(page(liaison, "/unit/proposals/" + id)).contains("已撤回");
        confirm(operator, id).andExpect(status().isConflict());
        as(stranger, get("/unit/systems/" + id("system", "judge") + "/propose"))
                .andExpect(status().isNotFound());
    }

    @Test
    void aNewSystemGetsItsCodeFromTheOffice() throws Exception {
        assertThat(page(liaison, "/unit/systems/new")).contains("计算机学院", "信息化办公室");
        var wrong =
                text(
                        as(
                                        liaison,
                                        post("/unit/systems/new")
                                                .param("name", "选课")
                                                .param("unit", "cs")
                                                .param("addresses", "10.1.0.300"))
                                .andExpect(status().isUnprocessableContent()));
        assertThat(wrong).contains("10.1.0.300", "选课");
        long id =
                proposed(
                        as(
                                liaison,
                                post("/unit/systems/new")
                                        .param("name", "选课")
                                        .param("unit", "cs")
                                        .param("addresses", "10.1.0.70")
                                        .param("important", "yes")
                                        .param("online_from", "2026-04-01")));
        assertThat(page(operator, "/registry/proposals/" + id)).contains("选课", "计算机学院", "cs-" + id);
        as(
                        operator,
                        post("/registry/proposals/" + id + "/confirm")
                                .param("version", "1")
                                .param("code", "judge"))
                .andExpect(status().isConflict());
        as(
                        operator,
                        post("/registry/proposals/" + id + "/confirm")
                                .param("version", "1")
                                .param("code", "xk"))
                .andExpect(redirectedUrl("/registry/proposals"));
        var added = registry.system(Scope.school(), id("system", "xk")).orElseThrow();
        assertThat(added.name()).isEqualTo("选课");
        assertThat(added.important()).isTrue();
        assertThat(added.online()).isFalse();
        as(stranger, post("/unit/systems/new").param("name", "别人的").param("unit", "cs"))
                .andExpect(status().isNotFound());
    }

    @Test
    void aSuccessorUnknownSoFarIsRegisteredAndTakesThePost() throws Exception {
        var path = "/unit/units/" + campus.id("cs") + "/posts/LIAISON";
        assertThat(page(liaison, path)).contains("高示例", "工作专员");
        assertThat(page(liaison, "/unit/people")).contains("林示例", "分管领导", "空缺");
        long id =
                proposed(
                        as(
                                liaison,
                                post(path)
                                        .param("code", "p9")
                                        .param("name", "苏示例")
                                        .param("email", "su@example.edu.cn")
                                        .param("phone", "027-5550-0109")
                                        .param("valid_from", "2026-03-10")
                                        .param("replacing", "" + appointment("p2", "LIAISON"))));
        assertThat(page(operator, "/registry/proposals/" + id))
                .contains("高示例", "苏示例", "2026-03-10", "工作专员");
        confirm(operator, id).andExpect(redirectedUrl("/registry/proposals"));
        assertThat(page(operator, "/registry/units/" + campus.id("cs")))
                .containsSubsequence("高示例", "即将任职", "苏示例", "2026-03-10");
        as(liaison, post(path).param("code", "p9").param("name", "苏示例"))
                .andExpect(status().isUnprocessableContent());
        as(
                        liaison,
                        post(path)
                                .param("code", "p1")
                                .param("name", "林示例")
                                .param("valid_from", "2026-03-05")
                                .param("replacing", "" + appointment("p2", "LIAISON")))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void somebodyElsesNumberIsNotToldAndNotTaken() throws Exception {
        var path = "/unit/units/" + campus.id("cs") + "/posts/DEPUTY";
        long id =
                proposed(
                        as(
                                liaison,
                                post(path)
                                        .param("code", "p3")
                                        .param("name", "苏示例")
                                        .param("valid_from", "2026-03-05")));
        assertThat(page(liaison, "/unit/proposals/" + id)).doesNotContain("何示例");
        assertThat(text(confirm(operator, id).andExpect(status().isConflict()))).contains("p3");
    }

    @Test
    void contactDataChangeAndAnAppointmentEnds() throws Exception {
        long p2 = id("person", "p2");
        assertThat(page(liaison, "/unit/people/" + p2 + "/propose")).contains("gao@example.edu.cn");
        var change =
                post("/unit/people/" + p2 + "/propose")
                        .param("version", "1")
                        .param("name", "高示例")
                        .param("email", "gao@example.edu.cn");
        long contact = proposed(as(liaison, change.param("phone", "027-5550-0199")));
        confirm(operator, contact).andExpect(status().is3xxRedirection());
        assertThat(page(liaison, "/unit/people")).contains("027-5550-0199");
        as(stranger, get("/unit/people/" + p2 + "/propose")).andExpect(status().isNotFound());
        var end = "/unit/appointments/" + appointment("p1", "HEAD") + "/end";
        assertThat(page(liaison, end)).contains("林示例");
        long ends = proposed(as(liaison, post(end).param("valid_to", "2026-03-31")));
        confirm(operator, ends).andExpect(status().is3xxRedirection());
        assertThat(
                        probe.sql("select to_day::text from registry.appointment where id = :id")
                                .param("id", appointment("p1", "HEAD"))
                                .query(String.class)
                                .single())
                .isEqualTo("2026-03-31");
        as(stranger, get(end)).andExpect(status().isNotFound());
    }

    @Test
    void whatStandsAlreadyIsNotProposed() throws Exception {
        var same = judgeTo("judge.cs.example.edu.cn 10.1.0.40");
        assertThat(text(as(liaison, same).andExpect(status().isUnprocessableContent())))
                .contains("无需报送");
    }
}
