package org.fengsui.server.platform.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What is kept how long, as administrators see and set it. */
@ServerTest
record RetentionPagesTest(MockMvc mvc, People people) {

    private static final String PATH = "/admin/retention";

    @Test
    void itShowsEachKindWithItsDaysAndWhatIsKeptForEver() throws Exception {
        var page = page(PATH, people.school("system", Role.SYSTEM_ADMIN));
        assertThat(page)
                .contains("扫描报告原件", "1,095 天", "至少 365 天", "默认期限", "还没有清理过")
                .contains("由设置 fengsui.trace.keep 决定", "30 天", "7 至 90 天")
                .contains("通知书", "审计日志", "义务台账", "送达凭据")
                .contains("不是学校留存六个月网络原始日志的地方")
                .doesNotContain(PATH + "/drafts", "??");
    }

    @Test
    void theSecurityAdministratorSetsTheDaysAndSaysWhy() throws Exception {
        var security = people.school("security", Role.SECURITY_ADMIN);
        assertThat(page(PATH, security)).contains(PATH + "/drafts", PATH + "/reports");
        assertThat(page(PATH, security)).doesNotContain(PATH + "/look-up", PATH + "/audit");
        assertThat(page(PATH + "/reports", security)).contains("value=\"1095\"", "永久保存");
        assertThat(page(PATH + "/drafts", security)).doesNotContain("永久保存");
        var done =
                send(post(PATH + "/reports").param("days", "730").param("reason", "盘不够"), security);
        assertThat(done.getRedirectedUrl()).isEqualTo(PATH);
        assertThat(page(PATH, people.school("audit", Role.AUDIT_ADMIN)))
                .contains("730 天", "security", "盘不够");
        send(post(PATH + "/reports").param("forever", "yes").param("reason", "案件"), security);
        assertThat(page(PATH + "/reports", security)).contains("checked=\"checked\"");
    }

    @Test
    void whatIsRefusedIsSaidAtItsField() throws Exception {
        var security = people.school("security", Role.SECURITY_ADMIN);
        var shorter =
                send(post(PATH + "/reports").param("days", "30").param("reason", "盘不够"), security);
        assertThat(shorter.getStatus()).isEqualTo(422);
        assertThat(text(shorter)).contains("至少保存 365 天", "盘不够", "e-days");
        var none = send(post(PATH + "/drafts").param("days", "x").param("reason", "y"), security);
        assertThat(none.getStatus()).isEqualTo(422);
        assertThat(text(none)).contains("请填整天数");
        var silent = send(post(PATH + "/drafts").param("days", "20"), security);
        assertThat(text(silent)).contains("请写明为什么更改期限", "e-reason");
        assertThat(send(get(PATH + "/audit"), security).getStatus()).isEqualTo(404);
        assertThat(send(post(PATH + "/notices").param("days", "9"), security).getStatus())
                .isEqualTo(404);
    }

    @Test
    void onlyAdministratorsAndAuditorsSeeItAndOneOfThemSetsIt() throws Exception {
        for (var role : Role.values()) {
            var actor = people.ofUnit(3, "r-" + role.name().toLowerCase(Locale.ROOT), role);
            boolean views = role.side() == Role.Side.ADMINISTRATION || role == Role.AUDITOR;
            assertThat(send(get(PATH), actor).getStatus()).isEqualTo(views ? 200 : 403);
            assertThat(send(get(PATH + "/drafts"), actor).getStatus())
                    .isEqualTo(role == Role.SECURITY_ADMIN ? 200 : 403);
        }
    }

    private String page(String path, Actor actor) throws Exception {
        var answer = send(get(path), actor);
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return text(answer);
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request, Actor actor)
            throws Exception {
        return mvc.perform(request.accept(MediaType.TEXT_HTML).with(people.as(actor)))
                .andReturn()
                .getResponse();
    }

    private static String text(MockHttpServletResponse answer) throws Exception {
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }
}
