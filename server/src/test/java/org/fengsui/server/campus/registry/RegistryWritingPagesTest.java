package org.fengsui.server.campus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Objects;
import javax.sql.DataSource;
import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.audit.AuditFilter;
import org.fengsui.server.platform.audit.AuditTrail;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Turns;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestSystemClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A confirmed import is written in the background, and its page shows how far that is. */
@ServerTest
class RegistryWritingPagesTest {

    private static final String WORK = "registry-import";
    private static final String TABLE = "kind,code,name\nunit,lib,图书馆二\nunit,cs,计算机学院二\n";

    private final MockMvc mvc;
    private final People people;
    private final Accounts accounts;
    private final Registry registry;
    private final AuditTrail trail;
    private final Turns turns;
    private final DataSource record;
    private final TestSystemClock clock;
    private final RecordProbe probe;
    private final TestCampus campus;
    private Actor operator = Actor.machine("before");

    RegistryWritingPagesTest(
            MockMvc mvc,
            People people,
            Accounts accounts,
            Registry registry,
            RegistryImports imports,
            AuditTrail trail,
            Turns turns,
            DataSource record,
            TestSystemClock clock,
            RecordProbe probe) {
        this.mvc = mvc;
        this.people = people;
        this.accounts = accounts;
        this.registry = registry;
        this.trail = trail;
        this.turns = turns;
        this.record = record;
        this.clock = clock;
        this.probe = probe;
        this.campus = new TestCampus(imports, registry);
    }

    @BeforeEach
    void aSchool() {
        campus.load();
        operator = people.school("operator", Role.OFFICE_OPERATOR);
    }

    @Test
    void whoConfirmsMayLeaveAndFindsItAgainWithWhatWasWritten() throws Exception {
        var path = uploaded();
        assertThat(page(path)).contains("确认写入");
        assertThat(page("/registry/import")).doesNotContain("最近确认");
        assertThat(send(post(path), operator).getRedirectedUrl()).isEqualTo(path);
        assertThat(page(path)).contains("正在写入备案", "离开本页不影响写入").doesNotContain("确认写入");
        assertThat(page("/registry/import")).contains("最近确认", path, "正在写入");
        assertThat(progress(path).getHeader("HX-Refresh")).isNull();
        assertThat(campus.unit("lib").name()).isEqualTo("图书馆");
        turns.now(WORK);
        assertThat(progress(path).getHeader("HX-Refresh")).isEqualTo("true");
        assertThat(page(path)).contains("已写入 2 行").doesNotContain("确认写入", "正在写入备案");
        assertThat(campus.unit("lib").name()).isEqualTo("图书馆二");
    }

    @Test
    void confirmedTwiceItIsWrittenOnceAndInThatPersonsName() throws Exception {
        var path = uploaded();
        send(post(path), operator);
        assertThat(send(post(path), operator).getRedirectedUrl()).isEqualTo(path);
        turns.now(WORK);
        turns.now(WORK);
        assertThat(send(post(path), operator).getRedirectedUrl()).isEqualTo(path);
        turns.now(WORK);
        var imported = new AuditFilter(null, null, null, "registry.imported", null, null);
        assertThat(trail.newest(imported, 5))
                .filteredOn(entry -> entry.accountId() == operator.accountId())
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("written", "2"));
    }

    @Test
    void whileItIsWrittenThePageShowsCountRateAndTimeLeft() throws Exception {
        var path = uploaded();
        send(post(path), operator);
        try (var writer = record.getConnection()) {
            writer.setAutoCommit(false);
            writesElsewhere(writer);
            begun(10, 2_000, 26_000);
            turns.now(WORK);
            assertThat(page(path)).contains("正在写入备案", "2,000 / 26,000 行", "每秒 200", "还需约 2 分钟");
            writer.rollback();
        }
        assertThat(campus.unit("lib").name()).isEqualTo("图书馆");
    }

    /** As another server of this record does. */
    private static void writesElsewhere(Connection writer) throws SQLException {
        try (var lock = writer.createStatement()) {
            lock.execute("select pg_advisory_xact_lock(hashtext('errand." + WORK + "'))");
        }
    }

    /** As a writing that began so many seconds ago. */
    private void begun(int seconds, int done, int total) {
        probe.sql("update kernel.errand set begun_at = :begun, done = :done, total = :total")
                .param("begun", Timestamp.from(clock.instant().minusSeconds(seconds)))
                .param("done", done)
                .param("total", total)
                .update();
    }

    @Test
    void oneThatWasCutOffByARestartSaysSoAndCanBeConfirmedAgain() throws Exception {
        var path = uploaded();
        send(post(path), operator);
        begun(10, 1, 2);
        turns.now(WORK);
        assertThat(page(path)).contains("没有写完", "确认写入", "图书馆二");
        assertThat(page("/registry/import")).contains(path, "没有写完");
        assertThat(campus.unit("lib").name()).isEqualTo("图书馆");
        send(post(path), operator);
        turns.now(WORK);
        assertThat(page(path)).contains("已写入 2 行").doesNotContain("没有写完");
        assertThat(campus.unit("lib").name()).isEqualTo("图书馆二");
    }

    @Test
    void whatChangedBeforeItWasWrittenRefusesItWithTheReason() throws Exception {
        var path = uploaded();
        send(post(path), operator);
        campus.take("kind,code,name\nunit,it,信息化办公室二\n");
        turns.now(WORK);
        assertThat(page(path)).contains("登记表已被修改，本次导入未执行").doesNotContain("确认写入");
        assertThat(campus.unit("lib").name()).isEqualTo("图书馆");
        var late = uploaded();
        campus.take("kind,code,name\nunit,it,信息化办公室三\n");
        assertThat(send(post(late), operator).getStatus()).isEqualTo(409);
    }

    @Test
    void whoMayNoLongerActHasNothingWritten() throws Exception {
        var path = uploaded();
        send(post(path), operator);
        var system = people.school("system", Role.SYSTEM_ADMIN);
        accounts.setEnabled(system, operator.accountId(), false, "离职");
        turns.now(WORK);
        assertThat(registry.unitByCode(Scope.school(), "lib").orElseThrow().name())
                .isEqualTo("图书馆");
        assertThat(
                        probe.sql("select refused from kernel.errand where refused is not null")
                                .query(String.class)
                                .single())
                .isEqualTo("forbidden");
    }

    @Test
    void anImportIsItsMakersOnly() throws Exception {
        var path = uploaded();
        send(post(path), operator);
        var other = people.school("other", Role.OFFICE_OPERATOR);
        assertThat(send(get(path), other).getStatus()).isEqualTo(404);
        assertThat(send(get(path + "/progress"), other).getStatus()).isEqualTo(404);
        assertThat(send(post(path), other).getStatus()).isEqualTo(404);
        assertThat(people.page(mvc, other, "/registry/import")).doesNotContain(path);
    }

    private String uploaded() throws Exception {
        var bytes = TABLE.getBytes(StandardCharsets.UTF_8);
        var file = new MockMultipartFile("file", "登记表.csv", "text/csv", bytes);
        var answer =
                mvc.perform(multipart("/registry/import").file(file).with(people.as(operator)));
        return Objects.requireNonNull(answer.andReturn().getResponse().getRedirectedUrl());
    }

    private String page(String path) throws Exception {
        return people.page(mvc, operator, path);
    }

    private MockHttpServletResponse progress(String path) throws Exception {
        var answer = send(get(path + "/progress"), operator);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer;
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request, Actor actor)
            throws Exception {
        return mvc.perform(request.with(people.as(actor))).andReturn().getResponse();
    }
}
