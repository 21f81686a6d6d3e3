package org.fengsui.server.platform.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.OwnAccount;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestSystemClock;
import org.fengsui.server.testing.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class SignInPageTest {

    private final Accounts accounts;
    private final OwnAccount own;
    private final People people;
    private final RecordProbe probe;
    private final TestSystemClock clock;
    private final Browser browser;

    SignInPageTest(
            Accounts accounts,
            OwnAccount own,
            People people,
            RecordProbe probe,
            TestSystemClock clock,
            @LocalServerPort int port) {
        this.accounts = accounts;
        this.own = own;
        this.people = people;
        this.probe = probe;
        this.clock = clock;
        this.browser = new Browser(port);
    }

    @BeforeEach
    void theAccounts() {
        people.school("system", Role.SYSTEM_ADMIN);
        people.school("security", Role.SECURITY_ADMIN);
    }

    @Test
    void signingInLeadsToThePageThatWasWantedUnderANewSession() {
        var sent = browser.get("/admin/accounts?q=zhang");
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(Browser.location(sent)).isEqualTo("/sign-in?to=%2Fadmin%2Faccounts%3Fq%3Dzhang");
        browser.get(Browser.location(sent));
        var before = browser.session();
        var signedIn =
                browser.submit(
                        Browser.location(sent),
                        "/sign-in",
                        "username",
                        "system",
                        "password",
                        People.PASSWORD,
                        "to",
                        "/admin/accounts?q=zhang");
        assertThat(Browser.location(signedIn)).isEqualTo("/admin/accounts?q=zhang");
        assertThat(browser.session()).isNotEqualTo(before).isNotEmpty();
        assertThat(browser.get("/admin/accounts").statusCode()).isEqualTo(200);
        var cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "javascript:alert(1)"
            })
    void nobodyIsSentElsewhere(String to) {
        var answer =
                browser.submit(
                        "/sign-in",
                        "/sign-in",
                        "username",
                        "system",
                        "password",
                        People.PASSWORD,
                        "to",
                        to);
        assertThat(Browser.location(answer)).isEqualTo("/");
    }

    @Test
    void theAnswerDoesNotTellWhyItFailed() {
        var unknown = browser.signIn("nobody", People.PASSWORD);
        var wrong = browser.signIn("system", "not this one");
        for (int attempt = 0; attempt < 4; attempt++) {
            browser.signIn("system", "not this one");
        }
        var locked = browser.signIn("system", People.PASSWORD);
        assertThat(Browser.location(unknown)).isEqualTo("/sign-in?failed");
        assertThat(Browser.location(wrong)).isEqualTo("/sign-in?failed");
        assertThat(Browser.location(locked)).isEqualTo("/sign-in?failed");
        assertThat(browser.get("/sign-in?failed").body()).contains("账号或密码不对");
        clock.advance(Duration.ofMinutes(15));
        assertThat(Browser.location(browser.signIn("system", People.PASSWORD))).isEqualTo("/");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        browser.signIn("system", People.PASSWORD);
        var id = accounts.list("security").getFirst().id();
        assertThat(browser.post("/admin/accounts/" + id + "/unlock").statusCode()).isEqualTo(403);
        assertThat(browser.post("/sign-out").statusCode()).isEqualTo(403);
        assertThat(browser.get("/admin/accounts").statusCode()).isEqualTo(200);
    }

    @Test
    void theSignInPageThatStoodOpenTooLongIsShownAnew() {
        var answer = browser.post("/sign-in", "username", "system", "password", "x");
        assertThat(Browser.location(answer)).isEqualTo("/sign-in?again");
    }

    @Test
    void signingOutEndsTheSession() {
        browser.signIn("system", People.PASSWORD);
        assertThat(Browser.location(browser.submit("/admin/accounts", "/sign-out")))
                .isEqualTo("/sign-in?out");
        assertThat(browser.get("/admin/accounts").statusCode()).isEqualTo(302);
    }

    @Test
    void aSessionThatIsIdleForHalfAnHourEnds() {
        browser.signIn("system", People.PASSWORD);
        assertThat(idle("system")).isEqualTo(30 * 60);
        aged(Duration.ofMinutes(29));
        assertThat(browser.get("/admin/accounts").statusCode()).isEqualTo(200);
        aged(Duration.ofMinutes(31));
        assertThat(browser.get("/admin/accounts").statusCode()).isEqualTo(302);
    }

    @Test
    void aRoleTakenAwayAnAccountDisabledAndAPasswordResetWorkAtOnce() {
        browser.signIn("system", People.PASSWORD);
        var other = people.school("other", Role.SYSTEM_ADMIN);
        var security = people.school("granting", Role.SECURITY_ADMIN);
        var id = accounts.list("system").getFirst().id();
        accounts.grant(security, id, Set.of(Role.AUDITOR), "another post");
        assertThat(browser.get("/admin/accounts").statusCode()).isEqualTo(403);
        accounts.resetPassword(other, id, "Heron-7-wakes-early");
        assertThat(browser.get("/account").statusCode()).isEqualTo(302);
        browser.signIn("system", "Heron-7-wakes-early");
        accounts.setEnabled(other, id, false, "left");
        assertThat(browser.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void aPasswordSetByAnotherIsChangedFirst() {
        var system = people.school("other", Role.SYSTEM_ADMIN);
        accounts.resetPassword(
                system, accounts.list("system").getFirst().id(), "Heron-7-wakes-early");
        browser.signIn("system", "Heron-7-wakes-early");
        assertThat(Browser.location(browser.get("/admin/accounts"))).isEqualTo("/account/password");
        var refused =
                browser.submit(
                        "/account/password",
                        "/account/password",
                        "present",
                        "Heron-7-wakes-early",
                        "password",
                        "short",
                        "again",
                        "short");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("至少 10 个字符");
        var changed =
                browser.submit(
                        "/account/password",
                        "/account/password",
                        "present",
                        "Heron-7-wakes-early",
                        "password",
                        "Swallow-8-sleeps",
                        "again",
                        "Swallow-8-sleeps");
        assertThat(Browser.location(changed)).isEqualTo("/account");
        assertThat(browser.get("/admin/accounts").statusCode()).isEqualTo(200);
    }

    @Test
    void anOldPasswordIsChangedFirst() {
        browser.signIn("system", People.PASSWORD);
        clock.advance(Duration.ofDays(90));
        assertThat(Browser.location(browser.get("/admin/accounts"))).isEqualTo("/account/password");
    }

    @Test
    void changingThePasswordEndsTheOtherSessions() {
        browser.signIn("system", People.PASSWORD);
        var self = accounts.actor(accounts.list("system").getFirst().id()).orElseThrow();
        own.changePassword(self, People.PASSWORD, "Swallow-8-sleeps");
        assertThat(browser.get("/admin/accounts").statusCode()).isEqualTo(302);
    }

    @Test
    void whoHasNoRoleYetSeesTheOwnAccountOnly() {
        people.school("newcomer");
        assertThat(Browser.location(browser.signIn("newcomer", People.PASSWORD))).isEqualTo("/");
        assertThat(browser.get("/account").body()).contains("还没有角色");
        assertThat(browser.get("/audit").statusCode()).isEqualTo(403);
    }

    @Test
    void aFragmentIsSentToTheSignInPage() throws Exception {
        var client = HttpClient.newHttpClient();
        var answer =
                client.send(
                        HttpRequest.newBuilder(URI.create(browser.address("/admin/accounts")))
                                .header("HX-Request", "true")
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).contains("/sign-in");
    }

    private long idle(String username) {
        return probe.sql(
                        "select max(max_inactive_interval) from access.session"
                                + " where principal_name = :name")
                .param("name", username)
                .query(Long.class)
                .single();
    }

    /** As if the last request of every session lay that far back. */
    private void aged(Duration age) {
        probe.sql(
                        """
                        update access.session
                        set last_access_time = (extract(epoch from now()) * 1000)::bigint - :age,
                            expiry_time = (extract(epoch from now()) * 1000)::bigint - :age
                                + max_inactive_interval * 1000
                        """)
                .param("age", age.toMillis())
                .update();
    }
}
