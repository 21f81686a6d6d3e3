package org.fengsui.server.campus.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.server.campus.readiness.ProtectionPeriods.Period;
import org.fengsui.server.campus.readiness.domain.Closing;
import org.fengsui.server.campus.readiness.domain.Draw;
import org.fengsui.server.campus.readiness.domain.Publication.State;
import org.fengsui.server.campus.readiness.domain.Publication.State.Move;
import org.fengsui.server.campus.readiness.domain.TaskTemplate;
import org.fengsui.server.campus.readiness.service.Periods;
import org.fengsui.server.campus.readiness.service.Publications;
import org.fengsui.server.campus.readiness.service.Tasks;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.notice.NoticeSignal;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.fengsui.server.testing.TestMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.test.web.servlet.MockMvc;

/** 第七、十三、十四条: what units do again and again, on time and late. */
@ServerTest
@Import(Campus.class)
class UnitTasksTest {

    private static final Scope SCHOOL = Scope.school();

    private final Campus campus;
    private final Tasks tasks;
    private final Periods periods;
    private final Publications publications;
    private final Registry registry;
    private final Ledger ledger;
    private final People people;
    private final TestClock clock;
    private final TestMail mail;
    private final MockMvc mvc;
    private final List<Periodic> works;

    private Actor physicist = Actor.machine("before");
    private Actor mathematician = Actor.machine("before");

    UnitTasksTest(
            Campus campus,
            Tasks tasks,
            Periods periods,
            Publications publications,
            Registry registry,
            Ledger ledger,
            People people,
            TestClock clock,
            TestMail mail,
            MockMvc mvc,
            List<Periodic> works) {
        this.campus = campus;
        this.tasks = tasks;
        this.periods = periods;
        this.publications = publications;
        this.registry = registry;
        this.ledger = ledger;
        this.people = people;
        this.clock = clock;
        this.mail = mail;
        this.mvc = mvc;
        this.works = works;
    }

    @BeforeEach
    void aSchool() {
        clock.set("2026-03-05T10:00");
        campus.open();
        physicist = people.ofPerson(campus.unit("wlx"), "p-wlx-2", "physicist", Role.UNIT_LIAISON);
        mathematician =
                people.ofPerson(campus.unit("sxx"), "p-sxx-2", "mathematician", Role.UNIT_LIAISON);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BusinessClock.ZONE).toInstant();
    }

    private static void refused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private void work(String name) {
        works.stream().filter(one -> one.name().equals(name)).forEach(Periodic::runOnce);
    }

    private void begins(TaskKind kind, int percent) {
        var now =
                tasks.templates().stream()
                        .filter(one -> one.kind() == kind)
                        .findFirst()
                        .orElseThrow();
        tasks.put(
                campus.lead(),
                new TaskTemplate(
                        kind,
                        now.version(),
                        now.title(),
                        now.ask(),
                        now.everyDays(),
                        percent,
                        clock.today()));
        work("readiness");
    }

    private List<UnitTask> open(Actor of) {
        return tasks.open(of.scope());
    }

    private Obligation owed(UnitTask task) {
        return ledger.of(SCHOOL, List.of(new Subject("unit-task", task.id()))).getFirst();
    }

    private static List<Attachment> proof() {
        var bytes = "备份记录\n".getBytes(StandardCharsets.UTF_8);
        return List.of(new Attachment("记录.txt", new ByteArrayResource(bytes)));
    }

    @Test
    void eachSystemIsAskedOncePerPeriodAndTheProofInTimeMeetsTheDuty() {
        work("readiness");
        assertThat(tasks.open(SCHOOL)).as("nothing before the office begins").isEmpty();
        begins(TaskKind.BACKUP, 100);
        work("readiness");
        var task = open(physicist).getFirst();
        assertThat(open(physicist)).hasSize(1);
        assertThat(task.about()).isEqualTo("物理学院网站");
        assertThat(owed(task).duty()).isEqualTo("back-up");
        assertThat(owed(task).due()).isEqualTo(at("2026-03-21T00:00"));
        refused(
                ReadinessProblem.TEXT_MISSING,
                () -> tasks.done(physicist, task.id(), 1, false, " ", List.of()));
        tasks.done(physicist, task.id(), 1, false, "已备份到异地", proof());
        assertThat(owed(task).state()).isEqualTo(ObligationState.MET);
        assertThat(owed(task).late(clock.now())).isFalse();
        assertThat(tasks.files(physicist.scope(), task.id())).hasSize(1);
        clock.advance(Duration.ofDays(29));
        work("readiness");
        assertThat(open(physicist)).as("not again within 30 days").isEmpty();
        clock.advance(Duration.ofDays(1));
        work("readiness");
        assertThat(open(physicist)).hasSize(1);
    }

    @Test
    void whatIsDoneTooLateIsLateAndCountsAsMissed() {
        begins(TaskKind.REVIEW, 100);
        var task = open(physicist).getFirst();
        clock.set("2026-03-23T00:01");
        work("readiness");
        tasks.done(physicist, task.id(), 1, false, "抽查三篇，都经过审核", List.of());
        assertThat(owed(task).late(clock.now())).isTrue();
        assertThat(tasks.scores(physicist.scope()))
                .anySatisfy(score -> {
                    assertThat(score.kind()).isEqualTo(TaskKind.REVIEW);
                    assertThat(score.done()).isEqualTo(1);
                    assertThat(score.missed()).isEqualTo(1);
                });
    }

    @Test
    void passwordsAreChangedOfImportantSystemsOnlyAndAllSixWaysAreDuties() {
        begins(TaskKind.PASSWORDS, 100);
        assertThat(open(physicist)).as("no important system").isEmpty();
        for (var kind :
                List.of(
                        TaskKind.INSPECTION,
                        TaskKind.BACKUP,
                        TaskKind.CHANGES,
                        TaskKind.REVIEW,
                        TaskKind.UPGRADE)) {
            begins(kind, 100);
        }
        assertThat(open(physicist))
                .extracting(task -> owed(task).duty())
                .containsExactlyInAnyOrder(
                        "self-inspection",
                        "back-up",
                        "check-filing",
                        "check-publishing",
                        "upgrade");
    }

    @Test
    void whatMachinesKnowStandsBesideWhatIsAsked() throws Exception {
        begins(TaskKind.UPGRADE, 100);
        begins(TaskKind.REVIEW, 100);
        for (var task : open(physicist)) {
            assertThat(people.page(mvc, physicist, "/unit/tasks/" + task.id()))
                    .contains("系统记录")
                    .containsAnyOf("还没有登录扫描过", "最近提交审核 0 篇");
        }
    }

    @Test
    void anotherUnitsTaskIsNeitherSeenNorDone() {
        begins(TaskKind.CHANGES, 100);
        var task = open(physicist).getFirst();
        assertThat(open(mathematician)).extracting(UnitTask::id).doesNotContain(task.id());
        refused(
                CommonProblem.NOT_FOUND,
                () -> tasks.done(mathematician, task.id(), 1, false, "x", List.of()));
    }

    private boolean doubted(String unit) {
        return registry.holders(SCHOOL, campus.unit(unit), Set.of(Post.LIAISON)).isEmpty();
    }

    @Test
    void contactsAreConfirmedInOneClickAndWhoDoesNotIsSuspectedToHaveLeft() throws Exception {
        begins(TaskKind.CONTACTS, 100);
        var task = open(physicist).getFirst();
        assertThat(owed(task).due()).isEqualTo(at("2026-03-20T00:00"));
        assertThat(people.page(mvc, physicist, "/unit/tasks")).contains("确认无误", "还剩");
        mvc.perform(
                        post("/unit/tasks/" + task.id() + "/done")
                                .param("version", "1")
                                .with(people.as(physicist)))
                .andExpect(redirectedUrl("/unit/tasks"));
        assertThat(owed(task).state()).isEqualTo(ObligationState.MET);
        clock.set("2026-03-20T00:01");
        work("readiness");
        work("readiness");
        assertThat(doubted("wlx")).isFalse();
        assertThat(doubted("sxx")).as("did not confirm").isTrue();
        assertThat(people.page(mvc, campus.operator(), "/registry/vacancies")).contains("丁卯");
    }

    @Test
    void aContactTestIsDrawnOnceAMonthWithASeedThatDrawsTheSameAgain() {
        begins(TaskKind.CONTACT_TEST, 50);
        work("readiness");
        var all = tasks.open(SCHOOL);
        assertThat(all).hasSize(1);
        var draw = tasks.draws(SCHOOL).getFirst();
        var units = List.of(campus.unit("wlx"), campus.unit("sxx"));
        assertThat(Draw.of(draw.seed(), units, draw.percent()))
                .containsExactly(all.getFirst().unitId());
        clock.set("2026-03-31T23:00");
        work("readiness");
        assertThat(tasks.draws(SCHOOL)).hasSize(1);
        clock.set("2026-04-01T00:10");
        work("readiness");
        assertThat(tasks.draws(SCHOOL)).hasSize(2);
    }

    @Test
    void whoWasDrawnAnswersInPersonByTheLinkWithinADayElseMayHaveLeft() {
        begins(TaskKind.CONTACT_TEST, 100);
        work("delivery-relay");
        assertThat(mail.to(Campus.LIAISON_MAIL))
                .anySatisfy(one -> assertThat(one.subject()).contains("联络测试"));
        var task = open(physicist).getFirst();
        assertThat(owed(task).due()).isEqualTo(at("2026-03-06T10:00"));
        var deputy = people.ofPerson(campus.unit("wlx"), "p-wlx-1", "deputy", Role.UNIT_DEPUTY);
        refused(
                ReadinessProblem.NOT_THE_DRAWN,
                () -> tasks.done(deputy, task.id(), 1, false, "", List.of()));
        clock.advance(Duration.ofHours(23));
        tasks.done(physicist, task.id(), 1, false, "", List.of());
        assertThat(owed(task).late(clock.now())).isFalse();
        clock.advance(Duration.ofHours(2));
        work("readiness");
        assertThat(doubted("wlx")).isFalse();
        assertThat(doubted("sxx")).isTrue();
    }

    private Period running(boolean zeroReport) {
        periods.put(
                campus.lead(),
                new Period(
                        0,
                        0,
                        "重要会议",
                        LocalDate.parse("2026-03-05"),
                        LocalDate.parse("2026-03-06"),
                        zeroReport));
        return periods.current().getFirst();
    }

    @Test
    void everyDayOfAPeriodIsReportedInOneClickOrWithAnIncident() {
        running(true);
        work("readiness");
        var first = open(physicist).getFirst();
        tasks.done(physicist, first.id(), 1, false, "", List.of());
        assertThat(owed(first).state()).isEqualTo(ObligationState.MET);
        clock.set("2026-03-06T00:05");
        work("readiness");
        var second = open(physicist).getFirst();
        assertThat(owed(second).due()).isEqualTo(at("2026-03-06T18:05"));
        refused(
                ReadinessProblem.TEXT_MISSING,
                () -> tasks.done(physicist, second.id(), 1, true, "", List.of()));
        clock.set("2026-03-06T19:00");
        tasks.done(physicist, second.id(), 1, true, "网站被篡改，已下线", List.of());
        assertThat(owed(second).late(clock.now())).isTrue();
        clock.set("2026-03-07T09:00");
        work("readiness");
        assertThat(open(physicist)).as("the period is over").isEmpty();
    }

    @Test
    void clocksThatStartWithinAPeriodAreShorter() {
        assertThat(ledger.dueFrom(NoticeSignal.ITEM_SERVED, clock.now()))
                .hasValue(at("2026-03-13T00:00"));
        running(false);
        assertThat(ledger.dueFrom(NoticeSignal.ITEM_SERVED, clock.now()))
                .hasValue(at("2026-03-10T00:00"));
        assertThat(ledger.dueFrom(NoticeSignal.ITEM_SERVED, at("2026-03-09T10:00")))
                .as("after the period")
                .hasValue(at("2026-03-17T00:00"));
    }

    @Test
    void aUnitClosesItsOwnSystemsForThePeriodAndOpensThemAgain() throws Exception {
        var period = running(false);
        var system =
                registry.online(physicist.scope()).stream()
                        .filter(one -> one.ownerUnitId() == campus.unit("wlx"))
                        .findFirst()
                        .orElseThrow();
        refused(
                CommonProblem.NOT_FOUND,
                () -> periods.propose(mathematician, period.id(), system.id()));
        assertThat(people.page(mvc, physicist, "/unit/closings")).contains("拟关停");
        periods.propose(physicist, period.id(), system.id());
        long id = periods.closings(SCHOOL, period.id()).getFirst().id();
        periods.confirm(physicist, id, 1);
        periods.confirm(physicist, id, 2);
        assertThat(periods.closings(SCHOOL, period.id()).getFirst().state())
                .isEqualTo(Closing.State.REOPENED);
        assertThat(people.page(mvc, campus.lead(), "/readiness/periods"))
                .contains("物理学院网站 · 已恢复", "重要会议");
        refused(ReadinessProblem.ILLEGAL_MOVE, () -> periods.confirm(physicist, id, 3));
    }

    @Test
    void whatIsPublishedWasReviewedByAnotherPersonOfTheUnit() throws Exception {
        long id = publications.submit(physicist, "讲座通知", "学院网站", "周五上午十点", List.of());
        refused(
                AccessProblem.BOTH_SIDES,
                () -> publications.move(physicist, id, 1, Move.APPROVE, ""));
        refused(
                CommonProblem.NOT_FOUND,
                () -> publications.move(mathematician, id, 1, Move.APPROVE, ""));
        refused(
                ReadinessProblem.ILLEGAL_MOVE,
                () -> publications.move(physicist, id, 1, Move.PUBLISH, ""));
        var deputy = people.ofPerson(campus.unit("wlx"), "p-wlx-1", "deputy", Role.UNIT_DEPUTY);
        var path = "/unit/publications/" + id;
        assertThat(people.page(mvc, physicist, path)).contains("由本单位另一人审核");
        mvc.perform(post(path + "/APPROVE").param("version", "1").with(people.as(deputy)))
                .andExpect(redirectedUrl(path));
        publications.move(physicist, id, 2, Move.PUBLISH, "");
        assertThat(publications.get(SCHOOL, id).state()).isEqualTo(State.PUBLISHED);
        assertThat(people.page(mvc, deputy, "/unit/publications")).contains("讲座通知", "已发布");
    }

    @Test
    void theOfficeKeepsTheTemplatesAndSeesHowUnitsDid() throws Exception {
        begins(TaskKind.CONTACTS, 100);
        assertThat(people.page(mvc, campus.lead(), "/readiness"))
                .contains("联系信息确认", "物理学院", "任务模板");
        assertThat(people.page(mvc, campus.lead(), "/readiness", "en"))
                .contains("Contacts confirmed");
        var task = open(physicist).getFirst();
        assertThat(people.page(mvc, campus.lead(), "/readiness/tasks/" + task.id()))
                .contains("确认联系信息");
        assertThat(people.page(mvc, physicist, "/unit/tasks/" + task.id())).contains("证明材料");
        mvc.perform(
                        post("/readiness/templates/BACKUP")
                                .param("version", "1")
                                .param("title", "备份")
                                .param("ask", "写明备份位置")
                                .param("everyDays", "7")
                                .with(people.as(campus.lead())))
                .andExpect(redirectedUrl("/readiness"));
        assertThat(people.page(mvc, campus.lead(), "/readiness")).contains("写明备份位置");
    }
}
