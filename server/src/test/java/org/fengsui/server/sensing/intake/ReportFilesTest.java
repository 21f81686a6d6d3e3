package org.fengsui.server.sensing.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.NessusFile;
import org.fengsui.server.sensing.intake.domain.ImportWorker;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Reports as they came are kept for their time, and longer where what they showed is open. */
@ServerTest
class ReportFilesTest {

    private static final Instant SCANNED = TestClock.START.minus(Duration.ofDays(9));
    private static final Duration READ = Duration.ofDays(1096);
    private static final Duration UNUSED = Duration.ofDays(181);

    private final Intake intake;
    private final ImportWorker worker;
    private final Files files;
    private final Periodic retention;
    private final People people;
    private final RecordProbe probe;
    private final TestClock clock;
    private final MockMvc mvc;
    private Actor operator = Actor.machine("before");

    ReportFilesTest(
            Intake intake,
            ImportWorker worker,
            Files files,
            List<Periodic> works,
            People people,
            RecordProbe probe,
            TestClock clock,
            MockMvc mvc) {
        this.intake = intake;
        this.worker = worker;
        this.files = files;
        this.retention =
                works.stream()
                        .filter(it -> it.name().equals("retention"))
                        .findFirst()
                        .orElseThrow();
        this.people = people;
        this.probe = probe;
        this.clock = clock;
        this.mvc = mvc;
    }

    @BeforeEach
    void anOperator() {
        operator = people.school("operator", Role.OFFICE_OPERATOR);
    }

    private ImportView taken(String name, byte[] content) {
        var upload = new Intake.Upload(name, null, null, null);
        long received = intake.receive(operator, upload, new ByteArrayInputStream(content));
        worker.runOnce();
        return view(received);
    }

    private ImportView view(long id) {
        return intake.find(Scope.school(), id).orElseThrow();
    }

    private static byte[] report(int day, int items) {
        return new NessusFile(1, 1, items, SCANNED.plus(Duration.ofDays(day)), "campus").bytes();
    }

    private void closeAll() {
        probe.sql(
                        """
                        update finding.episode set state = 'CLOSED', closed_as = 'VERIFIED',
                            closed_at = :at
                        """)
                .param("at", java.sql.Timestamp.from(clock.now()))
                .update();
    }

    private String page(ImportView view) throws Exception {
        return mvc.perform(get("/imports/" + view.id()).with(people.as(operator)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void aReportStaysWhileAnythingItShowedIsOpenOrWasClosedLately() throws Exception {
        var view = taken("night.nessus", report(0, 3));
        assertThat(view.state()).isEqualTo(ImportState.DONE);
        clock.advance(READ);
        retention.runOnce();
        assertThat(view(view.id()).fileId()).as("it showed what is open").isNotNull();

        closeAll();
        clock.advance(Duration.ofDays(1000));
        retention.runOnce();
        assertThat(view(view.id()).fileId()).as("that was closed too lately").isNotNull();

        clock.advance(Duration.ofDays(96));
        retention.runOnce();
        var gone = view(view.id());
        assertThat(gone.fileId()).isNull();
        assertThat(gone.fileGoneAt()).isEqualTo(clock.now());
        assertThat(gone.sha256()).isEqualTo(view.sha256());
        assertThat(files.find(Scope.school(), Objects.requireNonNull(view.fileId()))).isEmpty();
        assertThat(page(gone)).contains("原文件按保存期限已于", "night.nessus");
        mvc.perform(original(view, "复核", operator)).andExpect(status().isNotFound());
    }

    private AbstractMockHttpServletRequestBuilder<?> original(
            ImportView view, String reason, Actor by) {
        return post("/imports/" + view.id() + "/original")
                .param("reason", reason)
                .with(people.as(by));
    }

    @Test
    void whoTakesOutTheOriginalSaysWhyAndThatStandsInTheLog() throws Exception {
        var bytes = report(0, 3);
        var view = taken("night.nessus", bytes);
        assertThat(page(view)).contains("可能含有明文口令", "/imports/" + view.id() + "/original");
        mvc.perform(original(view, " ", operator)).andExpect(status().isUnprocessableContent());
        assertThat(reasons()).isEmpty();
        mvc.perform(original(view, "与扫描商核对", operator))
                .andExpect(status().isOk())
                .andExpect(content().bytes(bytes));
        assertThat(reasons()).containsExactly("与扫描商核对");
    }

    @Test
    void nobodyElseTakesTheOriginalOutNorIsItAFileLikeOthers() throws Exception {
        var view = taken("night.nessus", report(0, 3));
        for (var role : List.of(Role.CAC_OFFICE, Role.AUDITOR, Role.DUTY_OFFICER, Role.TRACER)) {
            var other = people.school(role.name().toLowerCase(Locale.ROOT).replace('_', '-'), role);
            mvc.perform(original(view, "看看", other)).andExpect(status().isForbidden());
        }
        mvc.perform(get("/files/" + view.fileId()).with(people.as(operator)))
                .andExpect(status().isNotFound());
        assertThat(reasons()).isEmpty();
    }

    private List<String> reasons() {
        return probe.sql(
                        """
                        select details ->> 'reason' from audit.entry
                         where action = 'import.original-taken' order by id
                        """)
                .query(String.class)
                .list();
    }

    @Test
    void ofManyReportsThoseBetweenTheFirstAndTheLastThatShowedAnythingGo() {
        var first = taken("1.nessus", report(0, 3));
        var between = taken("2.nessus", report(1, 3));
        var last = taken("3.nessus", report(2, 3));
        clock.advance(READ);
        retention.runOnce();
        assertThat(view(first.id()).fileId()).isNotNull();
        assertThat(view(between.id()).fileId()).isNull();
        assertThat(view(last.id()).fileId()).isNotNull();
    }

    @Test
    void whatWasNotTakenGoesSooner() {
        var read = taken("night.nessus", report(0, 3));
        var refused = taken("cut.nessus", "<NessusClientData_v2>".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.state()).isEqualTo(ImportState.REFUSED);
        closeAll();
        clock.advance(UNUSED);
        retention.runOnce();
        assertThat(view(refused.id()).fileId()).isNull();
        assertThat(view(refused.id()).reason()).isNotNull();
        assertThat(view(read.id()).fileId()).isNotNull();
    }

    @Test
    void theSameBytesAgainKeepTheContent() throws Exception {
        var bytes = report(0, 3);
        var first = taken("1.nessus", bytes);
        clock.advance(READ);
        var again = taken("2.nessus", bytes);
        assertThat(again.sameAs()).isEqualTo(first.id());
        closeAll();
        clock.advance(READ.minus(Duration.ofDays(2)));
        retention.runOnce();
        assertThat(view(first.id()).fileId()).isNotNull();
        clock.advance(Duration.ofDays(3));
        retention.runOnce();
        assertThat(view(first.id()).fileId()).isNull();
        assertThat(view(again.id()).fileId()).isNull();
        assertThat(probe.sql("select count(*) from file.content").query(Long.class).single())
                .isZero();
        assertThat(taken("3.nessus", bytes).state()).isEqualTo(ImportState.DONE);
    }
}
