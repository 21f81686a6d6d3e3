package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.account.demo.campus.DemoSystem;
import org.fengsui.server.campus.registry.RegistryImport;
import org.fengsui.server.duty.notice.service.BulkDesk;
import org.fengsui.server.duty.notice.service.BulkRuns;
import org.fengsui.server.duty.notice.store.BulkStore;
import org.fengsui.server.duty.notice.store.BulkStore.Act;
import org.fengsui.server.duty.notice.store.BulkStore.Refused;
import org.fengsui.server.duty.notice.store.BulkStore.Target;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Treatment;
import org.fengsui.server.sensing.finding.domain.NoticePolicies;
import org.fengsui.server.sensing.finding.domain.NoticePolicy;
import org.fengsui.server.sensing.finding.domain.NoticePolicy.Earns;
import org.fengsui.server.sensing.finding.domain.NoticePolicy.Rule;
import org.fengsui.server.sensing.finding.domain.NoticePolicy.Verification;
import org.fengsui.server.sensing.intake.Intake;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Many notices at once: what is to be done stands in the record until it is done. */
@ServerTest
@Import(Campus.class)
record BulkNoticesTest(
        Campus campus,
        Notices notices,
        Findings findings,
        Intake intake,
        RegistryImport imports,
        BulkDesk desk,
        BulkRuns runs,
        BulkStore store,
        NoticePolicies policies,
        People people,
        TestClock clock,
        PlatformTransactionManager transactions,
        MockMvc mvc) {

    private static final int UNITS = Integer.getInteger("fengsui.test.bulk-units", 6);
    private static final List<String> CHECKS = List.of(Campus.SWEET32, Campus.TELNET);

    @BeforeEach
    void aSchoolOfManyUnits() {
        campus.open();
        var table = new StringBuilder("类别,编码,名称,责任单位,主管单位,运维单位,使用单位,地址,岗位,邮箱,电话,生效日期\n");
        var systems = new ArrayList<DemoSystem>();
        for (int unit = 1; unit <= UNITS; unit++) {
            var code = "u" + unit;
            var host = "www.%s.example.edu.cn".formatted(code);
            var ip = "10.20.%d.%d".formatted(unit / 200, unit % 200 + 1);
            table.append("单位,%s,第%d学院,是,,,,,,,,\n".formatted(code, unit));
            table.append(
                    "系统,%s-www,第%d学院网站,,%s,%s,%s,%s;%s,,,,\n"
                            .formatted(code, unit, code, code, code, host, ip));
            systems.add(
                    new DemoSystem(
                            code + "-www", "第" + unit + "学院网站", code, host, ip, false, true));
            CHECKS.forEach(check -> campus.scanner.open(ip, check));
        }
        imports.importTable(campus.operator(), "units.csv", stream(table.toString()));
        intake.receive(
                campus.operator(),
                new Intake.Upload("units.nessus", null, null, null),
                stream(campus.scanner.report("units", systems, clock.now())));
        campus.run("imports");
        for (int unit = 1; unit <= UNITS; unit++) {
            findings.confirm(campus.operator(), campus.unnoticed("u" + unit));
        }
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Written down as by a server that stopped before it did any of it. */
    private UUID left(Actor by, Act act, List<Target> targets) {
        var run = UUID.randomUUID();
        new TransactionTemplate(transactions)
                .executeWithoutResult(_ ->
                        store.insert(
                                Scope.school(), run, act, by.accountId(), targets, Instant.EPOCH));
        return run;
    }

    private BulkRuns.Run run(Actor by, UUID name) {
        return runs.find(by, name.toString()).orElseThrow();
    }

    private List<Target> drafts() {
        return desk.draftable(Scope.school()).stream()
                .flatMap(of ->
                        of.notices().stream().map(ids -> new Target(of.name(), null, null, ids)))
                .toList();
    }

    private List<Target> all(NoticeState state) {
        return desk.inState(Scope.school(), state).stream()
                .map(id -> new Target("第 " + id + " 份", id, campus.notice(id).version(), List.of()))
                .toList();
    }

    private List<Target> proposed() {
        left(campus.operator(), Act.DRAFT, drafts());
        campus.run("notice-bulk");
        left(campus.operator(), Act.PROPOSE, all(NoticeState.DRAFT));
        campus.run("notice-bulk");
        return all(NoticeState.PROPOSED);
    }

    @Test
    void whatAStoppedServerLeftIsTakenUpFromDraftToIssue() {
        assertThat(drafts()).hasSize(UNITS);
        var targets = proposed();
        assertThat(targets).hasSize(UNITS);
        assertThat(drafts()).as("a draft holds its findings").isEmpty();

        // Half of it was done before the server stopped.
        var issue = left(campus.lead(), Act.ISSUE, targets);
        long first = Objects.requireNonNull(targets.getFirst().noticeId());
        notices.issue(campus.lead(), first, campus.notice(first).version());
        campus.run("notice-bulk");

        var over = run(campus.lead(), issue);
        assertThat(over.finished()).isTrue();
        assertThat(over.done()).isEqualTo(UNITS);
        assertThat(over.refused()).as("it is not issued twice").hasSize(1);
        assertThat(desk.inState(Scope.school(), NoticeState.ISSUED))
                .extracting(id -> campus.notice(id).number())
                .containsExactlyElementsOf(numbers(UNITS));
    }

    private static List<String> numbers(int most) {
        var numbers = new ArrayList<String>();
        for (int number = 1; number <= most; number++) {
            numbers.add("信办整〔2026〕" + number + "号");
        }
        return numbers;
    }

    @Test
    void whatOneDraftHoldsIsLeftOutAndTheRestOfItsUnitIsOffered() {
        var all = desk.draftable(Scope.school());
        var first = all.getFirst();
        notices.draft(campus.operator(), Notices.Draft.of(first.episodes().subList(0, 1)));

        var left = desk.draftable(Scope.school());
        assertThat(left).hasSize(UNITS);
        assertThat(left.getFirst().episodes())
                .containsExactlyElementsOf(first.episodes().subList(1, first.episodes().size()));
        assertThat(left.subList(1, UNITS)).isEqualTo(all.subList(1, UNITS));
        assertThat(all).allSatisfy(unit -> assertThat(unit.left()).isZero());
    }

    @Test
    void oneThatFailsIsReportedStopsNoOtherAndUsesNoNumber() {
        var targets = proposed();
        long second = Objects.requireNonNull(targets.get(1).noticeId());
        notices.giveBack(campus.lead(), second, campus.notice(second).version(), "事由写错了");
        var issue = left(campus.lead(), Act.ISSUE, targets);
        campus.run("notice-bulk");

        var over = run(campus.lead(), issue);
        assertThat(over.refused())
                .extracting(Refused::called)
                .containsExactly("第 " + second + " 份");
        assertThat(over.notices()).hasSize(UNITS - 1).doesNotContain(second);
        assertThat(desk.inState(Scope.school(), NoticeState.ISSUED))
                .extracting(id -> campus.notice(id).number())
                .containsExactlyElementsOf(numbers(UNITS - 1));
    }

    @Test
    void whatThePolicyLeavesSinceThePreviewIsReportedAndNotDrafted() {
        var previewed = drafts();
        var levels = new EnumMap<Severity, Rule>(Severity.class);
        for (var severity : Severity.values()) {
            levels.put(severity, new Rule(Earns.NEVER, Treatment.MONTHLY));
        }
        var counts = EnumSet.allOf(Verification.class);
        policies.change(
                campus.lead(), 0, new NoticePolicy(levels, counts, Map.of(), Set.of()), "寒假期间");
        assertThat(drafts()).isEmpty();

        var draft = left(campus.operator(), Act.DRAFT, previewed);
        campus.run("notice-bulk");
        assertThat(run(campus.operator(), draft).refused())
                .hasSize(UNITS)
                .extracting(Refused::problem)
                .containsOnly(NoticeProblem.NOT_BY_POLICY.slug());
        assertThat(desk.inState(Scope.school(), NoticeState.DRAFT)).isEmpty();
    }

    @Test
    void whoeverAskedActsWithTheRightsHeldNow() {
        var targets = proposed();
        var issue = left(campus.operator(), Act.ISSUE, targets);
        campus.run("notice-bulk");
        assertThat(run(campus.operator(), issue).refused()).hasSize(UNITS);
        assertThat(desk.inState(Scope.school(), NoticeState.ISSUED)).isEmpty();
    }

    @Test
    void thePagesLeadFromTheUnitsToTheRunAndItsProgress() throws Exception {
        var preview = page(campus.operator(), "/notices/bulk/draft");
        assertThat(preview).contains("第1学院", "2 项", UNITS + " 份将处理").doesNotContain("??");
        var target = preview.replaceAll("(?s).*?name=\"target\" value=\"([^\"]+)\".*", "$1");
        var run =
                mvc.perform(
                                post("/notices/bulk/draft/run")
                                        .param("target", target)
                                        .with(people.as(campus.operator())))
                        .andExpect(status().is3xxRedirection())
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl();
        campus.run("notice-bulk");
        assertThat(page(campus.operator(), String.valueOf(run))).doesNotContain("??");
        assertThat(page(campus.operator(), "/notices")).contains("按单位拟稿");
        mvc.perform(get(String.valueOf(run)).with(people.as(campus.lead())))
                .andExpect(status().isNotFound());
        assertThat(page(campus.operator(), "/notices/bulk/propose")).doesNotContain("??");
        assertThat(page(campus.lead(), "/notices/bulk/issue")).doesNotContain("??");
    }

    private String page(Actor reader, String path) throws Exception {
        return people.page(mvc, reader, path);
    }
}
