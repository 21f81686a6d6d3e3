package org.fengsui.server.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.fengsui.server.platform.audit.AuditVerification.Broken;
import org.fengsui.server.platform.audit.AuditVerification.Fault;
import org.fengsui.server.platform.audit.AuditVerification.Intact;
import org.fengsui.server.platform.audit.domain.Sealer;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestSystemClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@RecordApplicationEvents
record AuditChainTest(
        AuditLog log,
        AuditTrail trail,
        AuditChain chain,
        Sealer sealer,
        DataSource dataSource,
        TestSystemClock clock,
        TransactionTemplate transaction,
        PlatformTransactionManager transactions,
        RecordProbe probe) {

    private static final Subject NOTICE = new Subject("notice", 7);

    @Test
    void anEntryIsWrittenWithItsBusinessOrNotAtAll() {
        write("notice.issued");
        transaction.executeWithoutResult(status -> {
            log.append(3, "乙", "notice.withdrawn", NOTICE, Map.of());
            status.setRollbackOnly();
        });
        assertThat(trail.newest(AuditFilter.ALL, 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo("notice.issued");
                    assertThat(entry.actorName()).isEqualTo("甲");
                    assertThat(entry.subject()).isEqualTo(NOTICE);
                    assertThat(entry.details()).containsEntry("number", "信办整〔2026〕1号");
                });
        assertThatThrownBy(() -> log.append(3, "乙", "notice.issued", NOTICE, Map.of()))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.entry set actor_name = '乙'",
                "delete from audit.entry",
                "truncate audit.entry",
                "update audit.block set sealed_at = sealed_at",
                "delete from audit.block",
                "truncate audit.block",
                "truncate audit.pending"
            })
    void evenTheSuperuserIsRefusedByTheTable(String sql) {
        write("notice.issued");
        sealer.runOnce();
        assertThatThrownBy(() -> probe.sql(sql).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("append-only");
    }

    @Test
    void aWalkTellsAfterEachBlockHowFarItIs() {
        for (int block = 0; block < 3; block++) {
            write("notice.issued");
            write("notice.served");
            sealer.runOnce();
        }
        write("notice.answered");
        var told = new ArrayList<String>();
        chain.verify((entries, total) -> told.add(entries + "/" + total));
        assertThat(told).containsExactly("0/6", "2/6", "4/6", "6/6");
    }

    @Test
    void whatIsSealedVerifies() {
        for (int block = 0; block < 3; block++) {
            write("notice.issued");
            write("notice.served");
            sealer.runOnce();
        }
        write("notice.answered");
        assertThat(chain.verify()).isEqualTo(new Intact(3, 6, 1, chain.head()));
        assertThat(chain.head().block()).isEqualTo(3);
        assertThat(chain.waiting()).isEqualTo(1);
    }

    @Test
    void anEmptyLogVerifies() {
        sealer.runOnce();
        assertThat(chain.verify()).isEqualTo(new Intact(0, 0, 0, AuditHead.NONE));
    }

    @Test
    void anEntryThatCommitsLateIsSealedByALaterBlock() {
        var apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.executeWithoutResult(_ -> {
            log.append(3, "甲", "notice.issued", NOTICE, Map.of());
            apart.executeWithoutResult(_ -> log.append(4, "乙", "notice.served", NOTICE, Map.of()));
            apart.executeWithoutResult(_ -> sealer.runOnce());
            assertThat(chain.head().block()).isEqualTo(1);
        });
        sealer.runOnce();
        assertThat(chain.verify()).isEqualTo(new Intact(2, 2, 0, chain.head()));
    }

    @Test
    void aChangedEntryIsNamed() {
        seal(3);
        tamper("update audit.entry set details = '{\"number\": \"信办整〔2026〕9号\"}' where id = 2");
        assertThat(chain.verify()).isEqualTo(new Broken(Fault.ENTRY_CHANGED, 2, 2L, 1));
    }

    @Test
    void aRemovedEntryIsNamed() {
        seal(3);
        tamper("delete from audit.entry where id = 3");
        assertThat(chain.verify()).isEqualTo(new Broken(Fault.ENTRY_MISSING, 3, 3L, 2));
    }

    @Test
    void anEntryThatNobodySealedIsNamed() {
        seal(2);
        tamper(
                "insert into audit.entry (at, account_id, actor_name, action, details)"
                        + " values (now(), 9, '丙', 'notice.issued', '{}')");
        assertThat(chain.verify()).isEqualTo(new Broken(Fault.ENTRY_STRAY, 3, 3L, 2));
    }

    @Test
    void anEntryRemovedBeforeItsSealLeavesItsTrace() {
        write("notice.issued");
        tamper("delete from audit.entry where id = 1");
        write("notice.served");
        sealer.runOnce();
        assertThat(chain.verify()).isEqualTo(new Broken(Fault.ENTRY_MISSING, 1, 1L, 0));
    }

    @Test
    void aRemovedBlockIsNamed() {
        seal(3);
        tamper("delete from audit.block where number = 2");
        assertThat(chain.verify()).isEqualTo(new Broken(Fault.BLOCK_MISSING, 2, null, 1));
    }

    @Test
    void aChangedBlockIsNamed() {
        seal(3);
        tamper("update audit.block set sealed_at = sealed_at - interval '1 day' where number = 2");
        assertThat(chain.verify()).isEqualTo(new Broken(Fault.BLOCK_CHANGED, 2, null, 1));
    }

    @Test
    void aBlockPutInPlaceOfAnotherIsNamed() {
        seal(3);
        tamper(
                "update audit.block set previous_hash = decode(repeat('00', 32), 'hex') where number = 3");
        assertThat(chain.verify()).isEqualTo(new Broken(Fault.CHAIN_REWRITTEN, 3, null, 2));
    }

    @Test
    void aChainCutBehindAnAnchorIsFound(ApplicationEvents events) {
        seal(3);
        clock.advance(Duration.ofDays(1));
        sealer.runOnce();
        assertThat(events.stream(AuditAnchored.class))
                .singleElement()
                .satisfies(anchored -> assertThat(anchored.head()).isEqualTo(chain.head()));
        tamper("delete from audit.block where number = 3");
        tamper("delete from audit.entry where id = 3");
        assertThat(chain.verify()).isEqualTo(new Broken(Fault.TRUNCATED, 3, null, 2));
    }

    @Test
    void aChainCutBehindAHeadKeptOutsideIsFoundWithoutTheServer() throws SQLException {
        seal(3);
        var mailed = AuditHead.of(chain.head().written());
        assertThat(verifyAgainst(mailed)).isInstanceOf(Intact.class);
        tamper("delete from audit.block where number = 3");
        tamper("delete from audit.entry where id = 3");
        assertThat(chain.verify()).isInstanceOf(Intact.class);
        assertThat(verifyAgainst(mailed)).isEqualTo(new Broken(Fault.TRUNCATED, 3, null, 2));
    }

    @Test
    void aChainRebuiltAfterAHeadWasMailedIsFound() throws SQLException {
        seal(2);
        var mailed = new AuditHead(2, "ab".repeat(32), null);
        assertThat(verifyAgainst(mailed)).isEqualTo(new Broken(Fault.CHAIN_REWRITTEN, 2, null, 1));
    }

    @Test
    void theCommandSaysWhatItFound() throws SQLException {
        seal(3);
        assertThat(command()).isEqualTo("0 The chain is intact: 3 blocks, 3 entries");
        assertThat(command("--head", chain.head().written())).startsWith("0 ");
        assertThat(command("--head", "nonsense")).startsWith("2 usage: fengsui audit verify");
        tamper("update audit.entry set actor_name = '乙' where id = 2");
        assertThat(command())
                .startsWith("1 The chain is broken: an entry was changed (block 2, entry 2)");
    }

    @Test
    void textsThatTheRecordCannotHoldDoNotStopTheBusiness() {
        transaction.executeWithoutResult(
                _ -> log.append(3, "甲\0", "notice.issued", null, Map.of("half", "\ud83d x")));
        sealer.runOnce();
        assertThat(trail.newest(AuditFilter.ALL, 1).getFirst().actorName()).isEqualTo("甲\ufffd");
        assertThat(chain.verify()).isInstanceOf(Intact.class);
    }

    private AuditVerification verifyAgainst(AuditHead head) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            return AuditVerifier.verify(connection, Optional.of(head));
        }
    }

    /** Exit code and first line. */
    private String command(String... arguments) throws SQLException {
        var said = new ByteArrayOutputStream();
        try (var connection = dataSource.getConnection();
                var out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            connection.setAutoCommit(false);
            int code =
                    new AuditVerifyCommand(Locale.ENGLISH)
                            .run(connection, List.of(arguments), out, out);
            return code
                    + " "
                    + said.toString(StandardCharsets.UTF_8).lines().findFirst().orElse("");
        }
    }

    private void seal(int blocks) {
        for (int block = 0; block < blocks; block++) {
            write("notice.issued");
            sealer.runOnce();
        }
    }

    private void write(String action) {
        transaction.executeWithoutResult(_ ->
                log.append(3, "甲", action, NOTICE, Map.of("number", "信办整〔2026〕1号", "copies", "2")));
    }

    /** As somebody who owns the database would. */
    private void tamper(String sql) {
        probe.sql("set session_replication_role = replica").update();
        probe.sql(sql).update();
        probe.sql("reset session_replication_role").update();
    }
}
