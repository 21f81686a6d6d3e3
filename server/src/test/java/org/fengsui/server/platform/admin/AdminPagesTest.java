package org.fengsui.server.platform.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.fengsui.server.platform.access.AccountAdministration;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.access.Tokens;
import org.fengsui.server.platform.audit.AuditFilter;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.audit.AuditTrail;
import org.fengsui.server.platform.audit.domain.Sealer;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestSystemClock;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
record AdminPagesTest(
        MockMvc mvc,
        People people,
        Accounts accounts,
        AccountAdministration administration,
        Tokens tokens,
        AuditLog log,
        AuditTrail trail,
        Sealer sealer,
        TestSystemClock clock,
        TransactionTemplate transaction) {

    @Test
    void theSystemAdministratorCreatesAndTheSecurityAdministratorGrants() throws Exception {
        var system = people.school("system", Role.SYSTEM_ADMIN);
        var security = people.school("security", Role.SECURITY_ADMIN);
        var created =
                send(
                        post("/admin/accounts")
                                .param("username", "zhang.san")
                                .param("display-name", "张三")
                                .param("email", "zhang@example.edu.cn")
                                .param("unit", "")
                                .param("person-code", "P-1")
                                .param("password", People.PASSWORD),
                        system);
        var path = String.valueOf(created.getRedirectedUrl());
        assertThat(path).matches("/admin/accounts/\\d+");
        assertThat(page(path, security)).contains("授予所选角色").doesNotContain("重置密码");
        assertThat(page(path, system)).contains("重置密码").doesNotContain("授予所选角色");
        send(post(path + "/roles").param("version", "1").param("role", "OFFICE_LEAD"), security);
        assertThat(accounts.withRole(Role.OFFICE_LEAD)).hasSize(1);
        assertThat(page("/admin/accounts?role=OFFICE_LEAD", security)).contains("张三");
        assertThat(page("/admin/accounts?role=AUDITOR", security)).doesNotContain("张三");
    }

    @Test
    void whatIsRefusedIsShownWhereItWasTyped() throws Exception {
        var system = people.school("system", Role.SYSTEM_ADMIN);
        var refused =
                send(
                        post("/admin/accounts")
                                .param("username", "system")
                                .param("display-name", "另一人")
                                .param("email", "")
                                .param("unit", "")
                                .param("person-code", "")
                                .param("password", People.PASSWORD),
                        system);
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(text(refused)).contains("账号 system 已经有了", "另一人");
        assertThat(text(refused)).doesNotContain(People.PASSWORD);
    }

    @Test
    void eachAdministratorDoesItsOwnAndNobodyElseAny() throws Exception {
        var target = people.school("target");
        var path = "/admin/accounts/" + target.accountId();
        for (var role : Role.values()) {
            var actor = people.ofUnit(3, "a-" + role.name().toLowerCase().replace('_', '-'), role);
            boolean views = role.side() == Role.Side.ADMINISTRATION;
            assertThat(status(get("/admin/accounts"), actor)).isEqualTo(views ? 200 : 403);
            assertThat(status(get(path), actor)).isEqualTo(views ? 200 : 403);
            assertThat(status(post(path + "/unlock"), actor))
                    .isEqualTo(role == Role.SYSTEM_ADMIN ? 302 : 403);
            assertThat(status(post(path + "/roles").param("version", "99"), actor))
                    .isEqualTo(role == Role.SECURITY_ADMIN ? 409 : 403);
            boolean audits = role == Role.AUDIT_ADMIN || role == Role.AUDITOR;
            assertThat(status(get("/audit"), actor)).isEqualTo(audits ? 200 : 403);
            assertThat(status(get("/audit/export.csv"), actor)).isEqualTo(audits ? 200 : 403);
        }
    }

    @Test
    void theSlowerOfTwoAdministratorsIsToldSo() throws Exception {
        var first = people.school("first", Role.SYSTEM_ADMIN);
        var second = people.school("second", Role.SYSTEM_ADMIN);
        var target = people.school("target", Role.AUDITOR);
        var path = "/admin/accounts/" + target.accountId() + "/disable";
        var seen = administration.find(target.accountId()).orElseThrow().version();
        var disable = post(path).param("version", String.valueOf(seen)).param("reason", "离职");
        assertThat(status(disable, first)).isEqualTo(302);
        var late = send(post(path).param("version", "" + seen).param("reason", "调离"), second);
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(text(late)).contains("内容已被他人更新");
    }

    @Test
    void whatAnotherAdministratorSavedStandsBesideWhatWasTyped() throws Exception {
        var first = people.school("first", Role.SYSTEM_ADMIN);
        var second = people.school("second", Role.SYSTEM_ADMIN);
        var security = people.school("security", Role.SECURITY_ADMIN);
        var id = people.school("target", Role.AUDITOR).accountId();
        var seen = administration.find(id).orElseThrow().version();
        assertThat(status(identity(id, seen, "甲乙"), first)).isEqualTo(302);
        var late = send(identity(id, seen, "甲丙"), second);
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(text(late)).contains("现在保存的是", "甲乙", "甲丙", "value=\"" + (seen + 1) + "\"");
        var roles = post("/admin/accounts/" + id + "/roles").param("version", "" + seen);
        var refused = send(roles.param("role", "OFFICE_LEAD").param("reason", "轮岗"), security);
        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(text(refused)).contains("现在保存的是", "审计人员", "轮岗");
        assertThat(administration.find(id).orElseThrow().account().roles())
                .containsExactly(Role.AUDITOR);
    }

    private static MockHttpServletRequestBuilder identity(long id, long version, String name) {
        return post("/admin/accounts/" + id + "/identity")
                .param("version", String.valueOf(version))
                .param("display-name", name)
                .param("email", "")
                .param("person-code", "");
    }

    @Test
    void whoTakesARoleAwaySaysWhyAndTheLogKeepsIt() throws Exception {
        var security = people.school("security", Role.SECURITY_ADMIN);
        var id = people.school("target", Role.AUDITOR, Role.DUTY_OFFICER).accountId();
        var version = administration.find(id).orElseThrow().version();
        var fewer =
                post("/admin/accounts/" + id + "/roles")
                        .param("version", String.valueOf(version))
                        .param("role", "AUDITOR");
        var refused = send(fewer, security);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(text(refused)).contains("必须写明理由");
        assertThat(status(fewer.param("reason", "不再值班"), security)).isEqualTo(302);
        var granted = new AuditFilter(null, null, null, "access.roles-granted", null, null);
        assertThat(trail.newest(granted, 1).getFirst().details()).containsEntry("reason", "不再值班");
    }

    @Test
    void aTokenIsShownOnceAndOpensWhatItsAccountMay() throws Exception {
        var lead = people.school("lead", Role.OFFICE_LEAD);
        var shown =
                send(
                        post("/account/tokens")
                                .param("token-name", "每周扫描")
                                .param("days", "30")
                                .param("present", People.PASSWORD),
                        lead);
        assertThat(shown.getStatus()).isEqualTo(200);
        var word = text(shown).replaceAll("(?s).*id=\"token-word\">([^<]+)<.*", "$1");
        assertThat(page("/account", lead)).contains("每周扫描").doesNotContain(word);
        var self = bearer(word);
        assertThat(self.getStatus()).isEqualTo(200);
        assertThat(text(self)).contains("OFFICE_LEAD");
        assertThat(self.getCookie("fengsui-session")).isNull();
        clock.advance(Duration.ofDays(30));
        assertThat(bearer(word).getStatus()).isEqualTo(401);
    }

    @Test
    void aTokenEndsWithItsRevocationAndItsAccount() throws Exception {
        var system = people.school("system", Role.SYSTEM_ADMIN);
        var lead = people.school("lead", Role.OFFICE_LEAD);
        var word = tokens.create(lead, "first", Duration.ofDays(1));
        send(post("/account/tokens/" + tokens.of(lead).getFirst().id() + "/revoke"), lead);
        assertThat(bearer(word).getStatus()).isEqualTo(401);
        var second = tokens.create(lead, "second", Duration.ofDays(1));
        assertThat(bearer(second).getStatus()).isEqualTo(200);
        accounts.setEnabled(system, lead.accountId(), false, "left");
        assertThat(bearer(second).getStatus()).isEqualTo(401);
    }

    @Test
    void aTokenNeedsThePasswordAndIsNobodyElses() throws Exception {
        var lead = people.school("lead", Role.OFFICE_LEAD);
        var other = people.school("other", Role.OFFICE_LEAD);
        var refused =
                send(
                        post("/account/tokens")
                                .param("token-name", "x")
                                .param("days", "30")
                                .param("present", "not this one"),
                        lead);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(tokens.of(lead)).isEmpty();
        tokens.create(lead, "mine", Duration.ofDays(1));
        var id = tokens.of(lead).getFirst().id();
        assertThat(status(post("/account/tokens/" + id + "/revoke"), other)).isEqualTo(404);
        assertThat(tokens.of(lead).getFirst().valid()).isTrue();
    }

    @Test
    void withoutATokenTheApiAnswersWithAProblem() throws Exception {
        var lead = people.school("lead", Role.OFFICE_LEAD);
        for (var request :
                new MockHttpServletRequestBuilder[] {
                    get("/api/self"),
                    get("/api/self").header("Authorization", "Bearer fengsui_nonsense"),
                    get("/api/self").header("Authorization", "Basic bGVhZDp4"),
                    get("/api/self").with(people.as(lead))
                }) {
            var answer = mvc.perform(request).andReturn().getResponse();
            assertThat(answer.getStatus()).isEqualTo(401);
            assertThat(answer.getContentType())
                    .startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            assertThat(answer.getHeader("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @Test
    void theAuditLogIsFilteredVerifiedAndExportedAsShown() throws Exception {
        var auditor = people.school("auditor", Role.AUDIT_ADMIN);
        write("notice.issued", "=HYPERLINK(\"http://evil.example\")");
        write("notice.served", "平常");
        sealer.runOnce();
        assertThat(page("/audit?action=notice.issued&subject=notice:7", auditor))
                .contains("notice.issued")
                .doesNotContain("平常");
        assertThat(page("/audit?actor=nobody", auditor)).doesNotContain("平常");
        assertThat(status(get("/audit?subject=NOTICE"), auditor)).isEqualTo(422);
        var request = get("/audit/export.csv?action=notice.issued&cols=actor,action,details");
        var started = mvc.perform(request.with(people.as(auditor))).andReturn();
        var csv =
                mvc.perform(asyncDispatch(started))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv.lines().toList()).hasSize(3).last().asString().contains("导出，仅限工作使用");
        assertThat(csv).contains("'=HYPERLINK").doesNotContain("平常");
        assertThat(trail.newest(AuditFilter.ALL, 1).getFirst())
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo("audit.exported");
                    assertThat(entry.details())
                            .containsEntry("rows", "1")
                            .containsEntry("action", "notice.issued");
                    assertThat(entry.clientAddress()).isEqualTo("127.0.0.1");
                    assertThat(entry.requestId()).isNotBlank();
                });
    }

    private void write(String action, String actor) {
        transaction.executeWithoutResult(
                _ -> log.append(3, actor, action, new Subject("notice", 7), Map.of()));
    }

    private MockHttpServletResponse bearer(String word) throws Exception {
        return mvc.perform(get("/api/self").header("Authorization", "Bearer " + word))
                .andReturn()
                .getResponse();
    }

    private String page(String path, Actor actor) throws Exception {
        var answer = send(get(path), actor);
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        assertThat(text(answer)).doesNotContain("??", "style=", "onclick=");
        return text(answer);
    }

    private int status(MockHttpServletRequestBuilder request, Actor actor) throws Exception {
        return send(request, actor).getStatus();
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request, Actor actor)
            throws Exception {
        var done =
                mvc.perform(request.accept(MediaType.TEXT_HTML).with(people.as(actor))).andReturn();
        if (done.getRequest().isAsyncStarted()) {
            // A file is written by another thread, and the response is its own until then.
            done.getAsyncResult();
        }
        return done.getResponse();
    }

    private static String text(MockHttpServletResponse answer) throws Exception {
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }
}
