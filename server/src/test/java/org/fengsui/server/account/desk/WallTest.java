package org.fengsui.server.account.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Waiting;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 大屏 in a hall, and what the leaders' page says of decisions. */
@ServerTest
@Import({Campus.class, WallTest.Decides.class})
class WallTest {

    private static final Pattern ADDRESS = Pattern.compile("/wall/[A-Za-z0-9_-]{32}");

    private final Campus campus;
    private final Screens screens;
    private final People people;
    private final RecordProbe probe;
    private final MockMvc mvc;

    private Actor system = Actor.machine("before");

    WallTest(Campus campus, Screens screens, People people, RecordProbe probe, MockMvc mvc) {
        this.campus = campus;
        this.screens = screens;
        this.people = people;
        this.probe = probe;
        this.mvc = mvc;
    }

    /** A room that has something for the leading group alone. */
    @TestConfiguration
    static class Decides {

        @Bean
        Waiting somethingToDecide() {
            return actor ->
                    actor.roles().contains(Role.LEADING_GROUP)
                            ? List.of(new Waiting.Line("warning.waiting", "/warnings", 3))
                            : List.of();
        }
    }

    @BeforeEach
    void aUnitThatIsLate() {
        campus.open();
        system = people.school("sysadmin", Role.SYSTEM_ADMIN);
        campus.acknowledged(Campus.SWEET32);
        campus.passTo("2026-03-15T10:00");
    }

    private String made() throws Exception {
        var page =
                mvc.perform(post("/admin/screens").param("name", "行政楼大厅").with(people.as(system)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
        var found = ADDRESS.matcher(page);
        assertThat(found.find()).as("the address stands on the page").isTrue();
        return found.group();
    }

    @Test
    void aDeviceShowsFiguresAndNamesNobodyUntilItIsRevoked() throws Exception {
        var address = made();
        var shown =
                mvc.perform(get(address).header("Accept-Language", "zh"))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse();
        assertThat(shown.getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "style-src 'self'")
                .doesNotContain("unsafe");
        assertThat(shown.getHeader("Cache-Control")).contains("no-store");
        assertThat(shown.getContentAsString(StandardCharsets.UTF_8))
                .contains("全校网络安全态势", "http-equiv=\"refresh\"", "有逾期的单位")
                .doesNotContain("style=", "物理学院", "丙寅", "中等强度加密套件", "10.10.1.10", "/findings");
        assertThat(
                        probe.sql("select count(*) from desk.screen where word_sha256 = :word")
                                .param("word", address.substring("/wall/".length()))
                                .query(Long.class)
                                .single())
                .as("the word itself is kept nowhere")
                .isZero();
        var id = screens.all().getFirst().id();
        assertThat(screens.all().getFirst().seenAt()).isNotNull();
        mvc.perform(post("/admin/screens/" + id + "/revoke").with(people.as(system)))
                .andExpect(status().is3xxRedirection());
        assertThat(
                        mvc.perform(get(address))
                                .andExpect(status().isNotFound())
                                .andReturn()
                                .getResponse()
                                .getContentAsString(StandardCharsets.UTF_8))
                .doesNotContain("fs-wall");
        assertThat(people.page(mvc, system, "/admin/screens")).contains("行政楼大厅", "吊销");
    }

    @Test
    void nobodyButTheAdministratorMakesOrRevokesOne() throws Exception {
        assertThatThrownBy(() -> screens.make(campus.lead(), "大厅"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem()).isEqualTo(CommonProblem.FORBIDDEN));
        mvc.perform(get("/admin/screens").with(people.as(campus.lead())))
                .andExpect(status().isForbidden());
        mvc.perform(get("/wall/" + "A".repeat(32))).andExpect(status().isNotFound());
        mvc.perform(post("/admin/screens").param("name", " ").with(people.as(system)))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void leadersSeeWhatWaitsForTheLeadingGroup() throws Exception {
        var leader = people.school("leader", Role.LEADING_GROUP);
        assertThat(people.page(mvc, leader, "/overview"))
                .contains("待领导小组决定", "/warnings", "生效中的预警", "处置中的事件", "/scores", "物理学院");
    }
}
