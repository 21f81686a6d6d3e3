package org.fengsui.server.account.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.time.YearMonth;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.account.accountability.Bulletin.Figure;
import org.fengsui.server.account.accountability.Bulletin.Period;
import org.fengsui.server.account.accountability.Bulletin.State;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.testing.PaperText;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 通报、简报: counted, drafted by one, issued by another, frozen, as a public and an internal paper. */
@ServerTest
@Import(Campus.class)
class BulletinTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    private final Campus campus;
    private final Bulletins bulletins;
    private final People people;
    private final TestClock clock;
    private final RecordProbe probe;
    private final MockMvc mvc;

    private Actor cac = Actor.machine("before");

    BulletinTest(
            Campus campus,
            Bulletins bulletins,
            People people,
            TestClock clock,
            RecordProbe probe,
            MockMvc mvc) {
        this.campus = campus;
        this.bulletins = bulletins;
        this.people = people;
        this.clock = clock;
        this.probe = probe;
        this.mvc = mvc;
    }

    @BeforeEach
    void aMonthInWhichPhysicsWasLate() {
        campus.open();
        cac = people.school("cac", Role.CAC_OFFICE);
        campus.acknowledged(Campus.SWEET32);
        clock.set("2026-04-02T09:00");
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private long drafted() {
        return bulletins.draft(campus.operator(), Period.MONTH, MARCH, "请各单位按期整改。");
    }

    private Bulletin bulletin(long id) {
        return bulletins.find(Scope.school(), id).orElseThrow();
    }

    private static Figure figure(Bulletin bulletin, String group, String label) {
        return bulletin.figures().stream()
                .filter(one -> one.group().equals(group) && one.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thePeriodIsCountedBesideTheOneBefore() {
        var march = bulletin(drafted());
        assertThat(figure(march, "bulletin.issued", "bulletin.issued.VULNERABILITY").value())
                .isEqualTo(1);
        assertThat(figure(march, "bulletin.duties", "bulletin.late").value()).isEqualTo(1);
        assertThat(figure(march, "bulletin.duties", "bulletin.unitsLate").value()).isEqualTo(1);
        assertThat(march.figures())
                .filteredOn(one -> one.unit() != null)
                .singleElement()
                .isEqualTo(new Figure("bulletin.byUnit", "", "物理学院", 1, 0));
        clock.set("2026-05-02T09:00");
        var april =
                bulletin(
                        bulletins.draft(
                                campus.operator(), Period.MONTH, YearMonth.of(2026, 4), ""));
        var issued = figure(april, "bulletin.issued", "bulletin.issued.VULNERABILITY");
        assertThat(issued.value()).isZero();
        assertThat(issued.before()).isEqualTo(1);
    }

    @Test
    void whoDraftsDoesNotIssueAndWhatIsIssuedIsFrozen() {
        refused(
                ScoreProblem.PERIOD_RUNS,
                () ->
                        bulletins.draft(
                                campus.operator(), Period.QUARTER, YearMonth.of(2026, 4), ""));
        refused(
                CommonProblem.FORBIDDEN,
                () -> bulletins.draft(campus.liaison(), Period.MONTH, MARCH, ""));
        long id = bulletins.draft(cac, Period.MONTH, MARCH, "");
        refused(ScoreProblem.PERIOD_REPORTED, this::drafted);
        refused(AccessProblem.BOTH_SIDES, () -> bulletins.issue(cac, id));
        bulletins.issue(campus.lead(), id);
        assertThat(bulletin(id).number()).isEqualTo("信办报〔2026〕1号");
        refused(ScoreProblem.NO_DRAFT, () -> bulletins.recount(cac, id));
        refused(ScoreProblem.NO_DRAFT, () -> bulletins.withdraw(cac, id));
        assertThatThrownBy(() -> probe.sql("update accountability.figure set value = 0").update())
                .hasMessageContaining("never changed");
    }

    @Test
    void aDraftThatIsGivenUpMakesRoomForAnother() {
        long first = drafted();
        bulletins.withdraw(campus.operator(), first);
        assertThat(bulletin(first).state()).isEqualTo(State.WITHDRAWN);
        assertThat(drafted()).isGreaterThan(first);
    }

    @Test
    void bothFilesSayTheSameNumbersAndTheChartsToo() throws IOException {
        var march = bulletin(drafted());
        var papers = bulletins.papers(march, true);
        var word = PaperText.ofWord(papers.docx());
        assertThat(word).contains("2026年3月网络安全情况通报", "安全漏洞整改通知书：1（上期0，增加1）", "■■■■");
        assertThat(PaperText.ofPdf(papers.pdf()))
                .contains(word.split("一、", 2)[1].substring(0, 200));
        for (var figure : march.figures()) {
            var said = "：%d（上期%d".formatted(figure.value(), figure.before());
            assertThat(word).contains(said);
            assertThat(PaperText.ofPdf(papers.pdf())).contains(said);
        }
        assertThat(bulletins.papers(march, true).pdfSha256()).isEqualTo(papers.pdfSha256());
    }

    @Test
    void onlyTheInternalPaperNamesUnits() throws IOException {
        var march = bulletin(drafted());
        assertThat(PaperText.ofPdf(bulletins.papers(march, true).pdf())).contains("物理学院", "内部文件");
        var open = bulletins.papers(march, false);
        assertThat(PaperText.ofPdf(open.pdf())).doesNotContain("物理学院").contains("有逾期的单位：1");
        assertThat(PaperText.ofWord(open.docx())).doesNotContain("物理学院");
    }

    @Test
    void asPeopleWalkIt() throws Exception {
        assertThat(people.page(mvc, campus.operator(), "/bulletins")).contains("起草第一期");
        assertThat(people.page(mvc, campus.operator(), "/bulletins/new")).contains("2026-03");
        var to =
                mvc.perform(
                                post("/bulletins/new")
                                        .param("period", "MONTH")
                                        .param("month", "2026-03")
                                        .param("remark", "")
                                        .with(people.as(campus.operator())))
                        .andExpect(status().is3xxRedirection())
                        .andReturn();
        var path = Objects.requireNonNull(to.getResponse().getRedirectedUrl());
        assertThat(people.page(mvc, campus.operator(), path)).contains("物理学院", "由起草人以外");
        assertThat(people.page(mvc, campus.lead(), path)).contains(path + "/issue");
        mvc.perform(post(path + "/issue").with(people.as(campus.lead())))
                .andExpect(status().is3xxRedirection());
        assertThat(people.page(mvc, cac, path))
                .contains("信办报〔2026〕1号（公开）.pdf", "信办报〔2026〕1号（内部）.docx");
        assertThat(people.page(mvc, cac, path, "en")).contains("Notices issued");
    }
}
