package org.fengsui.server.campus.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The small school, where the liaison of 计算机学院 proposes and the office’s operator decides. */
@ServerTest
abstract class ProposingSchool {

    final People people;
    final RecordProbe probe;
    final TestCampus campus;
    private final MockMvc mvc;

    Actor operator = Actor.machine("before");
    Actor liaison = Actor.machine("before");

    /** Of another unit. */
    Actor stranger = Actor.machine("before");

    ProposingSchool(
            RegistryImports imports,
            Registry registry,
            People people,
            MockMvc mvc,
            RecordProbe probe) {
        this.people = people;
        this.mvc = mvc;
        this.probe = probe;
        this.campus = new TestCampus(imports, registry);
    }

    @BeforeEach
    void aSchool() {
        campus.load();
        operator = people.school("operator", Role.OFFICE_OPERATOR);
        liaison = people.ofUnit(campus.id("cs"), "cs", Role.UNIT_LIAISON);
        stranger = people.ofUnit(campus.id("lib"), "lib", Role.UNIT_HEAD);
    }

    long id(String table, String code) {
        return probe.sql("select id from registry." + table + " where code = :code")
                .param("code", code)
                .query(Long.class)
                .single();
    }

    long appointment(String person, String role) {
        return probe.sql(
                        """
                        select a.id from registry.appointment a
                        join registry.person p on p.id = a.person_id
                        where p.code = :person and a.post = :post
                        """)
                .param("person", person)
                .param("post", role)
                .query(Long.class)
                .single();
    }

    ResultActions as(Actor who, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return mvc.perform(request.with(people.as(who)));
    }

    /** The page in both languages, one behind the other. */
    String page(Actor who, String path) throws Exception {
        var both = new StringBuilder();
        for (var language : List.of("zh", "en")) {
            both.append(
                    text(
                            as(who, get(URI.create(path)).header("Accept-Language", language))
                                    .andExpect(status().isOk())));
        }
        return both.toString();
    }

    static String text(ResultActions done) throws Exception {
        var page = done.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).doesNotContain("??");
        return page;
    }

    /** The identity of what was proposed. */
    long proposed(ResultActions done) throws Exception {
        var to =
                Objects.requireNonNull(
                        done.andExpect(status().is3xxRedirection())
                                .andReturn()
                                .getResponse()
                                .getRedirectedUrl());
        assertThat(to).startsWith("/unit/proposals/");
        return Long.parseLong(to.substring("/unit/proposals/".length()));
    }

    /** The form as it is sent when only the addresses were typed over. */
    MockHttpServletRequestBuilder judgeTo(String addresses) {
        return judgeTo(addresses, 1);
    }

    MockHttpServletRequestBuilder judgeTo(String addresses, int version) {
        return post("/unit/systems/" + id("system", "judge") + "/propose")
                .param("version", "" + version)
                .param("name", "在线评测")
                .param("operator", "it")
                .param("user", "cs")
                .param("addresses", addresses)
                .param("important", "no")
                .param("off_campus", "no")
                .param("grade", "2")
                .param("online_from", "2023-09-01")
                .param("note", "服务器已迁移");
    }

    ResultActions confirm(Actor who, long proposal) throws Exception {
        return as(who, post("/registry/proposals/" + proposal + "/confirm").param("version", "1"));
    }
}
