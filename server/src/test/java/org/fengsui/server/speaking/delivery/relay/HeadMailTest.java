package org.fengsui.server.speaking.delivery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Accounts.NewAccount;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.audit.AuditChain;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.audit.domain.Sealer;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestMail;
import org.fengsui.server.testing.TestSystemClock;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
record HeadMailTest(
        AuditLog log,
        AuditChain chain,
        Sealer sealer,
        Accounts accounts,
        People people,
        Relay relay,
        TestMail mail,
        TestSystemClock clock,
        TransactionTemplate transaction) {

    @Test
    void theHeadOfTheDayBeforeIsMailedToTheAuditAdministratorsOnce() {
        var system = people.school("system", Role.SYSTEM_ADMIN);
        var security = people.school("security", Role.SECURITY_ADMIN);
        var auditor =
                accounts.create(
                        system,
                        new NewAccount(
                                "records",
                                "庚午",
                                "audit@example.edu.cn",
                                null,
                                null,
                                "Quiet-Harbour-4711"));
        accounts.grant(security, auditor.id(), EnumSet.of(Role.AUDIT_ADMIN), "another post");
        transaction.executeWithoutResult(
                status -> log.append(0, "test", "notice.issued", null, Map.of()));
        sealer.runOnce();
        var head = chain.head();

        clock.advance(Duration.ofDays(1));
        sealer.runOnce();
        sealer.runOnce();
        relay.runOnce();

        assertThat(mail.taken())
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.to()).isEqualTo("audit@example.edu.cn");
                    assertThat(sent.text())
                            .contains("fengsui audit verify --head " + head.written());
                });
    }
}
