package org.fengsui.server.platform.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.audit.AuditChain;
import org.fengsui.server.platform.audit.AuditEntry;
import org.fengsui.server.platform.audit.AuditFilter;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.audit.AuditTrail;
import org.fengsui.server.platform.audit.domain.Sealer;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Turns;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestSystemClock;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** The chain is verified in the background, and the page of the log shows how far that is. */
@ServerTest
record AuditVerificationPagesTest(
        MockMvc mvc,
        People people,
        AuditLog log,
        AuditTrail trail,
        AuditChain chain,
        Sealer sealer,
        Turns turns,
        DataSource record,
        TestSystemClock clock,
        TransactionTemplate transaction,
        RecordProbe probe) {

    private static final String WORK = "audit-verification";
    private static final String BUTTON = "action=\"/audit/verify\"";

    @Test
    void whoAsksMayLeaveAndTheResultStandsOnThePage() throws Exception {
        var auditor = people.school("auditor", Role.AUDIT_ADMIN);
        sealed("notice.issued", "notice.served");
        assertThat(page(auditor)).contains(BUTTON, "还没有校验过");
        var asked = send(post("/audit/verify"), auditor);
        assertThat(asked.getRedirectedUrl()).isEqualTo("/audit");
        assertThat(page(auditor)).contains("即将开始", "离开本页不影响校验").doesNotContain(BUTTON);
        assertThat(progress(auditor).getHeader("HX-Refresh")).isNull();
        turns.now(WORK);
        assertThat(progress(auditor).getHeader("HX-Refresh")).isEqualTo("true");
        assertThat(page(auditor)).contains(BUTTON).doesNotContain("即将开始", "正在校验链条");
        var details = verified(1).getFirst().details();
        assertThat(details).containsEntry("result", "intact");
        assertThat(page(auditor))
                .contains("完整：" + details.get("blocks") + " 块，" + details.get("entries") + " 条")
                .contains(details.get("head"));
    }

    @Test
    void whereTheChainBreaksStandsOnThePageWithWhatToDo() throws Exception {
        var auditor = people.school("auditor", Role.AUDIT_ADMIN);
        sealed("notice.issued");
        sealed("notice.served");
        long block = chain.head().block();
        long entry =
                probe.sql("select max(id) from audit.entry where action = 'notice.served'")
                        .query(Long.class)
                        .single();
        probe.sql("set session_replication_role = replica").update();
        probe.sql("update audit.entry set actor_name = '乙' where action = 'notice.served'")
                .update();
        probe.sql("reset session_replication_role").update();
        send(post("/audit/verify"), auditor);
        turns.now(WORK);
        assertThat(page(auditor))
                .contains("不完整：记录被改动（第 " + block + " 块，记录 " + entry + "）")
                .contains("请立即报告网信办并保全数据库");
    }

    @Test
    void twoWhoAskAtOnceShareOneWalk() throws Exception {
        var first = people.school("first", Role.AUDIT_ADMIN);
        var second = people.school("second", Role.AUDITOR);
        sealed("notice.issued");
        send(post("/audit/verify"), first);
        var answer = mvc.perform(post("/audit/verify").with(people.as(second))).andReturn();
        assertThat(String.valueOf(answer.getFlashMap())).contains(first.name(), "结果两人共用");
        turns.now(WORK);
        turns.now(WORK);
        assertThat(verified(5))
                .singleElement()
                .satisfies(entry -> assertThat(entry.accountId()).isEqualTo(first.accountId()));
        assertThat(page(second)).contains("完整：");
    }

    @Test
    void whileItIsWalkedThePageShowsCountRateAndTimeLeft() throws Exception {
        var auditor = people.school("auditor", Role.AUDIT_ADMIN);
        send(post("/audit/verify"), auditor);
        try (var walker = record.getConnection()) {
            walker.setAutoCommit(false);
            walksElsewhere(walker);
            begun(20, 1_200_000, 8_400_000);
            turns.now(WORK);
            assertThat(page(auditor))
                    .contains("正在校验链条", "1,200,000 / 8,400,000 条", "每秒 60,000", "还需约 2 分钟")
                    .doesNotContain(BUTTON);
            walker.rollback();
        }
    }

    /** As another server of this record does. */
    private static void walksElsewhere(Connection walker) throws SQLException {
        try (var lock = walker.createStatement()) {
            lock.execute("select pg_advisory_xact_lock(hashtext('errand." + WORK + "'))");
        }
    }

    /** As a walk that began so many seconds ago. */
    private void begun(int seconds, long entries, long total) {
        probe.sql(
                        """
                        update kernel.errand
                        set begun_at = :begun, done = :entries, total = :total
                        """)
                .param("begun", Timestamp.from(clock.instant().minusSeconds(seconds)))
                .param("entries", entries)
                .param("total", total)
                .update();
    }

    @Test
    void oneThatWasCutOffByARestartSaysSoAndCanBeStartedAgain() throws Exception {
        var auditor = people.school("auditor", Role.AUDIT_ADMIN);
        sealed("notice.issued");
        send(post("/audit/verify"), auditor);
        begun(20, 1, 2);
        turns.now(WORK);
        assertThat(page(auditor)).contains("没有做完", "请重新校验", BUTTON, "还没有校验过");
        assertThat(verified(1)).isEmpty();
        send(post("/audit/verify"), auditor);
        turns.now(WORK);
        assertThat(page(auditor)).contains("完整：").doesNotContain("没有做完");
    }

    private List<AuditEntry> verified(int limit) {
        return trail.newest(new AuditFilter(null, null, null, "audit.verified", null, null), limit);
    }

    private void sealed(String... actions) {
        transaction.executeWithoutResult(_ -> {
            for (var action : actions) {
                log.append(3, "甲", action, new Subject("notice", 7), Map.of());
            }
        });
        sealer.runOnce();
    }

    private String page(Actor actor) throws Exception {
        return people.page(mvc, actor, "/audit");
    }

    private MockHttpServletResponse progress(Actor actor) throws Exception {
        var answer = send(get("/audit/verify/progress"), actor);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer;
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request, Actor actor)
            throws Exception {
        return mvc.perform(request.with(people.as(actor))).andReturn().getResponse();
    }
}
