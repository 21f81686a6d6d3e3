package org.fengsui.server.sensing.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.access.Tokens;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.page.NavItem;
import org.fengsui.server.sensing.NessusFile;
import org.fengsui.server.sensing.intake.domain.ImportWorker;
import org.fengsui.server.speaking.delivery.store.Inbox;
import org.fengsui.server.speaking.delivery.store.InboxEntry;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** The door for programs, and the pages for people. */
@ServerTest
class IntakePagesTest {

    private static final String OCTETS = "application/octet-stream";
    private static final Instant SCANNED = TestClock.START.minusSeconds(7200);

    private final Intake intake;
    private final ImportWorker worker;
    private final People people;
    private final Tokens tokens;
    private final Inbox inbox;
    private final List<NavItem> items;
    private final List<Periodic> works;
    private final MockMvc mvc;
    private Actor operator = Actor.machine("before");
    private String token = "";

    IntakePagesTest(
            Intake intake,
            ImportWorker worker,
            People people,
            Tokens tokens,
            Inbox inbox,
            List<NavItem> items,
            List<Periodic> works,
            MockMvc mvc) {
        this.intake = intake;
        this.worker = worker;
        this.people = people;
        this.tokens = tokens;
        this.inbox = inbox;
        this.items = items;
        this.works = works;
        this.mvc = mvc;
    }

    @BeforeEach
    void anOperatorWithAToken() {
        operator = people.school("operator", Role.OFFICE_OPERATOR);
        token = token(operator);
    }

    private String token(Actor of) {
        return tokens.create(of, "scanner", Duration.ofDays(1));
    }

    private static byte[] report(int hosts, int items, int day) {
        return new NessusFile(1, hosts, items, SCANNED.minus(Duration.ofDays(day)), "campus")
                .bytes();
    }

    private ResultActions call(AbstractMockHttpServletRequestBuilder<?> request, String with)
            throws Exception {
        return mvc.perform(request.header("Authorization", "Bearer " + with));
    }

    private String accepted(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        var location =
                call(request, token)
                        .andExpect(status().isAccepted())
                        .andExpect(jsonPath("$.state").value("RECEIVED"))
                        .andReturn()
                        .getResponse()
                        .getHeader("Location");
        return Objects.requireNonNull(location);
    }

    @Test
    void aScannerSendsAFormAndAsksWhatBecameOfIt() throws Exception {
        var location =
                accepted(
                        multipart("/api/imports")
                                .file(
                                        new MockMultipartFile(
                                                "file", "night.nessus", null, report(2, 3, 0)))
                                .param("format", "nessus")
                                .param("vantage", "internet")
                                .param("source", "EDUSRC"));
        assertThat(location).matches("/api/imports/[0-9]+");
        worker.runOnce();
        call(get(location), token)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("DONE"))
                .andExpect(jsonPath("$.fileName").value("night.nessus"))
                .andExpect(jsonPath("$.format").value("nessus"))
                .andExpect(jsonPath("$.vantage").value("internet"))
                .andExpect(jsonPath("$.source").value("EDUSRC"))
                .andExpect(jsonPath("$.counts.items").value(6))
                .andExpect(jsonPath("$.counts.opened").value(6))
                .andExpect(jsonPath("$.counts.unattributed").value(6));
    }

    @Test
    void aScriptSendsTheFileAsTheBody() throws Exception {
        var location =
                accepted(
                        post("/api/imports?name=night.nessus")
                                .contentType(OCTETS)
                                .content(report(1, 2, 0)));
        worker.runOnce();
        call(get(location), token)
                .andExpect(jsonPath("$.state").value("DONE"))
                .andExpect(jsonPath("$.fileName").value("night.nessus"))
                .andExpect(jsonPath("$.vantage").value("campus"))
                .andExpect(jsonPath("$.counts.items").value(2));
    }

    @Test
    void aRefusedFileIsToldWithLineAndReason() throws Exception {
        var location =
                accepted(
                        post("/api/imports?name=cut.nessus")
                                .contentType(OCTETS)
                                .content("<NessusClientData_v2>\n<Report"));
        worker.runOnce();
        mvc.perform(
                        get(location)
                                .header("Authorization", "Bearer " + token)
                                .header("Accept-Language", "en"))
                .andExpect(jsonPath("$.state").value("REFUSED"))
                .andExpect(jsonPath("$.line").value(2))
                .andExpect(jsonPath("$.counts").doesNotExist())
                .andExpect(
                        jsonPath("$.reason")
                                .value(
                                        Matchers.startsWith(
                                                "cut.nessus, line 2: the file ends too early")));
    }

    @Test
    void whoHasNoTokenOrNoPermissionIsToldSo() throws Exception {
        var request = post("/api/imports").contentType(OCTETS).content(report(1, 1, 0));
        problem(mvc.perform(request), 401);
        problem(call(post("/api/imports").contentType(OCTETS).content("x"), "made-up"), 401);
        var auditor = token(people.school("auditor", Role.AUDITOR));
        problem(call(post("/api/imports").contentType(OCTETS).content("x"), auditor), 403);
        problem(call(get("/api/imports/1"), auditor), 403);
        problem(call(get("/api/imports/1"), token), 404);
    }

    @Test
    void whatIsWronglyDescribedIsRefusedAtTheDoor() throws Exception {
        var tooLong = "a".repeat(41);
        problem(send("vantage=" + tooLong), 422)
                .andExpect(jsonPath("$.detail").value(Matchers.containsString(tooLong)));
        problem(send("vantage=Campus"), 422);
        problem(send("format=word"), 422);
        problem(send("source=" + "s".repeat(61)), 422);
        problem(call(post("/api/imports").contentType(OCTETS), token), 422);
        problem(call(multipart("/api/imports").param("vantage", "campus"), token), 422);
        assertThat(intake.latest(operator.scope(), 0, 10)).isEmpty();
    }

    private ResultActions send(String described) throws Exception {
        return call(
                post("/api/imports?" + described).contentType(OCTETS).content(report(1, 1, 0)),
                token);
    }

    private static ResultActions problem(ResultActions answer, int status) throws Exception {
        return answer.andExpect(status().is(status))
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.title").isNotEmpty());
    }

    private String page(String path, String language) throws Exception {
        var page =
                mvc.perform(get(path).header("Accept-Language", language).with(people.as(operator)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).doesNotContain("??");
        return page;
    }

    private long hand(String name, byte[] content) {
        return intake.receive(
                operator,
                new Intake.Upload(name, null, null, null),
                new ByteArrayInputStream(content));
    }

    @Test
    void aPersonUploadsAndIsLedToTheImport() throws Exception {
        var sent =
                mvc.perform(
                                multipart("/imports")
                                        .file(
                                                new MockMultipartFile(
                                                        "file", "a.nessus", null, report(1, 2, 0)))
                                        .with(people.as(operator)))
                        .andExpect(status().is3xxRedirection())
                        .andReturn();
        var home = Objects.requireNonNull(sent.getResponse().getRedirectedUrl());
        assertThat(page(home, "zh")).contains("a.nessus", home + "/progress");
        mvc.perform(get(home + "/progress").with(people.as(operator)))
                .andExpect(header().doesNotExist("HX-Refresh"));
        assertThat(page("/imports", "zh")).contains("a.nessus");
        worker.runOnce();
        mvc.perform(get(home + "/progress").with(people.as(operator)))
                .andExpect(header().string("HX-Refresh", "true"));
        assertThat(page(home, "en")).contains("Results read", "/findings?open=yes");
        mvc.perform(multipart("/imports").with(people.as(operator)))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void thePageSaysWhyAFileWasRefusedInBothLanguages() throws Exception {
        var cut =
                hand(
                        "cut.nessus",
                        "<NessusClientData_v2>\n<Report".getBytes(StandardCharsets.UTF_8));
        var letter = hand("letter.txt", "Dear all,\n".getBytes(StandardCharsets.UTF_8));
        worker.runOnce();
        assertThat(page("/imports/" + cut, "zh")).contains("拒绝", "cut.nessus", "第 2 行");
        assertThat(page("/imports/" + cut, "en"))
                .contains("Refused", "cut.nessus, line 2: the file ends too early");
        assertThat(page("/imports/" + letter, "zh")).contains("letter.txt：");
        assertThat(page("/imports/" + letter, "en")).contains("no reader knows this content");
        assertThat(page("/imports?state=REFUSED", "zh")).contains("cut.nessus", "letter.txt");
        assertThat(page("/imports?state=DONE", "en")).doesNotContain("cut.nessus");
    }

    @Test
    void aHeldReportShowsItsReasonAndIsReleasedThere() throws Exception {
        for (int day = 3; day > 0; day--) {
            hand("day.nessus", report(2, 10, day));
        }
        long id = hand("all.nessus", report(20, 10, 0));
        worker.runOnce();
        var path = "/imports/" + id;
        assertThat(page(path, "zh"))
                .contains("200 条结果", "通常约 20 条", path + "/release", path + "/discard", "结果最多的检查项");
        assertThat(page(path, "en")).contains("200 results", "usually has about 20", "Release");
        works.stream()
                .filter(work -> work.name().equals("delivery-relay"))
                .forEach(Periodic::runOnce);
        assertThat(inbox.page(operator, Long.MAX_VALUE, 50))
                .extracting(InboxEntry::subject)
                .containsExactly("报告待放行：all.nessus");
        assertThat(held()).as("the figure in the navigation").isEqualTo(1);

        mvc.perform(post(path + "/release").param("reason", "新增网段").with(people.as(operator)))
                .andExpect(redirectedUrl(path));
        worker.runOnce();
        assertThat(held()).isZero();
        assertThat(page(path, "en")).contains("Done").doesNotContain(path + "/release");
        mvc.perform(post(path + "/release").param("reason", "新增网段").with(people.as(operator)))
                .andExpect(status().isConflict());
    }

    private long held() {
        return items.stream()
                .filter(item -> item.href().equals("/imports"))
                .findFirst()
                .orElseThrow()
                .count()
                .of(operator);
    }

    @Test
    void eachFigureOfAnImportOpensItsFindings() throws Exception {
        hand("first.nessus", report(2, 3, 3));
        worker.runOnce();
        var text = new String(report(3, 3, 0), StandardCharsets.UTF_8);
        var gone = text.replaceFirst("(?s)<ReportItem port=\"0\".*?</ReportItem>", "");
        long id = hand("second.nessus", gone.getBytes(StandardCharsets.UTF_8));
        worker.runOnce();
        var tally = intake.find(operator.scope(), id).orElseThrow().tally();
        assertThat(tally.opened()).isEqualTo(3);
        assertThat(tally.seenAgain()).isEqualTo(5);
        assertThat(tally.closed()).isEqualTo(1);
        var page = page("/imports/" + id, "zh");
        for (var effect : List.of("opened", "again", "closed", "unattributed")) {
            assertThat(page).contains("/findings?import=" + id + "&amp;effect=" + effect);
        }
        assertThat(page).as("nothing returned").doesNotContain("effect=returned");
        assertThat(listed(id, "opened")).isEqualTo(tally.opened());
        assertThat(listed(id, "again")).isEqualTo(tally.seenAgain());
        assertThat(listed(id, "closed")).isEqualTo(tally.closed());
        assertThat(listed(id, "unattributed")).isEqualTo(tally.unattributed());
        assertThat(listed(id, "returned")).isZero();
        assertThat(page("/findings?import=" + id + "&effect=closed", "zh")).contains("由它证明消失");
    }

    private long listed(long id, String effect) throws Exception {
        var answer =
                call(get("/api/findings?import=" + id + "&effect=" + effect), token)
                        .andExpect(status().isOk())
                        .andReturn();
        return JsonPath.<Integer>read(answer.getResponse().getContentAsString(), "$.total");
    }

    @Test
    void theSameFileAgainLeadsToTheFirst() throws Exception {
        long first = hand("a.nessus", report(1, 2, 0));
        long again = hand("b.nessus", report(1, 2, 0));
        worker.runOnce();
        assertThat(page("/imports/" + again, "en"))
                .contains("same bytes as an earlier import", "href=\"/imports/" + first + "\"");
    }

    @Test
    void whoMayNotRunTheIntakeDoesNotSeeIt() throws Exception {
        var auditor = people.school("auditor", Role.AUDITOR);
        for (var path : new String[] {"/imports", "/imports/1"}) {
            mvc.perform(get(path).with(people.as(auditor))).andExpect(status().isForbidden());
        }
    }
}
