package org.fengsui.server.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.fengsui.server.platform.access.domain.SignIn;
import org.fengsui.server.platform.audit.AuditEntry;
import org.fengsui.server.platform.audit.AuditFilter;
import org.fengsui.server.platform.audit.AuditTrail;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestSystemClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class SignInTest {

    private final SignIn signIn;
    private final Accounts accounts;
    private final AuditTrail trail;
    private final TestSystemClock clock;
    private final People people;

    SignInTest(
            SignIn signIn,
            Accounts accounts,
            AuditTrail trail,
            TestSystemClock clock,
            People people) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.trail = trail;
        this.clock = clock;
        this.people = people;
    }

    @BeforeEach
    void anAccount() {
        people.school("zhang.san", Role.AUDITOR);
    }

    @Test
    void nameAndPasswordSignIn() {
        assertThat(signIn.signIn(" Zhang.San ", People.PASSWORD)).isPresent();
        assertThat(whys("access.signed-in")).hasSize(1);
    }

    @Test
    void everyFailureIsTheSameToTheOutside() {
        var disabled = people.school("li.si", Role.AUDITOR);
        accounts.setEnabled(
                people.school("sys", Role.SYSTEM_ADMIN), disabled.accountId(), false, "left");
        assertThat(signIn.signIn("zhang.san", "wrong")).isEmpty();
        assertThat(signIn.signIn("nobody", People.PASSWORD)).isEmpty();
        assertThat(signIn.signIn("no\0body", People.PASSWORD)).isEmpty();
        assertThat(signIn.signIn("li.si", People.PASSWORD)).isEmpty();
        assertThat(signIn.signIn("zhang.san", People.PASSWORD + "x".repeat(10_000))).isEmpty();
        assertThat(whys("access.sign-in-failed"))
                .containsExactly("password", "disabled", "unknown", "unknown", "password");
        assertThat(trail.newest(AuditFilter.ALL, 20))
                .noneMatch(entry -> entry.toString().contains("nobody"));
    }

    @Test
    void fiveFailuresLockForAQuarterOfAnHour() {
        fail(5);
        assertThat(signIn.signIn("zhang.san", People.PASSWORD)).isEmpty();
        assertThat(whys("access.account-locked")).hasSize(1);
        assertThat(accounts.list("zhang").getFirst().locked()).isTrue();
        clock.advance(Duration.ofMinutes(14));
        assertThat(signIn.signIn("zhang.san", People.PASSWORD)).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(signIn.signIn("zhang.san", People.PASSWORD)).isPresent();
    }

    @Test
    void attemptsDuringALockDoNotProlongItAndAfterItTheyCountAnew() {
        fail(5);
        clock.advance(Duration.ofMinutes(10));
        fail(3);
        clock.advance(Duration.ofMinutes(5));
        fail(4);
        assertThat(signIn.signIn("zhang.san", People.PASSWORD)).isPresent();
        fail(4);
        assertThat(signIn.signIn("zhang.san", People.PASSWORD)).isPresent();
    }

    @Test
    void aLockCanBeEnded() {
        fail(5);
        var id = accounts.list("zhang.san").getFirst().id();
        accounts.unlock(people.school("sys", Role.SYSTEM_ADMIN), id);
        assertThat(signIn.signIn("zhang.san", People.PASSWORD)).isPresent();
    }

    @Test
    void attemptsAtTheSameTimeAreAllCounted() throws InterruptedException {
        Callable<Boolean> attempt = () -> signIn.signIn("zhang.san", "wrong").isPresent();
        try (var threads = Executors.newFixedThreadPool(4)) {
            threads.invokeAll(List.of(attempt, attempt, attempt, attempt, attempt, attempt));
        }
        assertThat(accounts.list("zhang.san").getFirst().locked()).isTrue();
    }

    private void fail(int times) {
        for (int attempt = 0; attempt < times; attempt++) {
            assertThat(signIn.signIn("zhang.san", "wrong")).isEmpty();
        }
    }

    /** Newest first. */
    private List<String> whys(String action) {
        var filter = new AuditFilter(null, null, null, action, null, null);
        return trail.newest(filter, 50).stream()
                .map(AuditEntry::details)
                .map(details -> details.getOrDefault("why", ""))
                .toList();
    }
}
