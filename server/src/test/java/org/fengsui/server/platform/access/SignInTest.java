package org.fengsui.server.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.fengsui.server.platform.access.domain.Origin;
import org.fengsui.server.platform.access.domain.SignIn;
import org.fengsui.server.platform.access.domain.SignInGate;
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

    private static final Origin HERE = Origin.of("192.0.2.10", null);
    private static final Origin ELSEWHERE = Origin.of("203.0.113.7", null);

    private final SignIn signIn;
    private final SignInGate gate;
    private final Accounts accounts;
    private final AuditTrail trail;
    private final TestSystemClock clock;
    private final People people;

    SignInTest(
            SignIn signIn,
            SignInGate gate,
            Accounts accounts,
            AuditTrail trail,
            TestSystemClock clock,
            People people) {
        this.signIn = signIn;
        this.gate = gate;
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
        assertThat(signIn.signIn(" Zhang.San ", People.PASSWORD, HERE)).isPresent();
        assertThat(whys("access.signed-in")).hasSize(1);
    }

    @Test
    void everyFailureIsTheSameToTheOutside() {
        var disabled = people.school("li.si", Role.AUDITOR);
        accounts.setEnabled(
                people.school("sys", Role.SYSTEM_ADMIN), disabled.accountId(), false, "left");
        assertThat(signIn.signIn("zhang.san", "wrong", HERE)).isEmpty();
        assertThat(signIn.signIn("nobody", People.PASSWORD, HERE)).isEmpty();
        assertThat(signIn.signIn("no\0body", People.PASSWORD, HERE)).isEmpty();
        assertThat(signIn.signIn("li.si", People.PASSWORD, HERE)).isEmpty();
        assertThat(signIn.signIn("zhang.san", People.PASSWORD + "x".repeat(10_000), HERE))
                .isEmpty();
        assertThat(whys("access.sign-in-failed"))
                .containsExactly("password", "disabled", "unknown", "unknown", "password");
        assertThat(trail.newest(AuditFilter.ALL, 20))
                .noneMatch(entry -> entry.toString().contains("nobody"));
    }

    @Test
    void fiveFailuresLockForAQuarterOfAnHour() {
        fail(5);
        assertThat(signIn.signIn("zhang.san", People.PASSWORD, HERE)).isEmpty();
        assertThat(whys("access.account-locked")).hasSize(1);
        assertThat(accounts.list("zhang").getFirst().locked()).isTrue();
        clock.advance(Duration.ofMinutes(14));
        assertThat(signIn.signIn("zhang.san", People.PASSWORD, HERE)).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(signIn.signIn("zhang.san", People.PASSWORD, HERE)).isPresent();
    }

    @Test
    void attemptsDuringALockDoNotProlongItAndAfterItTheyCountAnew() {
        fail(5);
        clock.advance(Duration.ofMinutes(10));
        fail(3);
        clock.advance(Duration.ofMinutes(5));
        fail(4);
        assertThat(signIn.signIn("zhang.san", People.PASSWORD, HERE)).isPresent();
        fail(4);
        assertThat(signIn.signIn("zhang.san", People.PASSWORD, HERE)).isPresent();
    }

    @Test
    void aLockCanBeEnded() {
        fail(5);
        var id = accounts.list("zhang.san").getFirst().id();
        accounts.unlock(people.school("sys", Role.SYSTEM_ADMIN), id);
        assertThat(signIn.signIn("zhang.san", People.PASSWORD, HERE)).isPresent();
    }

    @Test
    void aStrangersFailuresShutOutTheStrangerAlone() {
        for (int attempt = 0; attempt < 50; attempt++) {
            signIn.signIn("zhang.san", "wrong", ELSEWHERE);
        }
        assertThat(signIn.signIn("zhang.san", People.PASSWORD, ELSEWHERE)).isEmpty();
        assertThat(signIn.signIn("zhang.san", People.PASSWORD, Origin.of("203.0.113.99", null)))
                .as("the same network")
                .isEmpty();
        assertThat(signIn.signIn("zhang.san", People.PASSWORD, HERE)).isPresent();
    }

    @Test
    void aBrowserThatWasHereBeforePassesWhereItsNetworkIsShut() {
        var person = signIn.signIn("zhang.san", People.PASSWORD, HERE).orElseThrow();
        var word = gate.know(person.id(), HERE).orElseThrow();
        var browser = new Origin(HERE.network(), word);
        assertThat(gate.know(person.id(), browser)).as("it has its word").isEmpty();
        fail(5);
        assertThat(signIn.signIn("zhang.san", People.PASSWORD, HERE)).isEmpty();
        assertThat(signIn.signIn("zhang.san", People.PASSWORD, browser)).isPresent();
        assertThat(signIn.signIn("zhang.san", People.PASSWORD, HERE))
                .as("that opens nothing for the others")
                .isEmpty();

        people.school("li.si", Role.AUDITOR);
        for (int attempt = 0; attempt < 5; attempt++) {
            signIn.signIn("li.si", "wrong", browser);
        }
        assertThat(signIn.signIn("li.si", People.PASSWORD, HERE))
                .as("known to one account is a stranger to another")
                .isEmpty();
    }

    @Test
    void aKnownBrowserIsShutByItsOwnFailuresAndForgottenAfterHalfAYearOrANewPassword() {
        var person = signIn.signIn("zhang.san", People.PASSWORD, HERE).orElseThrow();
        var browser = new Origin(HERE.network(), gate.know(person.id(), HERE).orElseThrow());
        for (int attempt = 0; attempt < 5; attempt++) {
            signIn.signIn("zhang.san", "wrong", browser);
        }
        assertThat(signIn.signIn("zhang.san", People.PASSWORD, browser)).isEmpty();

        clock.advance(Duration.ofDays(181));
        assertThat(gate.know(person.id(), browser)).as("unknown by now").isPresent();
        var again = new Origin(HERE.network(), gate.know(person.id(), HERE).orElseThrow());
        accounts.resetPassword(
                people.school("sys", Role.SYSTEM_ADMIN), person.id(), "Another-lantern-8-there");
        assertThat(gate.know(person.id(), again)).isPresent();
    }

    @Test
    void eachFurtherLockIsTwiceAsLong() {
        fail(5);
        clock.advance(Duration.ofMinutes(15));
        fail(5);
        clock.advance(Duration.ofMinutes(29));
        assertThat(signIn.signIn("zhang.san", People.PASSWORD, HERE)).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(signIn.signIn("zhang.san", People.PASSWORD, HERE)).isPresent();
        fail(5);
        clock.advance(Duration.ofMinutes(15));
        assertThat(signIn.signIn("zhang.san", People.PASSWORD, HERE))
                .as("a success begins anew")
                .isPresent();
    }

    @Test
    void guessingThatIsSpreadOverManyNetworksRaisesAnAlarm() {
        for (int network = 1; network <= 4; network++) {
            signIn.signIn("zhang.san", "wrong", Origin.of("198.51." + network + ".1", null));
        }
        assertThat(whys("access.guessed-from-many")).isEmpty();
        signIn.signIn("zhang.san", "wrong", Origin.of("2001:db8:1:2::1", null));
        signIn.signIn("zhang.san", "wrong", Origin.of("2001:db8:1:2::ffff", null));
        assertThat(whys("access.guessed-from-many")).hasSize(1);
        assertThat(signIn.signIn("zhang.san", People.PASSWORD, HERE)).isPresent();
    }

    @Test
    void attemptsAtTheSameTimeAreAllCounted() throws InterruptedException {
        Callable<Boolean> attempt = () -> signIn.signIn("zhang.san", "wrong", HERE).isPresent();
        try (var threads = Executors.newFixedThreadPool(4)) {
            threads.invokeAll(List.of(attempt, attempt, attempt, attempt, attempt, attempt));
        }
        assertThat(accounts.list("zhang.san").getFirst().locked()).isTrue();
    }

    private void fail(int times) {
        for (int attempt = 0; attempt < times; attempt++) {
            assertThat(signIn.signIn("zhang.san", "wrong", HERE)).isEmpty();
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
