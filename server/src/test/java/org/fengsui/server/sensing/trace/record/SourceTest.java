package org.fengsui.server.sensing.trace.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fengsui.engine.net.IpAddress;
import org.fengsui.engine.tracing.Question;
import org.fengsui.engine.tracing.Resolution;
import org.fengsui.engine.tracing.Resolution.Traced;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.outbound.OutboundPolicy;
import org.fengsui.server.platform.outbound.OutboundProblem;
import org.fengsui.server.platform.upkeep.DiskGuard;
import org.fengsui.server.sensing.SensingTest;
import org.fengsui.server.sensing.trace.LookUpRecords.Source;
import org.fengsui.server.sensing.trace.record.SourceSettings.Tls;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Look-up records read from a view of the school’s own database, which here is the test’s. */
@SensingTest
class SourceTest {

    private static final String PASSWORD = "a password of the test";
    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private final SourceStore sources;
    private final RecordStore records;
    private final StoredRecords stored;
    private final TraceSettings trace;
    private final DiskGuard disk;
    private final AuditLog audit;
    private final TestClock clock;
    private final RecordProbe probe;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    SourceTest(
            SourceStore sources,
            RecordStore records,
            StoredRecords stored,
            TraceSettings trace,
            DiskGuard disk,
            AuditLog audit,
            TestClock clock,
            RecordProbe probe,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.sources = sources;
        this.records = records;
        this.stored = stored;
        this.trace = trace;
        this.disk = disk;
        this.audit = audit;
        this.clock = clock;
        this.probe = probe;
        this.transaction = transaction;
        this.events = events;
    }

    @BeforeEach
    void theNetworkDepartmentGivesAView() {
        gone();
        sql("create role netreader login password '" + PASSWORD + "'");
        sql("create schema netdb");
        sql(
                """
                create table netdb.acct (
                    "User" text, ip inet, mac macaddr, logged_in timestamp, logged_out timestamp,
                    changed timestamptz)
                """);
        sql("create view netdb.sessions as select * from netdb.acct");
        sql("grant usage on schema netdb to netreader");
        sql("grant select on netdb.sessions to netreader");
    }

    @AfterEach
    void gone() {
        sql("drop schema if exists netdb cascade");
        sql("drop role if exists netreader");
    }

    private void sql(String sql) {
        probe.sql(sql).update();
    }

    private void session(String account, String ip, String from, String until, String changed) {
        probe.sql(
                        """
                        insert into netdb.acct
                        values (:account, cast(:ip as inet), null, cast(:from as timestamp),
                            cast(nullif(:until, '') as timestamp), cast(:changed as timestamptz))
                        """)
                .param("account", account)
                .param("ip", ip)
                .param("from", from)
                .param("until", until)
                .param("changed", changed)
                .update();
    }

    private static SourceTable table(String table, String time, String account) {
        return new SourceTable(
                "认证",
                table,
                RecordKind.RADIUS,
                time,
                Map.of(
                        RecordField.ACCOUNT, account,
                        RecordField.INSIDE, "ip",
                        RecordField.START, "logged_in",
                        RecordField.END, "logged_out"));
    }

    private static SourceTable sessions() {
        return table("netdb.sessions", "changed", "User");
    }

    private SourceSettings settings(String password, int batch, SourceTable table) {
        return new SourceSettings(
                "127.0.0.1",
                probe.sql("select inet_server_port()").query(Integer.class).single(),
                probe.sql("select current_database()").query(String.class).single(),
                "netreader",
                password,
                Tls.DISABLE,
                Duration.ofMinutes(5),
                Duration.ofMinutes(2),
                batch,
                List.of(table));
    }

    private SourceStep step(SourceSettings settings, OutboundPolicy outbound) {
        return new SourceStep(
                settings,
                new SourceRows(settings, outbound),
                sources,
                records,
                trace,
                disk,
                audit,
                clock,
                transaction,
                events);
    }

    private SourceStep step(SourceTable table, int batch) {
        return step(settings(PASSWORD, batch, table), SourceTest::asAsked);
    }

    private static java.net.InetSocketAddress asAsked(
            String host, int port, OutboundPolicy.Purpose purpose) {
        return new java.net.InetSocketAddress(host, port);
    }

    private Source told() {
        return Objects.requireNonNull(
                transaction.execute(
                        status -> sources.find(Scope.school(), sessions()).orElseThrow()));
    }

    private String problem(SourceTable table) {
        step(table, 100).runOnce();
        return Objects.requireNonNull(told().problem()).key();
    }

    private long kept() {
        return probe.sql("select count(*) from trace.record").query(Long.class).single();
    }

    private Resolution who(String ip, Instant at) {
        return Objects.requireNonNull(
                transaction.execute(status ->
                        stored.resolve(new Question(IpAddress.parse(ip), null, null, at, false))));
    }

    @Test
    void theViewIsReadOnBatchByBatchAndEachRowOnce() {
        clock.set("2026-03-01T18:00");
        for (int i = 0; i < 7; i++) {
            session(
                    "202600" + i,
                    "10.8.1." + i,
                    "2026-03-01 08:00:00",
                    "2026-03-01 17:00:00",
                    "2026-03-01 17:0" + (i / 2) + ":00+08");
        }
        step(sessions(), 3).runOnce();
        assertThat(kept()).isEqualTo(7);
        assertThat(who("10.8.1.5", NOON))
                .isInstanceOfSatisfying(
                        Traced.class, it -> assertThat(it.account()).isEqualTo("2026005"));
        assertThat(told().lastAt()).isEqualTo(Instant.parse("2026-03-01T09:03:00Z"));

        session("2026100", "10.8.1.100", "2026-03-01 09:00:00", "", "2026-03-01 17:30:00+08");
        session("2026101", "10.8.1.101", "2026-03-01 09:00:00", "", "2026-03-01 17:59:30+08");
        step(sessions(), 3).runOnce();
        step(sessions(), 3).runOnce();
        assertThat(kept()).as("the last is too fresh to be read").isEqualTo(8);
        clock.advance(Duration.ofMinutes(5));
        step(sessions(), 3).runOnce();
        assertThat(kept()).isEqualTo(9);
        assertThat(told().records()).isEqualTo(9);
        assertThat(told().problem()).isNull();
    }

    @Test
    void aWrongMappingIsToldAndNothingIsReadPastIt() {
        clock.set("2026-03-01T18:00");
        session("2026001", "10.8.1.1", "2026-03-01 08:00:00", "", "2026-03-01 17:00:00+08");
        assertThat(problem(table("netdb.other", "changed", "User"))).isEqualTo("table");
        assertThat(problem(table("netdb.sessions", "changed", "user"))).isEqualTo("column");
        assertThat(problem(table("netdb.acct", "changed", "User"))).isEqualTo("rights");
        assertThat(problem(table("netdb.sessions", "User", "User"))).isEqualTo("time");
        assertThat(problem(table("netdb.sessions", "changed", "mac"))).isEqualTo("mapping");
        assertThat(told().lastAt()).isNull();
        assertThat(kept()).isZero();

        step(sessions(), 100).runOnce();
        assertThat(told().problem()).as("mended").isNull();
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void aRowThatCannotBeReadIsLeftOutAndSaid() {
        clock.set("2026-03-01T18:00");
        session("2026001", "10.8.1.1", "2026-03-01 08:00:00", "", "2026-03-01 17:00:00+08");
        session("", "10.8.1.2", "2026-03-01 08:00:00", "", "2026-03-01 17:01:00+08");
        step(sessions(), 100).runOnce();
        assertThat(kept()).isEqualTo(1);
        assertThat(told().badRows()).isEqualTo(1);
        assertThat(Objects.requireNonNull(told().bad()).field()).isEqualTo("ACCOUNT");
    }

    @Test
    void moreRowsOfOneTimeThanABatchHoldsAreNotReadInPart() {
        clock.set("2026-03-01T18:00");
        for (int i = 0; i < 4; i++) {
            session("a" + i, "10.8.1." + i, "2026-03-01 08:00:00", "", "2026-03-01 17:00:00+08");
        }
        step(sessions(), 3).runOnce();
        assertThat(Objects.requireNonNull(told().problem()).key()).isEqualTo("crowd");
        assertThat(kept()).isZero();
    }

    @Test
    void aWrongPasswordAndAForbiddenAddressAreToldAndThePasswordIsNeverSaid() {
        var wrong = settings("wrong-secret", 100, sessions());
        step(wrong, SourceTest::asAsked).runOnce();
        assertThat(Objects.requireNonNull(told().problem()).key()).isEqualTo("login");
        assertThat(told().toString()).doesNotContain("wrong-secret");
        assertThat(wrong.toString()).doesNotContain("wrong-secret");

        step(
                        settings(PASSWORD, 100, sessions()),
                        (host, port, purpose) -> {
                            throw new Refusal(OutboundProblem.ADDRESS_FORBIDDEN, host);
                        })
                .runOnce();
        assertThat(Objects.requireNonNull(told().problem()).key()).isEqualTo("address");
    }

    @Test
    void aMappingWithoutWhatRecordsNeedStopsTheStart() {
        assertThatThrownBy(() ->
                        new SourceTable(
                                "NAT",
                                "netdb.nat",
                                RecordKind.NAT,
                                "changed",
                                Map.of(RecordField.START, "a", RecordField.END, "b")))
                .hasMessageContaining("outside_address");
        assertThatThrownBy(() -> table("netdb.\"x", "changed", "User"))
                .hasMessageContaining("quotation mark");
    }

    @Test
    void itCanOnlyRead() {
        sql("grant all on netdb.acct, netdb.sessions to netreader");
        sql(
                """
                create function netdb.write() returns timestamptz language sql volatile
                as $$ insert into netdb.acct (changed) values (null) returning changed $$
                """);
        sql("create view netdb.trap as select a.*, netdb.write() as at from netdb.acct a");
        sql("grant select on netdb.trap to netreader");
        session("2026001", "10.8.1.1", "2026-03-01 08:00:00", "", "2026-03-01 17:00:00+08");
        assertThat(problem(table("netdb.trap", "at", "User"))).isEqualTo("other");
        assertThat(probe.sql("select count(*) from netdb.acct").query(Long.class).single())
                .isEqualTo(1);
    }
}
