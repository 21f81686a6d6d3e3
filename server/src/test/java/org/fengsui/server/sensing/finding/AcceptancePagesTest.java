package org.fengsui.server.sensing.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.Locale;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.sensing.FakeRegistry;
import org.fengsui.server.sensing.Scan;
import org.fengsui.server.sensing.SensingTest;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

@SensingTest
class AcceptancePagesTest {

    private static final String HOST = "192.0.2.10";
    private static final Instant SCANNED = TestClock.START.minusSeconds(7200);

    private final FindingFixture campus;
    private final FakeRegistry registry;
    private final People people;
    private final MockMvc mvc;

    AcceptancePagesTest(
            Sightings sightings,
            Findings findings,
            RecordProbe probe,
            TestClock clock,
            TransactionTemplate transaction,
            FakeRegistry registry,
            People people,
            MockMvc mvc) {
        this.campus = new FindingFixture(sightings, findings, probe, clock, transaction);
        this.registry = registry;
        this.people = people;
        this.mvc = mvc;
    }

    private Actor operator = Actor.machine("before");
    private Actor cac = Actor.machine("before");

    @BeforeEach
    void aFinding() {
        operator = people.school("operator", Role.OFFICE_OPERATOR);
        cac = people.school("cac", Role.CAC_OFFICE);
        registry.clear();
        registry.unit(1, "物理学院");
        registry.owns(1, HOST);
        campus.absorb(Scan.at(SCANNED).sees(HOST, 22, "1001", "SSH 弱口令", "Critical", false));
    }

    private String page(Actor who, String path) throws Exception {
        return people.page(mvc, who, path);
    }

    private ResultActions ask(String until) throws Exception {
        var episode = campus.episode(HOST);
        return mvc.perform(
                post("/findings/accept/apply")
                        .param("id", Long.toString(episode.id()))
                        .param("finding", Long.toString(episode.findingId()))
                        .param("reason", "厂商已停止支持")
                        .param("measure", "只允许运维网段访问")
                        .param("until", until)
                        .with(people.as(operator)));
    }

    private ResultActions decide(String what, Actor who) throws Exception {
        return mvc.perform(
                post("/acceptances/" + what)
                        .param("id", Long.toString(campus.episode(HOST).id()))
                        .param("reason", "按期更换设备")
                        .with(people.as(who)));
    }

    @Test
    void itIsAskedForWithAPreview() throws Exception {
        var episode = campus.episode(HOST);
        var form = page(operator, "/findings/accept?id=" + episode.id() + "&finding=1");
        assertThat(form).contains("涉及 1 条", "SSH 弱口令", "最晚", "type=\"date\"");
        assertThat(page(operator, "/findings/accept?check=nessus:1001")).contains("涉及 1 条");
        assertThat(page(operator, "/findings?open=yes")).contains("/findings/accept");
        assertThat(page(operator, "/findings/" + episode.findingId())).contains("申请接受风险");

        ask("2026-05-01").andExpect(redirectedUrl("/findings/" + episode.findingId()));
        assertThat(page(operator, "/findings/" + episode.findingId()))
                .contains("由网信办决定", "只允许运维网段访问", "申请接受风险至")
                .doesNotContain("/findings/accept?id=");
        assertThat(page(operator, "/findings/accept?id=" + episode.id())).contains("都不能申请");
    }

    @Test
    void aWrongDayIsSaidAtItsField() throws Exception {
        for (var wrong : new String[] {"", "nonsense", "2026-03-05", "2027-03-06"}) {
            var page =
                    ask(wrong)
                            .andExpect(status().isUnprocessableContent())
                            .andReturn()
                            .getResponse()
                            .getContentAsString();
            assertThat(page).contains("id=\"e-until\"", "厂商已停止支持").doesNotContain("??");
        }
    }

    @Test
    void theCacOfficeDecidesOnTheListAndEndsItEarly() throws Exception {
        ask("2026-05-01");
        assertThat(page(operator, "/acceptances"))
                .contains("厂商已停止支持", "由网信办决定")
                .doesNotContain("/acceptances/grant");
        assertThat(page(cac, "/acceptances")).contains("/acceptances/grant", "/acceptances/refuse");
        decide("grant", operator).andExpect(status().isForbidden());
        decide("grant", cac).andExpect(redirectedUrl("/acceptances"));
        assertThat(campus.episode(HOST).state()).isEqualTo(EpisodeState.ACCEPTED);
        assertThat(page(operator, "/acceptances?state=ACCEPTED")).contains("SSH 弱口令", "已接受");
        assertThat(page(operator, "/findings?open=yes")).doesNotContain("SSH 弱口令");
        assertThat(page(operator, "/findings?state=ACCEPTED")).contains("SSH 弱口令", "风险已接受");
        assertThat(page(operator, "/findings/" + campus.episode(HOST).findingId()))
                .contains("网信办已接受风险", "按期更换设备");

        decide("revoke", cac).andExpect(redirectedUrl("/acceptances"));
        assertThat(campus.episode(HOST).state()).isEqualTo(EpisodeState.NEW);
        assertThat(page(cac, "/acceptances?state=REVOKED&cols=title,decided,until"))
                .contains("SSH 弱口令");
    }

    @Test
    void aRefusalLeavesItAsItWas() throws Exception {
        ask("2026-05-01");
        decide("refuse", cac).andExpect(redirectedUrl("/acceptances"));
        assertThat(campus.episode(HOST).state()).isEqualTo(EpisodeState.NEW);
        assertThat(page(operator, "/findings/" + campus.episode(HOST).findingId()))
                .contains("网信办不接受风险", "申请接受风险");
    }

    @Test
    void thePagesSpeakEnglish() throws Exception {
        ask("2026-05-01");
        for (var path : new String[] {"/acceptances", "/findings/accept?check=nessus:1001"}) {
            var page =
                    mvc.perform(get(path).locale(Locale.ENGLISH).with(people.as(operator)))
                            .andExpect(status().isOk())
                            .andReturn()
                            .getResponse()
                            .getContentAsString();
            assertThat(page).contains("accept").doesNotContain("??");
        }
    }
}
