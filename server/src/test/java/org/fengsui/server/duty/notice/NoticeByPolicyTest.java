package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.duty.notice.Notices.Draft;
import org.fengsui.server.duty.notice.service.BulkDesk;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Treatment;
import org.fengsui.server.sensing.finding.domain.NoticePolicies;
import org.fengsui.server.sensing.finding.domain.NoticePolicy;
import org.fengsui.server.sensing.finding.domain.NoticePolicy.Earns;
import org.fengsui.server.sensing.finding.domain.NoticePolicy.Rule;
import org.fengsui.server.sensing.finding.domain.NoticePolicy.Verification;
import org.fengsui.server.speaking.document.OfficialDocument.Style;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 通报策略 holds on every way a notice is drafted on; a person’s reason goes before it. */
@ServerTest
@Import(Campus.class)
record NoticeByPolicyTest(
        Campus campus,
        Notices notices,
        Findings findings,
        NoticePolicies policies,
        BulkDesk desk,
        Ledger ledger,
        List<Periodic> periodics,
        People people,
        MockMvc mvc) {

    private static final String FTP = "nessus:34324";

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    /** A high, a medium and a low finding at physics, by check. */
    private long seen(String check) {
        for (var one : List.of(Campus.SWEET32, Campus.TELNET, FTP)) {
            campus.scanner.open(Campus.PHYSICS.ip(), one);
        }
        campus.scan();
        return campus.unnoticedOf("wlx", check).getFirst();
    }

    private void policySays(Earns earns) {
        var levels = new EnumMap<Severity, Rule>(Severity.class);
        for (var severity : Severity.values()) {
            levels.put(severity, new Rule(earns, Treatment.INFORMATION));
        }
        var policy =
                new NoticePolicy(levels, EnumSet.allOf(Verification.class), Map.of(), Set.of());
        policies.change(campus.lead(), policies.versions().size(), policy, "寒假期间");
    }

    private static void left(String named, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> {
                            assertThat(refusal.problem()).isEqualTo(NoticeProblem.NOT_BY_POLICY);
                            assertThat(refusal.arguments())
                                    .singleElement()
                                    .asString()
                                    .contains(named)
                                    .doesNotContain("；");
                        });
    }

    private long draft(long... episodes) {
        var ids = new ArrayList<Long>();
        for (long id : episodes) {
            ids.add(id);
        }
        return notices.draft(campus.operator(), Draft.of(ids));
    }

    private void edit(long id, Map<Long, Long> assigned, Long... episodes) {
        var draft = new Draft("事由", "", List.of(episodes), null, Style.FILE, assigned);
        notices.edit(campus.operator(), id, campus.notice(id).version(), draft);
    }

    @Test
    void whatThePolicyLeavesIsRefusedByNameUntilAPersonGivesAReason() {
        long high = seen(Campus.SWEET32);
        long low = seen(FTP);
        left("FTP Supports Cleartext Authentication", () -> draft(high, low));
        policies.raise(campus.operator(), List.of(low), "考试周，账号可被截取");
        long id = draft(high, low);
        assertThat(campus.notice(id).items()).hasSize(2);
    }

    @Test
    void whatVerificationEarnsIsRefusedUntilItIsVerified() {
        long medium = seen(Campus.TELNET);
        left("Unencrypted Telnet Server", () -> draft(medium));
        findings.confirm(campus.operator(), List.of(medium));
        assertThat(campus.notice(draft(medium)).items()).hasSize(1);
    }

    @Test
    void whatIsInADraftStaysThereWhateverThePolicySaysLaterAndWhatIsAddedIsLookedAt() {
        long high = seen(Campus.SWEET32);
        long medium = seen(Campus.TELNET);
        long low = seen(FTP);
        findings.confirm(campus.operator(), List.of(medium));
        long id = draft(high, medium);
        policySays(Earns.NEVER);
        left("FTP Supports", () -> edit(id, Map.of(), high, medium, low));
        edit(id, Map.of(medium, campus.unit("sxx")), high, medium);
        assertThat(campus.notice(id).items()).hasSize(1);
        notices.issue(campus.lead(), id, campus.notice(id).version());
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.ISSUED);
    }

    @Test
    void whatGoesOnWithAnEarlierNoticeNeedsNoReason() {
        long id = campus.acknowledged(Campus.SWEET32);
        policySays(Earns.NEVER);
        var notice = campus.notice(id);
        long next =
                notices.carryOver(
                        campus.operator(),
                        id,
                        notice.version(),
                        List.of(notice.items().getFirst().id()),
                        "要求有变");
        assertThat(campus.notice(next).items()).hasSize(1);
        edit(next, Map.of(), Campus.episode(campus.notice(next).items().getFirst()));
    }

    @Test
    void draftingForAllUnitsOffersOnlyWhatIsNoticedAtOnce() {
        long high = seen(Campus.SWEET32);
        long low = seen(FTP);
        findings.confirm(campus.operator(), List.of(high, low));
        assertThat(desk.draftable(Scope.school()))
                .singleElement()
                .satisfies(unit -> assertThat(unit.episodes()).containsExactly(high));
        policySays(Earns.NEVER);
        assertThat(desk.draftable(Scope.school())).isEmpty();
    }

    @Test
    void whatIsNoticedAtOnceIsFoundAmongMoreSevereFindingsThatAreNot() {
        long low = seen(FTP);
        long high = seen(Campus.SWEET32);
        findings.confirm(campus.operator(), List.of(high, low));
        policySays(Earns.NEVER);
        policies.raise(campus.operator(), List.of(low), "考试周，账号可被截取");
        assertThat(findings.noticedAtOnce(Scope.school()))
                .containsOnly(Map.entry(campus.unit("wlx"), List.of(low)));
    }

    @Test
    void theFormLeadsToTheReasonAndBackToTheDraft() throws Exception {
        long high = seen(Campus.SWEET32);
        long low = seen(FTP);
        var ids = high + "," + low;
        mvc.perform(get("/notices/new?episodes=" + ids).with(people.as(campus.operator())))
                .andExpect(redirectedUrl("/findings/notice?id=" + ids));
        var refused =
                mvc.perform(
                                post("/notices")
                                        .param("episode", "" + high, "" + low)
                                        .param("asked", "" + high, "" + low)
                                        .param("topic", "写到一半")
                                        .param("name:" + FTP, "FTP 明文认证")
                                        .param("harm:" + FTP, "可被窃听")
                                        .param("remedy:" + FTP, "停用")
                                        .locale(Locale.SIMPLIFIED_CHINESE)
                                        .with(people.as(campus.operator())))
                        .andExpect(status().isUnprocessableContent())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
        assertThat(refused)
                .contains("FTP Supports Cleartext Authentication", "写到一半")
                .contains("href=\"/findings/notice?id=" + ids + "\"")
                .doesNotContain("??");
        assertThat(page(campus.operator(), "/findings/notice?id=" + ids)).contains("仍要通报");
        mvc.perform(
                        post("/findings/raise")
                                .param("id", "" + low)
                                .param("with", "" + high)
                                .param("reason", "考试周")
                                .with(people.as(campus.operator())))
                .andExpect(status().is3xxRedirection());
        assertThat(page(campus.operator(), "/notices/new?episodes=" + ids)).contains("FTP");
    }

    /** Where the office's duties to notice this finding stand, the oldest first. */
    private List<ObligationState> owed(long episode) {
        return ledger.of(Scope.school(), List.of(new Subject("episode", episode))).stream()
                .filter(it -> it.duty().equals("issue-notice"))
                .map(Obligation::state)
                .toList();
    }

    private void issue(long id) {
        notices.issue(campus.lead(), id, campus.notice(id).version());
    }

    private void sweep() {
        periodics.stream()
                .filter(it -> it.name().equals("notice-clocks"))
                .forEach(Periodic::runOnce);
    }

    @Test
    void confirmingLowFindingsByCheckStartsNoDutyAndAPolicyThatNoticesThemDoes() {
        long low = seen(FTP);
        long high = seen(Campus.SWEET32);
        findings.confirm(campus.operator(), List.of(low, high));
        sweep();
        assertThat(owed(low)).isEmpty();
        assertThat(owed(high)).containsExactly(ObligationState.OPEN);

        policySays(Earns.ALWAYS);
        sweep();
        assertThat(owed(low)).containsExactly(ObligationState.OPEN);
        assertThat(owed(high)).containsExactly(ObligationState.OPEN);
    }

    @Test
    void aPolicyThatNoticesThemNoMoreEndsTheDutyInItsOwnWordsAndALaterOneStartsItAnew() {
        long high = seen(Campus.SWEET32);
        findings.confirm(campus.operator(), List.of(high));
        policySays(Earns.NEVER);
        sweep();
        assertThat(owed(high)).containsExactly(ObligationState.WAIVED);
        var subject = List.of(new Subject("episode", high));
        long id = ledger.of(Scope.school(), subject).getFirst().id();
        var entries = ledger.explain(Scope.school(), id, Locale.SIMPLIFIED_CHINESE).entries();
        assertThat(entries.getLast().text()).isEqualTo("通报策略（第 1 版）不要求立即通报");

        policySays(Earns.ALWAYS);
        sweep();
        assertThat(owed(high))
                .containsExactlyInAnyOrder(ObligationState.WAIVED, ObligationState.OPEN);
        issue(draft(high));
        assertThat(owed(high))
                .containsExactlyInAnyOrder(ObligationState.WAIVED, ObligationState.MET);
    }

    @Test
    void aFindingThatAPersonWantsNoticedIsOwedFromThen() {
        long low = seen(FTP);
        findings.confirm(campus.operator(), List.of(low));
        policies.raise(campus.operator(), List.of(low), "考试周，账号可被截取");
        assertThat(owed(low)).containsExactly(ObligationState.OPEN);
    }

    @Test
    void whatWasNoticedAndTakenBackIsOwedNoSecondTimeWhateverThePolicySays() {
        long high = seen(Campus.SWEET32);
        findings.confirm(campus.operator(), List.of(high));
        long id = draft(high);
        issue(id);
        notices.withdraw(campus.lead(), id, campus.notice(id).version(), "发错单位");
        policySays(Earns.ALWAYS);
        sweep();
        assertThat(owed(high)).containsExactly(ObligationState.MET);
    }

    private String page(Actor who, String path) throws Exception {
        return people.page(mvc, who, path);
    }

    @Test
    void aUnitLearnsNothingOfWhatThePolicySaysOfOthersFindings() {
        long high = seen(Campus.SWEET32);
        var maths = people.ofUnit(campus.unit("sxx") + 1000, "hxx");
        assertThat(findings.treatments(maths.scope(), List.of(high))).isEmpty();
        assertThat(findings.treatments(campus.liaison().scope(), List.of(high)))
                .containsExactlyEntriesOf(Map.of(high, Treatment.AT_ONCE));
        assertThatThrownBy(() -> notices.draft(maths, Draft.of(List.of(high))))
                .isInstanceOf(Refusal.class);
    }
}
