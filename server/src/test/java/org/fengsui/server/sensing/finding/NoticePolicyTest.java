package org.fengsui.server.sensing.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signal;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.sensing.FakeRegistry;
import org.fengsui.server.sensing.RecordedEvents;
import org.fengsui.server.sensing.Scan;
import org.fengsui.server.sensing.SensingTest;
import org.fengsui.server.sensing.finding.Sightings.Origin;
import org.fengsui.server.sensing.finding.domain.FindingBook;
import org.fengsui.server.sensing.finding.domain.NoticePolicies;
import org.fengsui.server.sensing.finding.domain.NoticePolicy;
import org.fengsui.server.sensing.finding.domain.NoticePolicy.Earns;
import org.fengsui.server.sensing.finding.domain.NoticePolicy.Rule;
import org.fengsui.server.sensing.finding.domain.NoticePolicy.Verification;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** 通报策略: what earns a notice at once, what the monthly list, and who may decide against it. */
@SensingTest
class NoticePolicyTest {

    private static final String HOST = "192.0.2.10";
    private static final Instant SCANNED = TestClock.START.minusSeconds(7200);
    private static final Actor OPERATOR = FindingFixture.OPERATOR;
    private static final Actor LEAD = FindingFixture.LEAD;

    private final FindingFixture campus;
    private final Sightings sightings;
    private final Findings findings;
    private final FindingBook book;
    private final NoticePolicies policies;
    private final FakeRegistry registry;
    private final RecordProbe probe;
    private final TestClock clock;
    private final TransactionTemplate transaction;
    private final People people;
    private final MockMvc mvc;
    private final RecordedEvents events;
    private final List<Periodic> works;

    NoticePolicyTest(
            Sightings sightings,
            Findings findings,
            FindingBook book,
            NoticePolicies policies,
            FakeRegistry registry,
            RecordProbe probe,
            TestClock clock,
            TransactionTemplate transaction,
            People people,
            MockMvc mvc,
            RecordedEvents events,
            List<Periodic> works) {
        this.campus = new FindingFixture(sightings, findings, probe, clock, transaction);
        this.sightings = sightings;
        this.findings = findings;
        this.book = book;
        this.policies = policies;
        this.registry = registry;
        this.probe = probe;
        this.clock = clock;
        this.transaction = transaction;
        this.people = people;
        this.mvc = mvc;
        this.events = events;
        this.works = works;
    }

    @BeforeEach
    void oneOfEachLevel() {
        registry.clear();
        registry.unit(1, "物理学院");
        registry.owns(1, HOST);
        campus.absorb(scan());
        events.clear();
    }

    private static Scan scan() {
        return Scan.at(SCANNED)
                .sees(HOST, 1, "1", "超危漏洞", "Critical", false)
                .sees(HOST, 2, "2", "高危漏洞", "High", false)
                .sees(HOST, 3, "3", "中危漏洞", "Medium", false)
                .sees(HOST, 4, "4", "低危漏洞", "Low", false)
                .sees(HOST, 5, "5", "提示信息", "Info", false);
    }

    private long id(Severity severity) {
        return campus.episodes(HOST).stream()
                .filter(it -> it.severity() == severity)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Treatment treatment(Severity severity) {
        return book.selected(Scope.school(), List.of(id(severity))).getFirst().treatment();
    }

    private static NoticePolicy policy(Earns earns, Set<Verification> counts, Set<String> cves) {
        var levels = new EnumMap<Severity, Rule>(Severity.class);
        for (var severity : Severity.values()) {
            levels.put(severity, new Rule(earns, Treatment.INFORMATION));
        }
        return new NoticePolicy(levels, counts, Map.of(), cves);
    }

    @Test
    void atFirstHighEarnsANoticeMediumWhereVerifiedAndLowTheMonthlyList() {
        assertThat(treatment(Severity.CRITICAL)).isEqualTo(Treatment.AT_ONCE);
        assertThat(treatment(Severity.HIGH)).isEqualTo(Treatment.AT_ONCE);
        assertThat(treatment(Severity.MEDIUM)).isEqualTo(Treatment.MONTHLY);
        assertThat(treatment(Severity.LOW)).isEqualTo(Treatment.MONTHLY);
        assertThat(treatment(Severity.INFO)).isEqualTo(Treatment.INFORMATION);
    }

    @Test
    void aPersonsConfirmationVerifiesWhereThePolicyCountsIt() {
        var ids = List.of(id(Severity.MEDIUM));
        findings.confirm(OPERATOR, ids);
        assertThat(treatment(Severity.MEDIUM)).isEqualTo(Treatment.AT_ONCE);
        policies.change(
                LEAD, 0, policy(Earns.VERIFIED, EnumSet.of(Verification.EXPLOITED), Set.of()), "x");
        assertThat(treatment(Severity.MEDIUM)).isEqualTo(Treatment.INFORMATION);
    }

    @Test
    void aSecondSourceVerifies() {
        aSecondSourceReports();
        assertThat(treatment(Severity.MEDIUM)).isEqualTo(Treatment.AT_ONCE);
    }

    private void aSecondSourceReports() {
        transaction.executeWithoutResult(status ->
                sightings.absorb(
                        new Origin(99, "a.csv", "EDUSRC", "campus", clock.now()),
                        Scan.at(SCANNED.plusSeconds(1))
                                .sees(HOST, 3, "3", "中危漏洞", "Medium", false)));
    }

    /** What the ledger is told of the only finding it hears about. */
    private List<Signal> told() {
        works.stream().filter(it -> it.name().equals("notice-clocks")).forEach(Periodic::runOnce);
        return events.of(Signalled.class).stream().map(Signalled::signal).toList();
    }

    @Test
    void theOfficeOwesANoticeOfAConfirmedFindingFromWhenAnotherScanRaisesIt() {
        findings.confirm(OPERATOR, List.of(id(Severity.LOW)));
        assertThat(told()).isEmpty();
        campus.absorb(Scan.at(SCANNED.plusSeconds(60)).sees(HOST, 4, "4", "低危漏洞", "High", false));
        assertThat(told()).containsExactly(FindingSignal.CONFIRMED);
        campus.absorb(Scan.at(SCANNED.plusSeconds(120)).sees(HOST, 4, "4", "低危漏洞", "Low", false));
        assertThat(told()).containsExactly(FindingSignal.CONFIRMED, FindingSignal.DROPPED);
    }

    @Test
    void theOfficeOwesANoticeOfAConfirmedFindingFromWhenASecondSourceVerifiesIt() {
        var several = EnumSet.of(Verification.SEVERAL_SOURCES);
        policies.change(LEAD, 0, policy(Earns.VERIFIED, several, Set.of()), "两个来源才通报");
        findings.confirm(OPERATOR, List.of(id(Severity.MEDIUM)));
        assertThat(told()).isEmpty();
        aSecondSourceReports();
        assertThat(told()).containsExactly(FindingSignal.CONFIRMED);
    }

    @Test
    void aReporterAloneIsOneSourceOnly() {
        registry.owns(1, "192.0.2.77");
        transaction.executeWithoutResult(status ->
                sightings.absorb(
                        new Origin(99, "a.csv", "EDUSRC", "campus", clock.now()),
                        Scan.at(SCANNED).sees("192.0.2.77", 3, "3", "中危漏洞", "Medium", false)));
        var id = campus.episode("192.0.2.77").id();
        assertThat(book.selected(Scope.school(), List.of(id)).getFirst().treatment())
                .isEqualTo(Treatment.MONTHLY);
    }

    @Test
    void aNumberThatIsKnownToBeExploitedVerifies() {
        probe.sql(
                        "update finding.finding set refs = array['CVE-2021-44228']"
                                + " where check_key = 'nessus:4'")
                .update();
        policies.change(
                LEAD,
                0,
                policy(
                        Earns.VERIFIED,
                        EnumSet.of(Verification.EXPLOITED),
                        Set.of("CVE-2021-44228")),
                "新公布的利用");
        assertThat(treatment(Severity.LOW)).isEqualTo(Treatment.AT_ONCE);
        assertThat(treatment(Severity.CRITICAL)).isEqualTo(Treatment.INFORMATION);
    }

    @Test
    void aCategoryIsTreatedAtLeastAsItsLevel() {
        probe.sql(
                        "update finding.episode set category = 'WEAK_PASSWORD'"
                                + " where check_key = 'nessus:4'")
                .update();
        assertThat(treatment(Severity.LOW)).isEqualTo(Treatment.AT_ONCE);
    }

    @Test
    void eachVersionIsKeptWithItsAuthorAndNobodyOverwritesAnothers() {
        var none = policy(Earns.NEVER, Set.of(), Set.of());
        policies.change(LEAD, 0, none, "寒假期间");
        assertThatThrownBy(() -> policies.change(LEAD, 0, none, "同时修改"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        it -> assertThat(it.problem()).isEqualTo(FindingProblem.POLICY_CHANGED));
        policies.change(LEAD, 1, NoticePolicy.initial(), "恢复");
        assertThat(policies.versions())
                .extracting(it -> it.version() + " " + it.author() + " " + it.reason())
                .containsExactly("2 李主任 恢复", "1 李主任 寒假期间");
        assertThat(policies.versions().getLast().policy()).isEqualTo(none);
        assertThat(policies.current()).isEqualTo(NoticePolicy.initial());
    }

    @Test
    void aPersonMayNoticeWhatThePolicyDoesNotWithAReason() {
        var ids = List.of(id(Severity.LOW));
        assertThatThrownBy(() -> policies.raise(OPERATOR, ids, " "))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        it -> assertThat(it.problem()).isEqualTo(FindingProblem.REASON_MISSING));
        policies.raise(OPERATOR, ids, "教务系统，考试周");
        assertThat(treatment(Severity.LOW)).isEqualTo(Treatment.AT_ONCE);
        assertThat(policies.monthly(Scope.school()).getFirst().findings()).isEqualTo(1);
    }

    @Test
    void thePagesShowThePolicyAndTheMonthlyListsAndDraftWhatItWants() throws Exception {
        var operator = people.school("operator", Role.OFFICE_OPERATOR);
        var lead = people.school("lead", Role.OFFICE_LEAD);
        assertThat(page(operator, "/findings?open=yes")).contains("立即通报", "月度清单");
        assertThat(page(operator, "/findings?open=yes&policy=MONTHLY&unit=1"))
                .contains("低危漏洞", "中危漏洞")
                .doesNotContain("超危漏洞");
        assertThat(page(operator, "/findings/monthly"))
                .contains("物理学院", "policy=MONTHLY&amp;unit=1", ">2<", "中危");
        assertThat(page(operator, "/findings/monthly?worst=HIGH")).contains("没有符合");
        assertThat(page(operator, "/findings/monthly/export.csv?q=物理")).contains("物理学院,2,中危");
        var csv = page(operator, "/findings/export.csv?open=yes&policy=MONTHLY&unit=1");
        assertThat(csv).contains("中危漏洞").doesNotContain("超危漏洞");

        var ids = id(Severity.HIGH) + "," + id(Severity.LOW);
        assertThat(page(operator, "/findings/notice?id=" + ids))
                .contains("episodes=" + id(Severity.HIGH), "按策略不立即通报的");
        mvc.perform(
                        post("/findings/raise")
                                .param("id", Long.toString(id(Severity.LOW)))
                                .param("with", Long.toString(id(Severity.HIGH)))
                                .param("reason", "考试周")
                                .with(people.as(operator)))
                .andExpect(
                        redirectedUrl(
                                "/findings/notice?id="
                                        + id(Severity.LOW)
                                        + ","
                                        + id(Severity.HIGH)));
        assertThat(page(operator, "/findings/notice?id=" + ids)).doesNotContain("按策略不立即通报的");

        page(operator, "/notice-policy");
        mvc.perform(
                        post("/notice-policy")
                                .param("version", "0")
                                .param("reason", "越权")
                                .with(people.as(operator)))
                .andExpect(status().isForbidden());
        mvc.perform(
                        post("/notice-policy")
                                .param("version", "0")
                                .param("exploited", "CVE-2021-44228 log4shell")
                                .param("reason", "试行")
                                .with(people.as(lead)))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(
                        post("/notice-policy")
                                .param("version", "0")
                                .param("earnsMEDIUM", "ALWAYS")
                                .param("counts", "BY_HAND", "EXPLOITED")
                                .param("exploited", "cve-2021-44228")
                                .param("reason", "试行")
                                .with(people.as(lead)))
                .andExpect(redirectedUrl("/notice-policy"));
        assertThat(page(lead, "/notice-policy")).contains("第 1 版", "试行", "CVE-2021-44228");
        assertThat(treatment(Severity.MEDIUM)).isEqualTo(Treatment.AT_ONCE);
    }

    @Test
    void aVersionWrittenMeanwhileStandsBesideWhatWasTyped() throws Exception {
        var lead = people.school("lead", Role.OFFICE_LEAD);
        var first =
                post("/notice-policy")
                        .param("version", "0")
                        .param("exploited", "CVE-2021-44228")
                        .param("reason", "试行");
        mvc.perform(first.with(people.as(lead))).andExpect(redirectedUrl("/notice-policy"));
        var late =
                mvc.perform(
                                post("/notice-policy")
                                        .param("version", "0")
                                        .param("exploited", "CVE-2026-0001")
                                        .param("reason", "另一位的")
                                        .locale(Locale.SIMPLIFIED_CHINESE)
                                        .with(people.as(lead)))
                        .andExpect(status().isConflict())
                        .andReturn();
        assertThat(late.getResponse().getContentAsString())
                .contains("现在保存的是", "试行", "CVE-2021-44228", "另一位的", "CVE-2026-0001")
                .contains("name=\"version\" value=\"1\"", "notice-policy:1");
    }

    private String page(Actor who, String path) throws Exception {
        return people.page(mvc, who, path);
    }
}
