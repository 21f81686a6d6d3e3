package org.fengsui.server.campus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.speaking.delivery.MailRelay;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestMail;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Who hears of a decision about what a unit proposed, and where it stands from then on. */
class ProposalOutcomeTest extends ProposingSchool {

    private final TestMail mail;
    private final List<Periodic> works;

    ProposalOutcomeTest(
            RegistryImports imports,
            Registry registry,
            People people,
            MockMvc mvc,
            RecordProbe probe,
            TestMail mail,
            List<Periodic> works) {
        super(imports, registry, people, mvc, probe);
        this.mail = mail;
        this.works = works;
    }

    private void deliver() {
        works.stream().filter(it -> it.name().equals("delivery-relay")).forEach(Periodic::runOnce);
    }

    @Test
    void whoeverProposedItIsToldHowItWasDecidedAndWhy() throws Exception {
        probe.sql("update access.account set email = 'cs@example.edu.cn' where id = :id")
                .param("id", liaison.accountId())
                .update();
        long first = proposed(as(liaison, judgeTo("10.1.0.41", 1)));
        confirm(operator, first).andExpect(status().is3xxRedirection());
        long second = proposed(as(liaison, judgeTo("10.1.0.42", 2)));
        as(
                        operator,
                        post("/registry/proposals/" + second + "/refuse")
                                .param("version", "1")
                                .param("reason", "地址不属于本校"))
                .andExpect(status().is3xxRedirection());
        deliver();
        assertThat(mail.to("cs@example.edu.cn"))
                .extracting(MailRelay.Mail::subject)
                .containsExactlyInAnyOrder("变更系统 在线评测：已确认", "变更系统 在线评测：未通过");
        assertThat(mail.to("cs@example.edu.cn").toString())
                .contains("地址不属于本校", "/unit/proposals/" + first, "/unit/proposals/" + second);
        assertThat(page(liaison, "/inbox")).contains("变更系统 在线评测：已确认", "变更系统 在线评测：未通过");
        assertThat(page(stranger, "/inbox")).doesNotContain("在线评测");
    }

    private MockHttpServletRequestBuilder retired(String evidence) {
        return post("/unit/systems/" + id("system", "judge") + "/retire")
                .param("version", "1")
                .param("reason", "课程已停开")
                .param("method", "校内外各访问一次")
                .param("checkedAt", "2026-03-05T09:30")
                .param("checkedBy", "高示例")
                .param("evidence", evidence);
    }

    @Test
    void aUnitProposesARetirementWithItsProofAndWhoeverMayRetireDecides() throws Exception {
        var lead = people.school("lead", Role.OFFICE_LEAD);
        var form = "/unit/systems/" + id("system", "judge") + "/retire";
        assertThat(page(liaison, "/unit/systems")).contains(form, "报送下线");
        assertThat(page(liaison, form)).contains("下线原因", "由信息化办负责人或网信办确认");
        as(stranger, get(form)).andExpect(status().isNotFound());
        as(liaison, retired(" ")).andExpect(status().isUnprocessableContent());
        long id = proposed(as(liaison, retired("连接超时")));
        assertThat(page(liaison, "/unit/systems")).contains("系统下线 在线评测", "待确认");
        assertThat(page(operator, "/registry/proposals/" + id))
                .contains("课程已停开", "校内外各访问一次", "连接超时", "由信息化办负责人或网信办确认")
                .doesNotContain("/confirm\"");
        confirm(operator, id).andExpect(status().isForbidden());
        confirm(lead, id).andExpect(redirectedUrl("/registry/proposals"));
        assertThat(page(operator, "/registry/systems/" + id("system", "judge")))
                .contains("已下线", "课程已停开", "高示例 2026-03-05 09:30");
        assertThat(page(liaison, "/unit/proposals/" + id)).contains("已确认", lead.name());
        as(liaison, retired("连接超时").param("version", "2")).andExpect(status().isConflict());
    }

    @Test
    void aConfirmedPostIsOnFileWithTheCacOfficeWhichIsTold() throws Exception {
        var cac = people.school("cac", Role.CAC_OFFICE);
        var path = "/unit/units/" + campus.id("cs") + "/posts/LIAISON";
        long id =
                proposed(
                        as(
                                liaison,
                                post(path)
                                        .param("code", "p9")
                                        .param("name", "苏示例")
                                        .param("phone", "027-5550-0109")
                                        .param("valid_from", "2026-03-10")
                                        .param("replacing", "" + appointment("p2", "LIAISON"))));
        assertThat(page(cac, "/registry/filings")).doesNotContain("苏示例").contains("还没有岗位备案");
        confirm(operator, id).andExpect(redirectedUrl("/registry/proposals"));
        deliver();
        assertThat(page(cac, "/inbox")).contains("岗位备案：1 项", "计算机学院 报备工作专员：苏示例，自 2026-03-10 起");
        assertThat(page(cac, "/registry/filings?post=LIAISON"))
                .contains("计算机学院", "高示例", "苏示例", "027-5550-0109", "2026-03-10", operator.name());
        assertThat(page(cac, "/registry/filings?post=HEAD")).doesNotContain("苏示例");
        var file = as(cac, get("/registry/filings").param("q", "苏").param("format", "csv"));
        assertThat(text(file)).contains("工作专员", "高示例", "苏示例");
        assertThat(page(stranger, "/registry/filings")).doesNotContain("苏示例");
    }
}
