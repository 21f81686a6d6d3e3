package org.fengsui.server.sensing.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.sensing.FakeRegistry;
import org.fengsui.server.sensing.Scan;
import org.fengsui.server.sensing.SensingTest;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

/** Who takes which part of the re-test queue, and what scanners take. */
@SensingTest
class RetestQueueTest {

    private static final String HOST = "192.0.2.10";
    private static final String OTHER = "192.0.2.11";
    private static final Instant SCANNED = TestClock.START.minusSeconds(7200);

    private final FindingFixture campus;
    private final FakeRegistry registry;
    private final RecordProbe probe;
    private final People people;
    private final MockMvc mvc;

    RetestQueueTest(
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
        this.probe = probe;
        this.people = people;
        this.mvc = mvc;
    }

    private Actor operator = Actor.machine("before");
    private Actor auditor = Actor.machine("before");

    @BeforeEach
    void twoClaims() {
        operator = people.school("operator", Role.OFFICE_OPERATOR);
        auditor = people.school("auditor", Role.AUDITOR);
        registry.clear();
        registry.unit(1, "物理学院");
        registry.owns(1, HOST);
        registry.owns(1, OTHER);
        campus.absorb(Scan.at(SCANNED).sees(HOST, 443, "1001").sees(OTHER, 22, "1001"));
        campus.claimed(HOST, SCANNED.plusSeconds(60));
        campus.claimed(OTHER, SCANNED.plusSeconds(60));
    }

    private String page(String path) throws Exception {
        var page =
                mvc.perform(get(path).with(people.as(operator)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(page).doesNotContain("??");
        return page;
    }

    private String retest(String host) {
        return Long.toString(
                Objects.requireNonNull(
                        probe.sql("select id from finding.retest where episode_id = :id")
                                .param("id", campus.episode(host).id())
                                .query(Long.class)
                                .single()));
    }

    private ResultActions assign(String host, String assignee) throws Exception {
        return mvc.perform(
                post("/retests/assign/apply")
                        .param("id", retest(host))
                        .param("assignee", assignee)
                        .with(people.as(operator)));
    }

    @Test
    void eachScannerGetsItsOwnList() throws Exception {
        assertThat(page("/retests/targets.txt"))
                .isEqualTo("# fengsui, 2026-03-05 10:00, operator\n" + HOST + "\n" + OTHER + "\n");
        for (var format : List.of("nessus", "openvas")) {
            mvc.perform(get("/retests/targets.txt?format=" + format).with(people.as(operator)))
                    .andExpect(
                            header().string(
                                            "Content-Disposition",
                                            Matchers.containsString("targets-" + format)));
            assertThat(page("/retests/targets.txt?format=" + format))
                    .isEqualTo(HOST + "," + OTHER + "\n");
        }
        assertThat(page("/retests/targets"))
                .contains("22,443", "T:22,443", "Port scan range", "format=openvas");
        assertThat(page("/retests?state=OPEN")).contains("/retests/targets");
        mvc.perform(get("/retests/targets.txt?format=xml").with(people.as(operator)))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void aRetestIsGivenToAPersonWhoTakesThePart() throws Exception {
        var preview =
                mvc.perform(
                                post("/retests/assign")
                                        .param("id", retest(HOST))
                                        .with(people.as(operator)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(preview).contains("将分派 1 条", HOST, operator.name()).doesNotContain("??");
        var me = Long.toString(operator.accountId());
        assign(HOST, me).andExpect(redirectedUrl("/retests?state=OPEN"));

        assertThat(page("/retests?assignee=" + me)).contains(HOST).doesNotContain(OTHER);
        assertThat(page("/retests?assignee=none")).contains(OTHER).doesNotContain(HOST + " ");
        assertThat(page("/retests/targets.txt?assignee=" + me)).endsWith("\n" + HOST + "\n");
        assertThat(page("/retests/targets.txt?assignee=none"))
                .endsWith("\n" + OTHER + "\n")
                .doesNotContain(HOST + "\n");
        assertThat(page("/findings/" + campus.episode(HOST).findingId()))
                .contains("复测分派给 " + operator.name());

        assign(HOST, "none");
        assertThat(page("/retests?assignee=none")).contains(HOST, OTHER);
    }

    @Test
    void onlyWhoRetestsIsGivenOne() throws Exception {
        assign(HOST, Long.toString(auditor.accountId()))
                .andExpect(status().isUnprocessableContent());
        assign(HOST, "").andExpect(status().isUnprocessableContent());
        mvc.perform(
                        post("/retests/assign/apply")
                                .param("id", retest(HOST))
                                .param("assignee", "none")
                                .with(people.as(auditor)))
                .andExpect(status().isForbidden());
    }
}
