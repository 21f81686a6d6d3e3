package org.fengsui.server.sensing.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.access.Tokens;
import org.fengsui.server.sensing.NessusFile;
import org.fengsui.server.sensing.intake.domain.ImportWorker;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** 声明的扫描范围: what an operator says was looked at closes only by a person's word. */
@ServerTest
class DeclaredAbsencesTest {

    private static final String FIXED = "192.0.2.40";
    private static final String STAYS = "192.0.2.41";
    private static final String SCOPE = "192.0.2.0/24";
    private static final String LIST = "/findings/declared";

    private final ImportWorker worker;
    private final People people;
    private final Tokens tokens;
    private final RecordProbe probe;
    private final MockMvc mvc;
    private Actor operator = Actor.machine("before");

    DeclaredAbsencesTest(
            ImportWorker worker, People people, Tokens tokens, RecordProbe probe, MockMvc mvc) {
        this.worker = worker;
        this.people = people;
        this.tokens = tokens;
        this.probe = probe;
        this.mvc = mvc;
    }

    @BeforeEach
    void twoHostsHadTheFlaw() throws Exception {
        operator = people.school("operator", Role.OFFICE_OPERATOR);
        sent(csv("2026-03-01 10:00", FIXED, STAYS), "", "");
    }

    /** A list that says nothing of what it looked at. */
    private static byte[] csv(String at, String... hosts) {
        var text = new StringBuilder("漏洞名称,危险等级,IP地址,端口,协议,发现时间\n");
        for (var host : hosts) {
            text.append("SSH 弱口令,高危,").append(host).append(",22,tcp,").append(at).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private long sent(byte[] report, String hosts, String ports) throws Exception {
        var location =
                mvc.perform(
                                multipart("/imports")
                                        .file(new MockMultipartFile("file", "l.csv", null, report))
                                        .param("coveredHosts", hosts)
                                        .param("coveredPorts", ports)
                                        .with(people.as(operator)))
                        .andExpect(status().is3xxRedirection())
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl();
        worker.runOnce();
        return Long.parseLong(Objects.requireNonNull(location).substring("/imports/".length()));
    }

    private String page(String path) throws Exception {
        var page =
                mvc.perform(get(path).with(people.as(operator)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).doesNotContain("??");
        return page;
    }

    private String state(String host) {
        return probe.sql(
                        """
                        select concat_ws(' ', state, presence, closed_as)
                          from finding.episode where target = :host and current
                        """)
                .param("host", host)
                .query(String.class)
                .single();
    }

    private List<Long> waiting() {
        return probe.sql("select id from finding.declared_absence where state = 'WAITING'")
                .query(Long.class)
                .list();
    }

    private void confirm(long id) throws Exception {
        mvc.perform(
                        post(LIST + "/confirm/apply")
                                .param("id", Long.toString(id))
                                .with(people.as(operator)))
                .andExpect(redirectedUrl(LIST));
    }

    @Test
    void anUnconfirmedDeclaredAbsenceClosesNothing() throws Exception {
        long id = sent(csv("2026-03-04 10:00", STAYS), SCOPE, "");
        assertThat(state(FIXED)).isEqualTo("NEW PRESENT");
        assertThat(page("/imports/" + id))
                .contains("声明的扫描范围", "192.0.2.0-192.0.2.255", "1 条在声明的范围内未再发现")
                .contains(LIST + "?import=" + id);
        assertThat(page(LIST + "?import=" + id)).contains(FIXED).doesNotContain(STAYS);
        assertThat(page(LIST + "?import=" + (id + 1))).doesNotContain(FIXED);
        assertThat(
                        probe.sql(
                                        """
                                        select details ->> 'declared-hosts' from audit.entry
                                         where action = 'import.received' and subject_id = :id
                                        """)
                                .param("id", id)
                                .query(String.class)
                                .single())
                .isEqualTo("192.0.2.0-192.0.2.255");
    }

    @Test
    void whatAPersonConfirmsIsClosedLikeWhatAReportProvesAndInThePersonsName() throws Exception {
        sent(csv("2026-03-04 10:00", STAYS), SCOPE, "");
        var preview =
                mvc.perform(
                                post(LIST + "/confirm")
                                        .param("id", waiting().getFirst().toString())
                                        .with(people.as(operator)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
        assertThat(preview).contains("涉及 1 条隐患", FIXED).doesNotContain("??", STAYS);

        confirm(waiting().getFirst());
        assertThat(state(FIXED)).isEqualTo("CLOSED GONE VERIFIED");
        assertThat(state(STAYS)).isEqualTo("NEW PRESENT");
        assertThat(
                        probe.sql("select proof from finding.episode where target = :host")
                                .param("host", FIXED)
                                .query(String.class)
                                .single())
                .contains("l.csv", "导入人声明范围包含 192.0.2.40 22/tcp", "由 operator 确认");
        assertThat(waiting()).isEmpty();
        assertThat(page(LIST)).doesNotContain(FIXED);

        sent(csv("2026-03-03 10:00", FIXED), "", "");
        assertThat(state(FIXED)).as("an older report").isEqualTo("CLOSED GONE VERIFIED");
        sent(csv("2026-03-05 09:00", FIXED), "", "");
        assertThat(state(FIXED)).as("a return").isEqualTo("NEW PRESENT");
    }

    @Test
    void whatIsSeenAgainDropsIt() throws Exception {
        sent(csv("2026-03-04 10:00", STAYS), SCOPE, "");
        long absence = waiting().getFirst();
        sent(csv("2026-03-05 09:00", FIXED), "", "");
        assertThat(waiting()).isEmpty();
        assertThat(page(LIST)).doesNotContain(FIXED);
        confirm(absence);
        assertThat(state(FIXED)).isEqualTo("NEW PRESENT");
    }

    @Test
    void aNewerReportDropsItAndANewerDeclarationTakesItsPlace() throws Exception {
        sent(csv("2026-03-04 10:00", STAYS), SCOPE, "");
        long newer = sent(csv("2026-03-05 09:00", STAYS), SCOPE, "");
        assertThat(waiting()).hasSize(1);
        assertThat(page(LIST + "?import=" + newer)).contains(FIXED);

        var other = csv("2026-03-05 09:30", FIXED);
        var otherPort = new String(other, StandardCharsets.UTF_8).replace(",22,", ",23,");
        sent(otherPort.getBytes(StandardCharsets.UTF_8), "", "");
        assertThat(waiting()).as("the host was looked at later").isEmpty();
    }

    @Test
    void onlyWhatTheDeclaredScopeCoversIsAbsentAndNothingOlderThanWhatIsKnown() throws Exception {
        sent(csv("2026-03-04 10:00", STAYS), "192.0.2.41, www.example.edu.cn", "");
        assertThat(waiting()).as("another host").isEmpty();
        sent(csv("2026-03-04 10:00", STAYS), SCOPE, "80,443");
        assertThat(waiting()).as("another port").isEmpty();
        sent(csv("2026-02-20 10:00", STAYS), SCOPE, "");
        assertThat(waiting()).as("an older report").isEmpty();
        sent(csv("", STAYS), SCOPE, "");
        assertThat(waiting()).as("a report without any time").isEmpty();
        sent(csv("2026-03-04 10:00", STAYS), SCOPE, "1-1024");
        assertThat(waiting()).as("the same bytes with another scope are read").hasSize(1);
    }

    @Test
    void aReportThatSpeaksForItselfNeedsNoDeclaration() throws Exception {
        Instant at = TestClock.START.minus(Duration.ofDays(2));
        sent(new NessusFile(1, 2, 3, at, "campus").bytes(), "", "");
        sent(new NessusFile(1, 1, 3, at.plusSeconds(3600), "campus").bytes(), "10.20.0.0/16", "");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aScopeThatNobodyCanReadIsRefusedAndProgramsDeclareThemLikePeople() throws Exception {
        var token = "Bearer " + tokens.create(operator, "script", Duration.ofDays(1));
        var request =
                post("/api/imports?name=l.csv&coveredLogin=true&coveredHosts=192.0.2.300")
                        .contentType("application/octet-stream")
                        .content(csv("2026-03-04 10:00", STAYS))
                        .header("Authorization", token);
        mvc.perform(request).andExpect(status().isUnprocessableContent());
        mvc.perform(
                        post("/api/imports?name=l.csv&coveredPorts=22&coveredHosts=" + FIXED)
                                .contentType("application/octet-stream")
                                .content(csv("2026-03-04 10:00", STAYS))
                                .header("Authorization", token))
                .andExpect(status().isAccepted());
        worker.runOnce();
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void onlyWhoTriagesConfirms() throws Exception {
        var auditor = people.school("auditor", Role.AUDITOR);
        mvc.perform(get(LIST).with(people.as(auditor))).andExpect(status().isForbidden());
        mvc.perform(post(LIST + "/confirm/apply").param("id", "1").with(people.as(auditor)))
                .andExpect(status().isForbidden());
    }
}
