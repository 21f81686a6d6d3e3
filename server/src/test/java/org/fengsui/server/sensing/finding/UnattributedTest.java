package org.fengsui.server.sensing.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.campus.registry.RegistryChanged;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.sensing.FakeRegistry;
import org.fengsui.server.sensing.RecordedEvents;
import org.fengsui.server.sensing.Scan;
import org.fengsui.server.sensing.SensingTest;
import org.fengsui.server.sensing.finding.domain.Reattribution;
import org.fengsui.server.sensing.finding.domain.Unattributed;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** The places nobody answers for: listed, registered, or not traced to anybody. */
@SensingTest
class UnattributedTest {

    private static final String OWNED = "192.0.2.10";
    private static final String NOBODYS = "192.0.2.99";
    private static final String OTHER = "192.0.2.98";
    private static final Instant SCANNED = TestClock.START.minusSeconds(7200);

    private final FindingFixture campus;
    private final Findings findings;
    private final Unattributed unattributed;
    private final Reattribution reattribution;
    private final FakeRegistry registry;
    private final RecordedEvents events;
    private final ApplicationEventPublisher publisher;
    private final TransactionTemplate transaction;
    private final People people;
    private final MockMvc mvc;

    UnattributedTest(
            Sightings sightings,
            Findings findings,
            Unattributed unattributed,
            Reattribution reattribution,
            RecordProbe probe,
            TestClock clock,
            TransactionTemplate transaction,
            FakeRegistry registry,
            RecordedEvents events,
            ApplicationEventPublisher publisher,
            People people,
            MockMvc mvc) {
        this.campus = new FindingFixture(sightings, findings, probe, clock, transaction);
        this.findings = findings;
        this.unattributed = unattributed;
        this.reattribution = reattribution;
        this.registry = registry;
        this.events = events;
        this.publisher = publisher;
        this.transaction = transaction;
        this.people = people;
        this.mvc = mvc;
    }

    private Actor operator = Actor.machine("before");

    @BeforeEach
    void threePlaces() {
        operator = people.school("operator", Role.OFFICE_OPERATOR);
        registry.clear();
        registry.unit(1, "物理学院");
        registry.owns(1, OWNED);
        scan(0);
        events.clear();
    }

    private Tally scan(int seconds) {
        return campus.absorb(
                Scan.at(SCANNED.plusSeconds(seconds))
                        .sees(OWNED, 22, "1001", "SSH 弱口令", "Critical", false)
                        .sees(NOBODYS, 22, "1001", "SSH 弱口令", "Critical", false)
                        .sees(NOBODYS, 443, "1002", "Apache 旧版本", "Low", false)
                        .sees(OTHER, 443, "1002", "Apache 旧版本", "Low", false));
    }

    private List<Long> ids(String target) {
        return campus.episodes(target).stream().map(Findings.Episode::id).toList();
    }

    private void learns(String target) {
        long edition = registry.owns(1, target);
        transaction.executeWithoutResult(
                status -> publisher.publishEvent(new RegistryChanged(edition)));
        reattribution.runOnce();
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

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, it -> assertThat(it.problem()).isEqualTo(problem));
    }

    @Test
    void eachPlaceIsOneLineWithItsWorstLevel() throws Exception {
        var figures = unattributed.figures(Scope.school());
        assertThat(figures.places()).isEqualTo(2);
        assertThat(figures.findings()).isEqualTo(3);
        assertThat(page("/findings/unattributed"))
                .contains(NOBODYS, OTHER, "超危", NOBODYS + " 未备案")
                .contains("/registry/place?address=" + NOBODYS)
                .doesNotContain(OWNED);
        assertThat(page("/findings/unattributed?q=0.2.98")).contains(OTHER).doesNotContain(NOBODYS);
        assertThat(page("/findings/unattributed?outcome=POOL")).doesNotContain(OTHER, NOBODYS);
        for (var sort : List.of("count", "-first", "target")) {
            assertThat(page("/findings/unattributed?sort=" + sort)).contains(OTHER, NOBODYS);
        }
    }

    @Test
    void whatTheRegistryLearnsLeavesTheList() {
        learns(NOBODYS);
        assertThat(unattributed.figures(Scope.school()).places()).isEqualTo(1);
        assertThat(campus.episodes(NOBODYS)).allSatisfy(it -> assertThat(it.unitId()).isEqualTo(1));
    }

    @Test
    void notTracedIsOverAndCounted() throws Exception {
        var preview =
                mvc.perform(
                                post("/findings/unattributed/not-traced")
                                        .param("id", NOBODYS)
                                        .with(people.as(operator)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(preview).contains("将关闭 2 条").doesNotContain("??");
        mvc.perform(
                        post("/findings/unattributed/not-traced/apply")
                                .param(
                                        "id",
                                        ids(NOBODYS).stream()
                                                .map(String::valueOf)
                                                .toArray(String[]::new))
                                .param("reason", "查过交换机端口，无人认领")
                                .with(people.as(operator)))
                .andExpect(redirectedUrl("/findings/unattributed"));

        assertThat(campus.episodes(NOBODYS))
                .allSatisfy(it -> assertThat(it.state()).isEqualTo(EpisodeState.CLOSED));
        var figures = unattributed.figures(Scope.school());
        assertThat(figures.notTraced()).isEqualTo(2);
        assertThat(figures.findings()).isEqualTo(1);
        assertThat(page("/findings/unattributed")).doesNotContain(NOBODYS);
        assertThat(page("/findings?owner=untraced")).contains(NOBODYS, "查无归属");
        assertThat(page("/findings/" + campus.episodes(NOBODYS).getFirst().findingId()))
                .contains("查无归属，关闭", "查过交换机端口，无人认领");
    }

    @Test
    void aConfirmedOneIsNotToBeNoticedAnyMore() {
        findings.confirm(operator, ids(NOBODYS));
        unattributed.notTraced(operator, ids(NOBODYS), "无人认领");
        assertThat(events.of(Signalled.class).getLast().signal()).isEqualTo(FindingSignal.DROPPED);
    }

    @Test
    void seenAgainItStaysUntilTheRegistryKnowsBetter() {
        unattributed.notTraced(operator, ids(OTHER), "无人认领");
        var again = scan(60);
        assertThat(again.opened() + again.returned()).isZero();
        assertThat(campus.episode(OTHER).state()).isEqualTo(EpisodeState.CLOSED);
        assertThat(campus.episode(OTHER).presence()).isEqualTo(Presence.PRESENT);

        learns(OTHER);
        assertThat(campus.episode(OTHER).state()).isEqualTo(EpisodeState.CLOSED);
        assertThat(scan(120).returned()).isEqualTo(1);
        assertThat(campus.episodes(OTHER)).hasSize(2);
        var back = campus.episodes(OTHER).getLast();
        assertThat(back.state()).isEqualTo(EpisodeState.NEW);
        assertThat(back.unitId()).isEqualTo(1);
        assertThat(back.regressed()).isFalse();
    }

    @Test
    void whatSomebodyAnswersForIsTracedAndAReasonIsNeeded() {
        refused(FindingProblem.TRACED, () -> unattributed.notTraced(operator, ids(OWNED), "无人认领"));
        refused(
                FindingProblem.REASON_MISSING,
                () -> unattributed.notTraced(operator, ids(OTHER), " "));
        unattributed.notTraced(operator, ids(OTHER), "无人认领");
        refused(
                FindingProblem.ILLEGAL_MOVE,
                () -> unattributed.notTraced(operator, ids(OTHER), "再次"));
    }
}
