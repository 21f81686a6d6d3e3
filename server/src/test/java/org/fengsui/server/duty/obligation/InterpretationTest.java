package org.fengsui.server.duty.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.obligation.Ledger.Interpretation;
import org.fengsui.server.duty.obligation.Ledger.InterpretationDecision;
import org.fengsui.server.duty.obligation.domain.DecidedReading.Outcome;
import org.fengsui.server.duty.obligation.domain.Wording;
import org.fengsui.server.duty.obligation.service.Interpretations;
import org.fengsui.server.duty.obligation.service.Interpretations.State;
import org.fengsui.server.duty.obligation.service.Interpretations.Verdict;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** 解释口径: what 网信办 decides of the profile's readings, and what explanations say of it. */
@ServerTest
@Import(Campus.class)
class InterpretationTest {

    private static final String HALVES = "both-halves";
    private static final String DOCUMENT = "网信办〔2026〕3号";
    private static final LocalDate DAY = LocalDate.parse("2026-03-04");
    private static final InterpretationDecision DECIDED =
            new InterpretationDecision("网信办", DAY, DOCUMENT);
    private static final Wording OTHER =
            new Wording("整改、反馈、佐证材料齐全才算履行。", "A duty is met with remedy, report and proof.");

    private final Campus campus;
    private final Interpretations interpretations;
    private final Ledger ledger;
    private final People people;
    private final RecordProbe probe;
    private final TestClock clock;
    private final MockMvc mvc;

    private Actor cac = Actor.machine("before");

    InterpretationTest(
            Campus campus,
            Interpretations interpretations,
            Ledger ledger,
            People people,
            RecordProbe probe,
            TestClock clock,
            MockMvc mvc) {
        this.campus = campus;
        this.interpretations = interpretations;
        this.ledger = ledger;
        this.people = people;
        this.probe = probe;
        this.clock = clock;
        this.mvc = mvc;
    }

    @BeforeEach
    void aSchool() {
        campus.open();
        cac = people.school("cac", Role.CAC_OFFICE);
    }

    private static Verdict adopted(String document, @Nullable LocalDate on) {
        return new Verdict(Outcome.ADOPTED, new Wording("", ""), document, on, "");
    }

    private static Verdict reworded(Wording wording, String reason) {
        return new Verdict(Outcome.REWORDED, wording, DOCUMENT, DAY, reason);
    }

    /** The unit's clock for a hole noticed now. */
    private long duty(String check) {
        long id = campus.duties(campus.acknowledged(check)).getFirst().id();
        clock.advance(Duration.ofMinutes(1));
        return id;
    }

    private Interpretation halves(long duty, Locale locale) {
        return ledger.explain(Scope.school(), duty, locale).interpretations().stream()
                .filter(reading -> reading.key().equals(HALVES))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsDecidedIsDatedFromThenOnAndWhatWasExplainedBeforeStaysAsItWas() {
        long before = duty(Campus.SWEET32);
        interpretations.decide(cac, HALVES, 0, adopted(DOCUMENT, DAY));
        clock.advance(Duration.ofMinutes(1));
        long after = duty(Campus.TELNET);

        assertThat(halves(before, Locale.CHINESE).decision()).isNull();
        assertThat(halves(before, Locale.CHINESE).since()).isEqualTo(DECIDED);
        assertThat(halves(after, Locale.CHINESE).decision()).isEqualTo(DECIDED);
        assertThat(halves(after, Locale.CHINESE).since()).isNull();
        assertThat(halves(after, Locale.CHINESE).text())
                .isEqualTo(halves(before, Locale.CHINESE).text());
        assertThat(interpretations.find(HALVES).orElseThrow().state()).isEqualTo(State.ADOPTED);
    }

    @Test
    void aRejectedWordingIsReplacedByTheOfficesAndTheProfileIsNotTouched() {
        long before = duty(Campus.SWEET32);
        var profile = probe.sql("select text from obligation.profile").query(String.class).list();
        interpretations.decide(cac, HALVES, 0, reworded(OTHER, "须有佐证"));
        clock.advance(Duration.ofMinutes(1));
        long after = duty(Campus.TELNET);

        assertThat(halves(before, Locale.CHINESE).text()).contains("“正在整改”不算反馈");
        assertThat(halves(after, Locale.CHINESE).text()).isEqualTo(OTHER.zh());
        assertThat(halves(after, Locale.ENGLISH).text()).isEqualTo(OTHER.en());
        var one = interpretations.find(HALVES).orElseThrow();
        assertThat(one.state()).isEqualTo(State.REWORDED);
        assertThat(one.proposed().zh()).contains("“正在整改”不算反馈");
        assertThat(probe.sql("select text from obligation.profile").query(String.class).list())
                .isEqualTo(profile);
    }

    @Test
    void onlyTheCacOfficeDecidesAndItIsAudited() {
        for (var role : new Role[] {Role.OFFICE_LEAD, Role.LEADING_GROUP, Role.AUDITOR}) {
            var other =
                    people.school(
                            "other-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            role);
            assertThat(refused(other, adopted(DOCUMENT, DAY)))
                    .isEqualTo(AccessProblem.NOT_THE_DECIDER);
        }
        interpretations.decide(cac, HALVES, 0, adopted(DOCUMENT, DAY));

        assertThat(
                        probe.sql(
                                        """
                                        select actor_name from audit.entry
                                        where action = 'ledger.interpretation-decided'
                                        """)
                                .query(String.class)
                                .list())
                .containsExactly(cac.name());
    }

    private Problem refused(Actor by, Verdict verdict) {
        try {
            interpretations.decide(by, HALVES, 0, verdict);
        } catch (Refusal refused) {
            return refused.problem();
        }
        throw new AssertionError("it was not refused");
    }

    @Test
    void aDecisionNamesItsDocumentAndDayAndARejectionItsWordingAndReason() {
        assertThat(refused(cac, adopted(" ", DAY))).isEqualTo(ObligationProblem.DOCUMENT_MISSING);
        assertThat(refused(cac, adopted(DOCUMENT, null)))
                .isEqualTo(ObligationProblem.DOCUMENT_MISSING);
        assertThat(refused(cac, adopted(DOCUMENT, clock.today().plusDays(1))))
                .isEqualTo(ObligationProblem.DOCUMENT_MISSING);
        assertThat(refused(cac, reworded(new Wording("", ""), "须有佐证")))
                .isEqualTo(ObligationProblem.WORDING_MISSING);
        var proposed = interpretations.find(HALVES).orElseThrow().proposed();
        assertThat(refused(cac, reworded(proposed, "须有佐证")))
                .isEqualTo(ObligationProblem.WORDING_MISSING);
        assertThat(refused(cac, reworded(OTHER, " "))).isEqualTo(ObligationProblem.REASON_MISSING);
    }

    private String page(Actor reader, String path) throws Exception {
        return people.page(mvc, reader, path);
    }

    private ResultActions decides(Actor by, int version, String outcome) throws Exception {
        return mvc.perform(
                post("/interpretations/" + HALVES)
                        .param("version", Integer.toString(version))
                        .param("outcome", outcome)
                        .param("zh", OTHER.zh())
                        .param("en", "")
                        .param("reason", "须有佐证")
                        .param("document", DOCUMENT)
                        .param("on", DAY.toString())
                        .with(people.as(by)));
    }

    @Test
    void theOfficeDecidesOnThePageAndEveryReaderSeesByWhomWhenAndByWhichDocument()
            throws Exception {
        long before = duty(Campus.SWEET32);
        var all = interpretations.undecided();
        assertThat(page(cac, "/desk"))
                .contains("待决定的解释口径", "href=\"/interpretations?state=PROPOSED\">" + all + "</a>");
        assertThat(page(campus.lead(), "/desk")).doesNotContain("待决定的解释口径");
        assertThat(page(cac, "/interpretations/" + HALVES)).contains("登记决定", "整改并反馈 · 第十条");
        assertThat(page(campus.lead(), "/interpretations/" + HALVES))
                .contains("由网信办决定（第十六条）", "尚待网信办确定")
                .doesNotContain("登记决定");
        decides(campus.lead(), 0, "REWORDED").andExpect(status().isForbidden());
        decides(cac, 0, "REWORDED").andExpect(redirectedUrl("/interpretations/" + HALVES));
        clock.advance(Duration.ofMinutes(1));

        assertThat(page(campus.lead(), "/interpretations?state=REWORDED"))
                .contains(OTHER.zh(), DOCUMENT, "已改定")
                .doesNotContain("/interpretations/working-days");
        assertThat(page(campus.operator(), "/interpretations/" + HALVES))
                .contains(OTHER.zh(), "未采纳的原文", DOCUMENT, "2026-03-04", "须有佐证", cac.name());
        assertThat(page(campus.lead(), "/ledger/" + before))
                .contains("尚待网信办确定", "此后网信办于 2026-03-04 另有决定（" + DOCUMENT + "）")
                .contains("/interpretations/" + HALVES);
        assertThat(page(campus.liaison(), "/unit/ledger/" + before))
                .contains("此后网信办于 2026-03-04 另有决定")
                .doesNotContain("/interpretations/");
        assertThat(page(campus.lead(), "/ledger/" + duty(Campus.TELNET)))
                .contains(OTHER.zh(), "网信办，2026-03-04 决定（" + DOCUMENT + "）");
    }

    @Test
    void whatAnotherDecidedMeanwhileStandsBesideWhatWasTyped() throws Exception {
        interpretations.decide(cac, HALVES, 0, adopted("网信办〔2026〕1号", DAY));
        var answer =
                decides(people.school("cac2", Role.CAC_OFFICE), 0, "REWORDED")
                        .andExpect(status().isConflict())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);

        assertThat(answer)
                .contains("name=\"version\" value=\"1\"", OTHER.zh(), "已采纳", "网信办〔2026〕1号");
        assertThat(interpretations.find(HALVES).orElseThrow().decisions()).hasSize(1);
    }
}
