package org.fengsui.server.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.audit.AuditFilter;
import org.fengsui.server.platform.audit.AuditTrail;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.HtmlUtils;

/** Opens every list of the server and takes out what it shows. */
@ServerTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import({School.class, ExportedListsTest.Waiting.class})
class ExportedListsTest {

    /** Lists that the school of this test has a row in; each must have been looked at. */
    private static final List<String> FILLED =
            List.of(
                    "/acceptances",
                    "/admin/accounts",
                    "/assessments",
                    "/audit",
                    "/rulings",
                    "/findings",
                    "/imports",
                    "/incidents",
                    "/knowledge",
                    "/ledger",
                    "/measures",
                    "/notices",
                    "/notices/requests",
                    "/registry",
                    "/registry/networks",
                    "/registry/people",
                    "/registry/proposals",
                    "/registry/systems",
                    "/retests",
                    "/unit/notices",
                    "/warnings");

    /** Lists without a row here; their exports are asked for nevertheless. */
    private static final List<String> EMPTY =
            List.of(
                    "/circulars",
                    "/findings/unattributed",
                    "/registry/vacancies",
                    "/suppressions",
                    "/terminal-tasks");

    private static final Pattern EXPORT = Pattern.compile(" data-export[^>]* href=\"([^\"]*)\"");
    private static final Pattern ROW = Pattern.compile("<tr data-row=.*?</tr>", Pattern.DOTALL);
    private static final Pattern CELL =
            Pattern.compile("<td data-kind=\"(\\w+)\"[^>]*>(.*?)</td>", Pattern.DOTALL);
    private static final Pattern PAPER = Pattern.compile("data-paper=\"([^\"]*)\"");
    private static final Pattern RELATIVE = Pattern.compile("<span[^>]* data-paper=.*?</span>");
    private static final Pattern TEXT = Pattern.compile("(?<=>)[^<]+(?=<)");

    /** What is written after the answer has begun waits until the test lets it go on. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Waiting implements WebMvcConfigurer, Ordered {

        private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

        @Override
        public void configureAsyncSupport(AsyncSupportConfigurer async) {
            async.setTaskExecutor(new ConcurrentTaskExecutor(tasks::add));
        }

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        void goOn() {
            for (var task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        }
    }

    private final School school;
    private final People people;
    private final AuditTrail trail;
    private final MockMvc mvc;
    private final Waiting waiting;

    ExportedListsTest(
            School school, People people, AuditTrail trail, MockMvc mvc, Waiting waiting) {
        this.school = school;
        this.people = people;
        this.trail = trail;
        this.mvc = mvc;
        this.waiting = waiting;
    }

    @Test
    void everyTextOfARowStandsInTheRowOfTheExport() throws Exception {
        school.open();
        school.furnishA();
        var readers =
                List.of(
                        people.school(
                                "all",
                                Role.OFFICE_LEAD,
                                Role.OFFICE_OPERATOR,
                                Role.CAC_OFFICE,
                                Role.TRACER),
                        people.school("sec", Role.SECURITY_ADMIN),
                        people.school("aud", Role.AUDIT_ADMIN),
                        school.liaison(Side.A));
        var seen = new TreeSet<String>();
        for (var endpoint : Case.all()) {
            if (endpoint.reads() && endpoint.pattern().matches("/[a-z/-]*")) {
                for (var reader : readers) {
                    if (exportsItsRows(endpoint.pattern(), reader)) {
                        seen.add(endpoint.pattern());
                    }
                }
            }
        }
        assertThat(seen).containsAll(FILLED);
        for (var path : EMPTY) {
            assertThat(get(path + "?format=csv", readers.getFirst()).getContentType())
                    .as(path)
                    .startsWith("text/csv");
        }
    }

    @Test
    void whoTakesAListOutIsLogged() throws Exception {
        school.open();
        var operator = people.school("all", Role.OFFICE_OPERATOR);
        get("/registry/people?q=nobody&format=csv", operator);
        var logged = new AuditFilter(null, null, null, "list.exported", null, null);
        assertThat(trail.newest(logged, 1))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.accountId()).isEqualTo(operator.accountId());
                    assertThat(entry.details())
                            .containsEntry("list", "/registry/people?q=nobody&sort=code")
                            .containsEntry("rows", "0");
                });
    }

    private boolean exportsItsRows(String path, Actor reader) throws Exception {
        var answer = get(path, reader);
        var page = answer.getContentAsString(StandardCharsets.UTF_8);
        var rows = ROW.matcher(page).results().map(MatchResult::group).toList();
        if (answer.getStatus() != 200 || !page.contains("data-list") || rows.isEmpty()) {
            return false;
        }
        var export = EXPORT.matcher(page);
        assertThat(export.find()).as("the export of %s", path).isTrue();
        var file = get(HtmlUtils.htmlUnescape(export.group(1)), reader);
        assertThat(file.getContentType()).as(path).startsWith("text/csv");
        var lines = file.getContentAsString(StandardCharsets.UTF_8).split("\r\n", -1);
        for (int i = 0; i < rows.size(); i++) {
            var line = lines[i + 1].replace("\"\"", "\"");
            assertThat(texts(rows.get(i)))
                    .as("row %s of %s is exported as %s", i, path, line)
                    .allMatch(line::contains);
        }
        return true;
    }

    private static List<String> texts(String row) {
        var texts = new ArrayList<String>();
        CELL.matcher(row)
                .results()
                .filter(cell -> !cell.group(1).equals("act"))
                .forEach(cell -> {
                    PAPER.matcher(cell.group(2)).results().forEach(at -> texts.add(at.group(1)));
                    var rest = RELATIVE.matcher(cell.group(2)).replaceAll("");
                    TEXT.matcher(">" + rest + "<")
                            .results()
                            .map(MatchResult::group)
                            .map(text ->
                                    cell.group(1).equals("figure") ? text.replace(",", "") : text)
                            .forEach(texts::add);
                });
        return Stream.of(texts)
                .flatMap(List::stream)
                .map(HtmlUtils::htmlUnescape)
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.equals("—"))
                .toList();
    }

    private MockHttpServletResponse get(String path, Actor reader) throws Exception {
        var asked = MockMvcRequestBuilders.get(URI.create(path));
        var result = mvc.perform(asked.with(people.as(reader))).andReturn();
        if (result.getRequest().isAsyncStarted()) {
            waiting.goOn();
            result = mvc.perform(MockMvcRequestBuilders.asyncDispatch(result)).andReturn();
        }
        var moved = result.getResponse().getRedirectedUrl();
        return moved != null && moved.startsWith(path + "?")
                ? get(moved, reader)
                : result.getResponse();
    }
}
