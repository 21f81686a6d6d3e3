package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.sensing.finding.domain.ReportedBy;
import org.fengsui.server.sensing.finding.domain.ReportedSources;
import org.fengsui.server.sensing.intake.ImportState;
import org.fengsui.server.sensing.intake.Intake;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** 登记隐患: what no scanner proves, and what comes as a letter. */
@ServerTest
@AutoConfigureMockMvc
@Import(Campus.class)
record HandEntryTest(
        Campus campus,
        Findings findings,
        ReportedSources sources,
        Notices notices,
        Knowledge knowledge,
        Intake intake,
        Ledger ledger,
        People people,
        TestClock clock,
        MockMvc mvc) {

    private static final Scope SCHOOL = Scope.school();
    private static final String TITLE = "越权查看他人成绩";

    @BeforeEach
    void aSchool() {
        clock.set("2026-10-12T09:00");
        campus.open();
    }

    private static Map<String, String> flaw() {
        return new HashMap<>(
                Map.of(
                        "place", "https://www.phy.example.edu.cn/score?id=1",
                        "title", TITLE,
                        "category", "VULNERABILITY",
                        "level", "HIGH",
                        "at", "2026-10-09T16:00",
                        "evidence", "把 id 改为 2，\n返回\"乙\"的成绩"));
    }

    private static Map<String, String> letter() {
        var letter = flaw();
        letter.put("source", "EDUSRC");
        letter.put("number", "ES-2026-0001");
        letter.put("received", "2026-10-12");
        letter.put("due", "2026-10-14");
        return letter;
    }

    private ResultActions send(Map<String, String> fields) throws Exception {
        var request =
                multipart("/findings/new")
                        .file(new MockMultipartFile("files", "来函.txt", null, new byte[] {65, 10}));
        fields.forEach(request::param);
        return mvc.perform(request.with(people.as(campus.operator())));
    }

    /** Enters it, has it read, and follows to the finding. */
    private long entered(Map<String, String> fields) throws Exception {
        var on =
                send(fields)
                        .andExpect(status().is3xxRedirection())
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl();
        assertThat(page(Objects.requireNonNull(on))).contains("/progress", "手工登记");
        campus.run("imports");
        var finding =
                mvc.perform(get(on).with(people.as(campus.operator())))
                        .andExpect(status().is3xxRedirection())
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl();
        return Long.parseLong(Objects.requireNonNull(finding).replace("/findings/", ""));
    }

    private Episode episode() {
        return findings.unnoticed(SCHOOL, campus.unit("wlx"), 50).stream()
                .filter(it -> it.title().equals(TITLE))
                .findFirst()
                .orElseThrow();
    }

    private EpisodeState state(long episode) {
        return findings.episodes(SCHOOL, List.of(episode)).getFirst().state();
    }

    private String page(String path) throws Exception {
        var page =
                mvc.perform(get(path).with(people.as(campus.operator())))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).doesNotContain("??");
        return page;
    }

    @Test
    void aLogicFlawEnteredByHandIsAttributedNoticedAndClosedByAManualRetest() throws Exception {
        for (var path : List.of("/findings?open=yes", "/imports", "/desk")) {
            assertThat(page(path)).contains("/findings/new");
        }
        assertThat(page("/imports")).contains("/imports/sample.csv");
        assertThat(page("/findings/new")).contains("登记隐患", "弱密码", "超危");
        long finding = entered(flaw());
        var seen = episode();
        assertThat(seen.findingId()).isEqualTo(finding);
        assertThat(seen.lastSeen()).isEqualTo(Instant.parse("2026-10-09T08:00:00Z"));
        assertThat(seen.port()).isEqualTo(443);
        assertThat(page("/findings/" + finding)).contains(TITLE, "物理学院", "来函.txt");
        var imported = intake.latest(SCHOOL, 0, 1).getFirst();
        assertThat(imported.state()).isEqualTo(ImportState.DONE);
        assertThat(imported.source()).isNull();
        assertThat(page("/imports/" + imported.id()))
                .contains("由 " + campus.operator().name() + " 手工登记", "/findings/" + finding);

        knowledge.put(
                campus.operator(),
                new Knowledge.Entry(seen.check(), TITLE, "成绩泄露", "在服务端核对", "", 0));
        findings.confirm(campus.operator(), List.of(seen.id()));
        long notice = notices.draft(campus.operator(), Notices.Draft.of(List.of(seen.id())));
        notices.propose(campus.operator(), notice, campus.notice(notice).version());
        notices.issue(campus.lead(), notice, campus.notice(notice).version());
        campus.deliver();
        notices.acknowledge(campus.liaison(), notice, "丙寅", "000-5550-0002");
        assertThat(state(seen.id())).isEqualTo(EpisodeState.NOTIFIED);
        campus.answerFixed(notice);
        mvc.perform(
                        multipart("/retests/" + seen.id() + "/record")
                                .file(
                                        new MockMultipartFile(
                                                "evidence", "a.txt", null, new byte[] {65}))
                                .param("result", "FIXED")
                                .param("at", "2026-10-12T09:00")
                                .param("who", "COMPANY")
                                .param("company", "甲安公司")
                                .param("tester", "庚午")
                                .param("method", "登录验证")
                                .param("steps", "1. 打开")
                                .with(people.as(campus.operator())))
                .andExpect(status().is3xxRedirection());
        assertThat(state(seen.id())).isEqualTo(EpisodeState.CLOSED);
    }

    @Test
    void theSameLetterEnteredTwiceIsOneFindingSeenAgain() throws Exception {
        long finding = entered(letter());
        assertThat(sources.of(SCHOOL, finding))
                .extracting(ReportedBy::called)
                .containsExactly("EDUSRC ES-2026-0001");
        long source = sources.of(SCHOOL, finding).getFirst().id();
        var duty = ledger.of(SCHOOL, List.of(new Subject("finding-source", source))).getFirst();
        assertThat(duty.due()).isEqualTo(Instant.parse("2026-10-14T16:00:00Z"));

        clock.set("2026-10-13T10:00");
        var again = letter();
        again.put("at", "2026-10-13T09:30");
        assertThat(entered(again)).isEqualTo(finding);
        var tally = intake.latest(SCHOOL, 0, 1).getFirst().tally();
        assertThat(tally.seenAgain()).isEqualTo(1);
        assertThat(tally.opened()).isZero();
        assertThat(episode().lastSeen()).isEqualTo(Instant.parse("2026-10-13T01:30:00Z"));
        assertThat(sources.of(SCHOOL, finding)).hasSize(1);
        assertThat(entered(again)).as("word for word").isEqualTo(finding);
        assertThat(intake.latest(SCHOOL, 0, 1).getFirst().sameAs()).isNotNull();
    }

    private void eachIsRefusedAtItsField(Map<String, String> wrong) throws Exception {
        for (var field : wrong.entrySet()) {
            var fields = letter();
            fields.put(field.getKey(), field.getValue());
            var page =
                    send(fields)
                            .andExpect(status().isUnprocessableContent())
                            .andReturn()
                            .getResponse()
                            .getContentAsString(StandardCharsets.UTF_8);
            assertThat(page).as(field.getKey()).contains("id=\"e-" + field.getKey() + "\"");
        }
    }

    @Test
    void whatIsWrongIsRefusedByFieldAndNothingIsKept() throws Exception {
        var wrong =
                Map.of(
                        "place", "10.10.0.0/16",
                        "port", "70000",
                        "title", " ",
                        "level", "",
                        "category", "NONE",
                        "numbers", "ABC-1",
                        "at", "2026-10-12T09:01",
                        "received", "2026-10-13",
                        "due", "2026-10-11");
        eachIsRefusedAtItsField(wrong);
        var unnamed = letter();
        unnamed.remove("source");
        send(unnamed).andExpect(status().isUnprocessableContent());
        assertThat(intake.latest(SCHOOL, 0, 10)).isEmpty();
        mvc.perform(multipart("/findings/new").with(people.as(campus.liaison())))
                .andExpect(status().isForbidden());
    }

    @Test
    void aDayFarBeyondTheCalendarIsSaidAtItsField() throws Exception {
        var far =
                Map.of(
                        "at", "-999999999-01-01T00:00",
                        "received", "-999999999-01-01",
                        "due", "+999999999-12-31");
        eachIsRefusedAtItsField(far);
    }

    @Test
    void addressesNamesAndPathsAreTaken() throws Exception {
        for (var place : List.of("10.10.1.10", "10.10.1.10:8443", "www.phy.example.edu.cn/a")) {
            var fields = flaw();
            fields.put("place", place);
            fields.put("title", "甲" + place.length());
            long finding = entered(fields);
            assertThat(page("/findings/" + finding)).as(place).contains("物理学院");
        }
    }
}
