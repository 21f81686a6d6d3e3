package org.fengsui.server.duty.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.duty.notice.NoticeSignal;
import org.fengsui.server.duty.obligation.Ledger.Entry;
import org.fengsui.server.duty.obligation.Ledger.EntryKind;
import org.fengsui.server.duty.obligation.service.LedgerSweep;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@Import(LedgerBeans.class)
record SweepTest(
        LedgerSweep sweep,
        Ledger ledger,
        Accounts accounts,
        ApplicationEventPublisher events,
        TransactionTemplate transaction,
        TestClock clock,
        SentMessages messages,
        SmallSchool school) {

    private static final Scope SCHOOL = Scope.school();
    private static final Obligor UNIT = new Obligor.Unit(SmallSchool.UNIT);

    @BeforeEach
    void aUnitWithAllItsPostsAndAnOfficer() {
        messages.clear();
        school.clear();
        school.fill(Post.LIAISON, "专员");
        school.fill(Post.SECURITY_ADMIN, "管理员");
        school.fill(Post.DEPUTY, "分管");
        school.fill(Post.HEAD, "主要");
        var system = new Actor(98, "系统管理员", Set.of(Role.SYSTEM_ADMIN), null, Scope.school());
        var rights = new Actor(99, "安全管理员", Set.of(Role.SECURITY_ADMIN), null, Scope.school());
        for (var role : List.of(Role.CAC_OFFICE, Role.LEADING_GROUP)) {
            var name = role == Role.CAC_OFFICE ? "网信" : "校领导";
            var login = role.name().toLowerCase(Locale.ROOT);
            var person =
                    new Accounts.NewAccount(
                            login,
                            name + "甲",
                            login + "@example.edu.cn",
                            null,
                            name,
                            "Correct-Horse-7-Battery");
            accounts.grant(rights, accounts.create(system, person).id(), Set.of(role), "");
        }
    }

    private void serve(long item, String at) {
        clock.set(at);
        publish(NoticeSignal.ITEM_SERVED, item, at);
    }

    private void publish(NoticeSignal signal, long item, String at) {
        publish(signal, item, UNIT, at);
    }

    private void publish(NoticeSignal signal, long item, Obligor unit, String at) {
        var instant = LocalDateTime.parse(at).atZone(BusinessClock.ZONE).toInstant();
        transaction.executeWithoutResult(status ->
                events.publishEvent(
                        Signalled.first(
                                signal, new Subject("notice-item", item), unit, instant, "测试")));
    }

    private int sweepAt(String at) {
        clock.set(at);
        return sweep.sweep();
    }

    private List<Entry> steps(long item) {
        var id = ledger.of(SCHOOL, List.of(new Subject("notice-item", item))).getFirst().id();
        return ledger.explain(SCHOOL, id, Locale.CHINESE).entries().stream()
                .filter(entry -> entry.step() != null)
                .toList();
    }

    private List<String> told() {
        var told = messages.recipients();
        messages.clear();
        return told;
    }

    @Test
    void remindersGoToTheUnitAndEachEscalationToAnotherPersonOrAuthority() {
        serve(1, "2026-03-05T10:00");

        assertThat(sweepAt("2026-03-09T06:59")).isZero();
        assertThat(sweepAt("2026-03-09T07:00")).isEqualTo(1);
        assertThat(told()).containsExactly("专员", "管理员");
        sweepAt("2026-03-12T10:00");
        assertThat(told()).containsExactly("专员", "管理员");
        assertThat(sweepAt("2026-03-13T00:00")).isZero();
        sweepAt("2026-03-13T00:01");
        assertThat(told()).containsExactly("分管");
        sweepAt("2026-03-14T00:01");
        assertThat(told()).containsExactly("主要");
        sweepAt("2026-03-16T00:01");
        assertThat(told()).containsExactly("网信");
        assertThat(sweepAt("2026-05-01T00:00")).isZero();
        assertThat(steps(1))
                .extracting(Entry::step)
                .containsExactly("half", "before-14h", "overdue", "overdue-24h", "overdue-72h");
    }

    @Test
    void whoLetsAGrantedTimePassIsRemindedAndEscalatedAnew() {
        serve(1, "2026-03-05T10:00");
        sweepAt("2026-03-12T10:00");
        told();
        sweepAt("2026-03-13T00:01");
        var before = messages.all().getFirst().idempotencyKey();
        assertThat(told()).containsExactly("分管");
        var granted = LocalDateTime.parse("2026-03-20T00:00").atZone(BusinessClock.ZONE);
        transaction.executeWithoutResult(
                status -> ledger.extend(Actor.machine("test"), only(1), granted.toInstant(), "待货"));

        assertThat(sweepAt("2026-03-18T23:00")).isZero();
        assertThat(sweepAt("2026-03-19T10:00")).isEqualTo(1);
        assertThat(told()).containsExactly("专员", "管理员");
        sweepAt("2026-03-20T00:01");
        assertThat(messages.all().getFirst().idempotencyKey()).isNotEqualTo(before);
        assertThat(told()).containsExactly("分管");
        assertThat(steps(1))
                .extracting(Entry::step)
                .containsExactly("half", "before-14h", "overdue", "before-14h", "overdue");
    }

    private long only(long item) {
        return ledger.of(SCHOOL, List.of(new Subject("notice-item", item))).getFirst().id();
    }

    @Test
    void aSecondSweepAtTheSameMomentDoesNothing() {
        serve(1, "2026-03-05T10:00");

        assertThat(sweepAt("2026-03-13T00:01")).isEqualTo(1);
        assertThat(sweep.sweep()).isZero();
        assertThat(messages.recipients()).hasSize(1);
    }

    @Test
    void afterDowntimeOnlyTheHighestMissedStepFiresAndTheOthersAreRecordedAsSkipped() {
        serve(1, "2026-03-05T10:00");

        sweepAt("2026-03-14T12:00");

        assertThat(told()).containsExactly("主要");
        assertThat(steps(1))
                .extracting(Entry::kind, Entry::step)
                .containsExactlyInAnyOrder(
                        tuple(EntryKind.STEP_SKIPPED, "half"),
                        tuple(EntryKind.STEP_SKIPPED, "before-14h"),
                        tuple(EntryKind.STEP_SKIPPED, "overdue"),
                        tuple(EntryKind.STEP_FIRED, "overdue-24h"));
    }

    @Test
    void fortyItemsOfOneNoticeGiveOneMessageToEachRecipient() {
        for (long item = 1; item <= 40; item++) {
            serve(item, "2026-03-05T10:00");
        }
        serve(100, "2026-03-05T10:00");

        assertThat(sweepAt("2026-03-13T00:01")).isEqualTo(41);

        assertThat(messages.all())
                .hasSize(2)
                .allSatisfy(message -> assertThat(message.to().key()).isEqualTo("分管"));
        assertThat(messages.all().getFirst().subject()).contains("信办整〔2026〕1号").contains("40");
        assertThat(messages.all().getFirst().path()).isEqualTo("/unit/notices/1");
        assertThat(steps(40)).extracting(Entry::recipients).contains(List.of("分管"));
    }

    @Test
    void manyUnitsAreSweptAtOnceAndEachHearsOfItsOwnOnly() {
        clock.set("2026-03-05T10:00");
        var own = new TreeMap<String, String>();
        for (long unit = 101; unit <= 112; unit++) {
            school.fill(unit, Post.DEPUTY, "分管" + unit, "deputy@example.edu.cn");
            own.put("分管" + unit, "单位" + unit);
            for (long item = unit * 100; item < unit * 100 + 5; item++) {
                publish(NoticeSignal.ITEM_SERVED, item, new Obligor.Unit(unit), "2026-03-05T10:00");
            }
        }

        assertThat(sweepAt("2026-03-13T00:01")).isEqualTo(12 * 5);

        assertThat(messages.recipients()).containsExactlyInAnyOrderElementsOf(own.keySet());
        assertThat(messages.all())
                .allSatisfy(message ->
                        assertThat(message.subject())
                                .contains(own.get(message.to().key()))
                                .contains("5"));
        assertThat(sweep.sweep()).isZero();
        assertThat(steps(10_100))
                .extracting(Entry::kind, Entry::step)
                .containsExactlyInAnyOrder(
                        tuple(EntryKind.STEP_SKIPPED, "half"),
                        tuple(EntryKind.STEP_SKIPPED, "before-14h"),
                        tuple(EntryKind.STEP_FIRED, "overdue"));
    }

    @Test
    void oneUnitsTroubleLeavesNothingOfItsStepsAndDoesNotHoldUpTheOthers() {
        clock.set("2026-03-05T10:00");
        school.fill(8, Post.DEPUTY, "分管八", "deputy@example.edu.cn");
        publish(NoticeSignal.ITEM_SERVED, 1, UNIT, "2026-03-05T10:00");
        publish(NoticeSignal.ITEM_SERVED, 101, new Obligor.Unit(8), "2026-03-05T10:00");

        messages.refuse("分管");
        clock.set("2026-03-13T00:01");
        assertThatThrownBy(sweep::sweep).hasMessage("1 obligors not swept");
        assertThat(told()).containsExactly("分管八");
        assertThat(steps(1)).isEmpty();

        messages.refuse(null);
        assertThat(sweep.sweep()).isEqualTo(1);
        assertThat(told()).containsExactly("分管");
        assertThat(steps(1)).hasSize(3);
    }

    @Test
    void aVacantPostGivesWayToTheNextOneUpAtOnceAndThatIsRecorded() {
        school.clear();
        school.fill(SmallSchool.UNIT, Post.DEPUTY, "无邮箱", null);
        school.fill(Post.HEAD, "主要");
        serve(1, "2026-03-05T10:00");

        sweepAt("2026-03-13T00:01");
        assertThat(told()).containsExactly("主要");
        assertThat(steps(1).getLast().text()).contains("分管领导空缺或无法送达");

        sweepAt("2026-03-14T00:01");
        assertThat(told()).as("the head knows already").containsExactly("网信");
        sweepAt("2026-03-16T00:01");
        assertThat(told()).as("nobody above is left").containsExactly("网信");
    }

    @Test
    void oneWhoHoldsTwoPostsIsNotToldTwiceButTheNextOneUp() {
        school.clear();
        school.fill(Post.LIAISON, "专员");
        school.fill(Post.DEPUTY, "专员");
        school.fill(Post.HEAD, "主要");
        serve(1, "2026-03-05T10:00");
        sweepAt("2026-03-12T10:00");
        assertThat(told()).containsExactly("专员");

        sweepAt("2026-03-13T00:01");

        assertThat(told()).containsExactly("主要");
    }

    @Test
    void whatIsMetIsNotRemindedOfAndWhatIsOpenAgainEscalatesAfterTheOfficesTime() {
        serve(1, "2026-03-05T10:00");
        publish(NoticeSignal.ITEM_ANSWERED, 1, "2026-03-06T10:00");
        sweepAt("2026-03-12T10:00");
        assertThat(messages.all())
                .extracting(message -> message.to().key())
                .doesNotContain("专员", "分管");
        messages.clear();

        clock.set("2026-03-17T10:00");
        publish(NoticeSignal.ITEM_REJECTED, 1, "2026-03-17T10:00");
        sweepAt("2026-03-17T10:01");
        assertThat(told()).containsExactly("分管");
        sweepAt("2026-03-18T09:59");
        assertThat(told()).isEmpty();
        sweepAt("2026-03-18T10:01");
        assertThat(told()).containsExactly("主要");
    }

    @Test
    void theOfficesOwnDutiesEscalateToTheCacOfficeAndThenToTheLeadingGroup() {
        serve(1, "2026-03-05T10:00");
        publish(NoticeSignal.ITEM_ANSWERED, 1, "2026-03-06T10:00");

        sweepAt("2026-03-12T00:01");
        assertThat(told()).containsExactly("网信");
        sweepAt("2026-03-13T00:01");
        assertThat(told()).containsExactly("校领导");
    }
}
