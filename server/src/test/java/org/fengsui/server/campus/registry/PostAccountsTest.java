package org.fengsui.server.campus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.domain.Absences;
import org.fengsui.server.campus.registry.domain.PostWatch;
import org.fengsui.server.campus.registry.domain.RegistryEditor;
import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.campus.registry.domain.Vacancies;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.PostAccounts;
import org.fengsui.server.platform.access.PostHolders.Holder;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;

/** What an account of a unit may ends with its person's post there, and who follows gets one. */
class PostAccountsTest extends PostsOfAUnit {

    private final PostAccounts posts;
    private final Accounts accounts;
    private final Absences absences;
    private final People people;
    private final MockMvc mvc;

    PostAccountsTest(
            Registry registry,
            RegistryEditor editor,
            RegistryImports imports,
            Vacancies vacancies,
            PostWatch watch,
            Ledger ledger,
            RecordProbe probe,
            TestClock clock,
            PostAccounts posts,
            Accounts accounts,
            Absences absences,
            People people,
            MockMvc mvc) {
        super(registry, editor, imports, vacancies, watch, ledger, probe, clock);
        this.posts = posts;
        this.accounts = accounts;
        this.absences = absences;
        this.people = people;
        this.mvc = mvc;
    }

    @Test
    void theRolesOfAUnitRestFromTheDayAfterTheLastPostAndAreBackWithTheNext() {
        long cs = campus.id("cs");
        var person = people.ofPerson(cs, "p2", "gao", Role.UNIT_LIAISON, Role.UNIT_SECURITY_ADMIN);
        leaves("p2", Post.LIAISON, "2026-01-15");
        clock.set("2026-01-16T00:00");
        assertThat(people.now(person).roles())
                .as("one post is left")
                .containsExactly(Role.UNIT_SECURITY_ADMIN);

        leaves("p2", Post.SECURITY_ADMIN, "2026-01-16");
        assertThat(people.now(person).scope().sees(cs)).as("the last day is held").isTrue();
        clock.set("2026-01-17T00:00");
        var after = people.now(person);
        assertThat(after.roles()).isEmpty();
        assertThat(after.unitId()).isNull();
        assertThat(after.scope().sees(cs)).isFalse();
        assertThat(posts.gaps().left())
                .extracting(file -> file.account().username())
                .containsExactly("gao");

        clock.set("2026-02-02T09:00");
        takes("p2", Post.LIAISON, "2026-02-02");
        assertThat(people.now(person).scope().sees(cs)).isTrue();
        assertThat(posts.gaps().left()).isEmpty();
    }

    @Test
    void whoStepsDownToAnotherPostHasItsRolesAndDecidesNoMore() {
        long cs = campus.id("cs");
        var person = people.ofPerson(cs, "p1", "lin", Role.UNIT_HEAD, Role.UNIT_LIAISON);
        assertThat(person.roles()).containsExactly(Role.UNIT_HEAD);
        leaves("p1", Post.HEAD, "2026-01-15");
        leaves("p2", Post.LIAISON, "2026-01-15");
        clock.set("2026-01-16T09:00");
        takes("p1", Post.LIAISON, "2026-01-16");

        var after = people.now(person);
        assertThat(after.roles()).containsExactly(Role.UNIT_LIAISON);
        assertThat(after.decides(Decision.CONFIRM_ANSWER)).isFalse();
        assertThat(after.scope().sees(cs)).isTrue();
    }

    @Test
    void aRoleOfTheOfficesStaysAndAPostOfAnotherUnitIsNone() {
        campus.take("类别,编码,名称,上级,责任单位\n单位,cs-lab,系统实验室,cs,否\n");
        long lab = campus.id("cs-lab");
        var person = people.ofPerson(lab, "p1", "lin", Role.UNIT_HEAD, Role.OFFICE_OPERATOR);

        assertThat(person.roles()).containsExactly(Role.OFFICE_OPERATOR);
        assertThat(person.scope()).isEqualTo(Scope.school());
    }

    @Test
    void whoActsForAHolderWhoIsAwayHasAccessForThatTime() {
        long cs = campus.id("cs");
        var acting = people.ofPerson(cs, "p4", "wen", Role.UNIT_LIAISON, Role.UNIT_HEAD);
        assertThat(acting.roles()).isEmpty();
        absences.enter(
                office,
                appointment("p2", Post.LIAISON),
                LocalDate.parse("2026-01-13"),
                LocalDate.parse("2026-01-14"),
                person("p4"),
                "出差");

        clock.set("2026-01-14T23:59");
        assertThat(people.now(acting).scope().sees(cs)).isTrue();
        assertThat(people.now(acting).roles()).containsExactly(Role.UNIT_LIAISON);
        clock.set("2026-01-15T00:00");
        assertThat(people.now(acting).scope().sees(cs)).isFalse();
    }

    @Test
    void whoActsForAHolderHasNoAccessOnceTheHoldersPostHasEnded() {
        long cs = campus.id("cs");
        var acting = people.ofPerson(cs, "p4", "wen", Role.UNIT_LIAISON);
        absences.enter(
                office,
                appointment("p2", Post.LIAISON),
                LocalDate.parse("2026-01-13"),
                LocalDate.parse("2026-01-31"),
                person("p4"),
                "出差");
        leaves("p2", Post.LIAISON, "2026-01-15");
        leaves("p2", Post.SECURITY_ADMIN, "2026-01-15");

        clock.set("2026-01-15T23:59");
        assertThat(people.now(acting).scope().sees(cs)).isTrue();
        clock.set("2026-01-16T00:00");
        assertThat(people.now(acting).scope().sees(cs)).isFalse();
    }

    @Test
    void oneAdministratorMakesTheAccountAndTheOtherGrantsItsRoles() throws Exception {
        var system = people.school("system", Role.SYSTEM_ADMIN);
        var security = people.school("security", Role.SECURITY_ADMIN);
        assertThat(posts.gaps().without())
                .extracting(Holder::personCode)
                .containsExactlyInAnyOrder("p1", "p2", "p3");
        assertThat(posts.waiting(system)).isEqualTo(3);
        assertThat(posts.waiting(security)).isZero();
        assertThat(people.page(mvc, security, "/admin/posts"))
                .contains("高示例 p2")
                .doesNotContain("建立账号</span>");
        var make =
                post("/admin/posts/accounts")
                        .param("unit", Long.toString(campus.id("cs")))
                        .param("person", "p2");
        mvc.perform(make.with(people.as(security))).andExpect(status().isForbidden());

        var made =
                mvc.perform(
                                post("/admin/posts/accounts")
                                        .param("unit", Long.toString(campus.id("cs")))
                                        .param("person", "p2")
                                        .with(people.as(system)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
        assertThat(made).contains("账号 p2 已建立", "first-password", "待授予角色");
        assertThat(people.page(mvc, system, "/admin/posts", "en"))
                .doesNotContain("first-password")
                .contains("Roles to be granted");

        var account = accounts.list("p2").getFirst();
        assertThat(account.roles()).isEmpty();
        assertThat(posts.waiting(security)).isEqualTo(1);
        assertThatThrownBy(() -> posts.grant(system, account.id(), 1)).isInstanceOf(Refusal.class);
        mvc.perform(
                        post("/admin/posts/accounts/" + account.id() + "/roles")
                                .param("version", "1")
                                .with(people.as(security)))
                .andExpect(redirectedUrl("/admin/posts"));
        assertThat(accounts.actor(account.id()).orElseThrow().roles())
                .containsExactlyInAnyOrder(Role.UNIT_LIAISON, Role.UNIT_SECURITY_ADMIN);
        assertThatThrownBy(() -> posts.make(system, campus.id("cs"), "p2"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aHoldersDisabledAccountIsShownAndNoSecondOneIsOffered() throws Exception {
        var system = people.school("system", Role.SYSTEM_ADMIN);
        long cs = campus.id("cs");
        long account = people.ofPerson(cs, "p2", "gao", Role.UNIT_LIAISON).accountId();
        long waiting = posts.waiting(system);
        accounts.setEnabled(system, account, false, "休假");

        assertThat(posts.gaps().without())
                .extracting(Holder::personCode)
                .containsExactlyInAnyOrder("p1", "p3");
        assertThat(posts.gaps().disabled())
                .extracting(each -> each.file().account().username())
                .containsExactly("gao");
        assertThat(posts.waiting(system)).isEqualTo(waiting);
        assertThat(people.page(mvc, system, "/admin/posts"))
                .contains("在任而账号已停用", "/admin/accounts/" + account);
        assertThatThrownBy(() -> posts.make(system, cs, "p2")).isInstanceOf(Refusal.class);
    }

    @Test
    void accountsOfAnotherUnitAndAccountsThatNameNobodyAreSeen() {
        campus.take("类别,编码,名称,上级,责任单位\n单位,lib,图书馆,school,是\n");
        people.ofPerson(campus.id("lib"), "p1", "lin", Role.UNIT_HEAD);
        people.ofPerson(campus.id("lib"), "p3", "he");
        people.ofUnit(campus.id("lib"), "somebody", Role.UNIT_LIAISON);

        var gaps = posts.gaps();
        assertThat(gaps.without()).extracting(Holder::personCode).containsExactly("p2");
        assertThat(gaps.elsewhere())
                .extracting(each -> each.file().account().username())
                .containsExactlyInAnyOrder("he", "lin");
        assertThat(gaps.left())
                .extracting(file -> file.account().username())
                .containsExactly("lin");
        assertThat(gaps.nameless())
                .extracting(file -> file.account().username())
                .isEqualTo(List.of("somebody"));
    }
}
