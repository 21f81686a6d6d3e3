package org.fengsui.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.intake.ImportState;
import org.fengsui.server.sensing.intake.Intake;
import org.fengsui.server.sensing.trace.LookUpRecords;
import org.fengsui.server.sensing.trace.LookUpRecords.UploadState;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** 下载示例: an empty list offers a fictional file, and its own import takes it. */
@ServerTest
class SamplesTest {

    private static final Scope SCHOOL = Scope.school();

    private final Intake intake;
    private final LookUpRecords records;
    private final Knowledge knowledge;
    private final People people;
    private final RecordProbe probe;
    private final List<Periodic> works;
    private final MockMvc mvc;

    private Actor office = Actor.machine("before");

    SamplesTest(
            Intake intake,
            LookUpRecords records,
            Knowledge knowledge,
            People people,
            RecordProbe probe,
            List<Periodic> works,
            MockMvc mvc) {
        this.intake = intake;
        this.records = records;
        this.knowledge = knowledge;
        this.people = people;
        this.probe = probe;
        this.works = works;
        this.mvc = mvc;
    }

    @BeforeEach
    void nobodyHasWrittenAnEntry() {
        office = people.school("office", Role.OFFICE_OPERATOR, Role.TRACER);
        probe.sql("truncate knowledge.entry cascade").update();
    }

    private MockHttpServletResponse answer(
            AbstractMockHttpServletRequestBuilder<?> request, String language) throws Exception {
        return mvc.perform(request.header("Accept-Language", language).with(people.as(office)))
                .andReturn()
                .getResponse();
    }

    private String page(String path) throws Exception {
        var page = answer(get(path), "zh");
        assertThat(page.getStatus()).isEqualTo(200);
        return page.getContentAsString(StandardCharsets.UTF_8);
    }

    /** Downloads the sample and hands it to the import; the page that this leads to. */
    private String load(String sample, String to, String language) throws Exception {
        var file = answer(get(sample), language);
        assertThat(file.getStatus()).isEqualTo(200);
        assertThat(file.getHeader("Content-Disposition")).contains("attachment", "sample-");
        var bytes = file.getContentAsByteArray();
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .as("addresses and names of documentation alone")
                .doesNotContainPattern("(?<![0-9.])(10|172|192\\.168)\\.[0-9]");
        var upload =
                multipart(to).file(new MockMultipartFile("file", "sample.csv", "text/csv", bytes));
        var taken = answer(upload, language);
        assertThat(taken.getStatus()).isEqualTo(302);
        return Objects.requireNonNull(taken.getRedirectedUrl());
    }

    private void run(String work) {
        works.stream().filter(each -> each.name().equals(work)).findFirst().orElseThrow().runOnce();
    }

    private static long id(String path) {
        return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    }

    @Test
    void eachEmptyListOffersItsSample() throws Exception {
        assertThat(page("/imports")).contains("href=\"/imports/sample.csv\"", "下载示例");
        assertThat(page("/trace/records")).contains("href=\"/trace/records/sample.csv\"");
        assertThat(page("/knowledge")).contains("href=\"/knowledge/sample.csv\"");
        for (var list : List.of("", "/systems", "/people", "/networks")) {
            assertThat(page("/registry" + list)).contains("href=\"/registry/template.xlsx\"");
        }
        var auditor = people.school("auditor", Role.AUDITOR);
        var shown =
                mvc.perform(get("/knowledge").with(people.as(auditor)))
                        .andExpect(status().isOk())
                        .andReturn();
        assertThat(shown.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .as("who may not import is offered none")
                .doesNotContain("/knowledge/sample.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void theSampleOfFindingsIsImported(String language) throws Exception {
        long id = id(load("/imports/sample.csv", "/imports", language));
        run("imports");
        var taken = intake.find(SCHOOL, id).orElseThrow();
        assertThat(taken.state()).isEqualTo(ImportState.DONE);
        assertThat(taken.tally().items()).isEqualTo(3);
        assertThat(taken.tally().opened()).isEqualTo(3);
        assertThat(page("/imports"))
                .as("still there for who enters one table more")
                .contains("/imports/sample.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void theSampleOfLookUpRecordsIsTakenInWithEachKind(String language) throws Exception {
        long id = id(load("/trace/records/sample.csv", "/trace/records", language));
        run("look-up-records");
        var taken = records.find(SCHOOL, id).orElseThrow();
        assertThat(taken.state()).isEqualTo(UploadState.DONE);
        assertThat(taken.records()).isEqualTo(6);
        assertThat(taken.tooOld()).isZero();
        assertThat(taken.badRows()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void theSampleOfTheKnowledgeBaseIsImported(String language) throws Exception {
        assertThat(load("/knowledge/sample.csv", "/knowledge/import", language))
                .isEqualTo("/knowledge");
        var entry = knowledge.of(Set.of("sample:1001")).get("sample:1001");
        assertThat(entry).isNotNull();
        assertThat(entry.name()).isEqualTo("示例：管理后台弱口令");
        assertThat(entry.selfCheck()).isNotEmpty();
        assertThat(knowledge.of(Set.of("sample:1002"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void theSampleOfTheRegistryIsImported(String language) throws Exception {
        var book =
                mvc.perform(
                                get("/registry/template.xlsx")
                                        .header("Accept-Language", language)
                                        .with(people.as(office)))
                        .andReturn();
        var bytes =
                mvc.perform(asyncDispatch(book)).andReturn().getResponse().getContentAsByteArray();
        var upload =
                multipart("/registry/import")
                        .file(new MockMultipartFile("file", "registry.xlsx", null, bytes));
        var preview = Objects.requireNonNull(answer(upload, language).getRedirectedUrl());
        assertThat(answer(post(preview), language).getRedirectedUrl()).isEqualTo(preview);
        run("registry-import");
        assertThat(probe.sql("select count(*) from registry.unit").query(Long.class).single())
                .isEqualTo(4);
        assertThat(probe.sql("select count(*) from registry.unit_alias").query(Long.class).single())
                .isEqualTo(2);
    }
}
