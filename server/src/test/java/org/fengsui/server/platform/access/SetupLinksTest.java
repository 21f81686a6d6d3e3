package org.fengsui.server.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.platform.access.SetupLinks.Administrator;
import org.fengsui.server.platform.access.SetupLinks.Three;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestSystemClock;
import org.junit.jupiter.api.Test;

@ServerTest
record SetupLinksTest(
        SetupLinks links, Accounts accounts, TestSystemClock clock, RecordProbe probe) {

    @Test
    void theLinkCreatesTheThreeOnce() {
        var token = token();
        assertThat(links.isOpen(token)).isTrue();
        links.complete(token, three("甲", "乙", "丙"));
        assertThat(accounts.withRole(Role.SYSTEM_ADMIN)).hasSize(1);
        assertThat(accounts.withRole(Role.SECURITY_ADMIN)).hasSize(1);
        assertThat(accounts.withRole(Role.AUDIT_ADMIN)).hasSize(1);
        refused(
                AccessProblem.SETUP_LINK_INVALID,
                () -> links.complete(token, three("丁", "戊", "己")));
        assertThat(links.isOpen(token)).isFalse();
        assertThat(links.renew()).isEmpty();
    }

    @Test
    void ofTwoAtOnceOneSucceeds() throws Exception {
        var token = token();
        Callable<Boolean> attempt =
                () -> {
                    try {
                        links.complete(token, three("甲", "乙", "丙"));
                        return true;
                    } catch (Refusal refusal) {
                        assertThat(refusal.problem()).isEqualTo(AccessProblem.SETUP_LINK_INVALID);
                        return false;
                    }
                };
        try (var threads = Executors.newFixedThreadPool(2)) {
            var outcomes = threads.invokeAll(List.of(attempt, attempt));
            assertThat(outcomes).extracting(Future::get).containsExactlyInAnyOrder(true, false);
        }
        assertThat(accounts.list("")).hasSize(3);
    }

    @Test
    void theLinkExpiresAndANewOneVoidsTheOld() {
        var first = token();
        var second = token();
        assertThat(links.isOpen(first)).isFalse();
        clock.advance(Duration.ofMinutes(29));
        assertThat(links.isOpen(second)).isTrue();
        clock.advance(Duration.ofMinutes(1));
        assertThat(links.isOpen(second)).isFalse();
        refused(
                AccessProblem.SETUP_LINK_INVALID,
                () -> links.complete(second, three("甲", "乙", "丙")));
    }

    @Test
    void aRefusedSetUpCreatesNobodyAndKeepsTheLink() {
        var token = token();
        refused(
                AccessProblem.ADMINISTRATORS_APART,
                () -> links.complete(token, three("甲", "乙", "甲")));
        refused(
                AccessProblem.PASSWORD_POLICY,
                () ->
                        links.complete(
                                token,
                                new Three(
                                        person("sys", "甲"),
                                        person("sec", "乙"),
                                        new Administrator("aud", "丙", "short"))));
        assertThat(accounts.list("")).isEmpty();
        assertThat(links.isOpen(token)).isTrue();
    }

    @Test
    void onlyAHashOfTheLinkIsKept() {
        var token = token();
        assertThat(probe.sql("select * from access.setup_link").query().singleRow().toString())
                .doesNotContain(token);
        assertThat(links.renew().orElseThrow().toString()).doesNotContain("/setup/");
    }

    private String token() {
        var path = links.renew().orElseThrow().path();
        assertThat(path).startsWith("/setup/");
        return path.substring("/setup/".length());
    }

    private static Three three(String system, String security, String audit) {
        return new Three(person("sys", system), person("sec", security), person("aud", audit));
    }

    private static Administrator person(String username, String name) {
        return new Administrator(username, name, People.PASSWORD);
    }

    private static void refused(AccessProblem problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}
