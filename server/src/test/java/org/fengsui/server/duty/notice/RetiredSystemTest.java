package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fengsui.engine.attribution.Column;
import org.fengsui.engine.attribution.RowKind;
import org.fengsui.server.campus.registry.RegistryImport;
import org.fengsui.server.campus.registry.RegistryProblem;
import org.fengsui.server.campus.registry.domain.RegistryEditor;
import org.fengsui.server.campus.registry.domain.Retirement;
import org.fengsui.server.campus.registry.domain.Retirements;
import org.fengsui.server.duty.measure.MeasureState;
import org.fengsui.server.duty.measure.MeasureState.Move;
import org.fengsui.server.duty.measure.Measures;
import org.fengsui.server.duty.measure.Measures.Order;
import org.fengsui.server.duty.measure.Measures.Place;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.duty.obligation.Ledger.EntryKind;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.duty.obligation.service.LedgerSweep;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.Waiver;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;

/** 下线: what a system owes ends with it, and its address starts clean (第八条). */
@ServerTest
@Import(Campus.class)
class RetiredSystemTest {

    private static final Scope SCHOOL = Scope.school();

    private final Campus campus;
    private final Retirements retirements;
    private final RegistryEditor editor;
    private final RegistryImport imports;
    private final Findings findings;
    private final Ledger ledger;
    private final LedgerSweep sweep;
    private final RecordProbe probe;
    private final TestClock clock;
    private final Measures measures;
    private final People people;

    RetiredSystemTest(
            Campus campus,
            Retirements retirements,
            RegistryEditor editor,
            RegistryImport imports,
            Findings findings,
            Ledger ledger,
            LedgerSweep sweep,
            RecordProbe probe,
            TestClock clock,
            Measures measures,
            People people) {
        this.campus = campus;
        this.retirements = retirements;
        this.editor = editor;
        this.imports = imports;
        this.findings = findings;
        this.ledger = ledger;
        this.sweep = sweep;
        this.probe = probe;
        this.clock = clock;
        this.measures = measures;
        this.people = people;
    }

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    private long system() {
        return probe.sql("select id from registry.system where code = 'wlx-www'")
                .query(Long.class)
                .single();
    }

    private int version() {
        return probe.sql("select version from registry.system where code = 'wlx-www'")
                .query(Integer.class)
                .single();
    }

    private Retirement.Proof proof() {
        return new Retirement.Proof("由统一门户代替", "校内、校外各访问一次", clock.now(), "经办甲", "域名不再解析，地址连接超时");
    }

    private void retire() {
        retirements.retire(campus.lead(), system(), version(), proof());
    }

    private List<Episode> episodes() {
        var ids = probe.sql("select id from finding.episode order by id").query(Long.class).list();
        return findings.episodes(SCHOOL, ids);
    }

    private List<String> closedAs() {
        return probe.sql(
                        """
                        select coalesce(closed_as, 'OPEN') from finding.episode
                        where target like '%phy%' or target = '10.10.1.10'
                        order by id
                        """)
                .query(String.class)
                .list();
    }

    @Test
    void anOpenNoticeEndsWithItsSystemAndItsRemindersStop() {
        long id = campus.issued(Campus.SWEET32, Campus.TELNET);
        campus.deliver();
        clock.advance(Duration.ofDays(1));

        retire();

        var notice = campus.notice(id);
        assertThat(notice.state()).isEqualTo(NoticeState.CLOSED);
        assertThat(notice.items())
                .allSatisfy(item -> assertThat(item.state()).isEqualTo(ItemState.EXCUSED));
        assertThat(campus.duties(id))
                .isNotEmpty()
                .allSatisfy(duty -> {
                    assertThat(duty.state()).isEqualTo(ObligationState.WAIVED);
                    assertThat(duty.waived()).isEqualTo(Waiver.RETIRED);
                    assertThat(ledger.explain(SCHOOL, duty.id(), Locale.CHINESE).entries())
                            .filteredOn(entry -> entry.kind() == EntryKind.WAIVED)
                            .allSatisfy(entry -> assertThat(entry.text()).contains("所属系统已下线"));
                });
        clock.advance(Duration.ofDays(30));
        assertThat(sweep.sweep()).as("reminders").isZero();
    }

    @Test
    void whatWasOpenIsOverAsRetiredAndNotAsFixed() {
        campus.scan();

        retire();

        assertThat(closedAs()).isNotEmpty().containsOnly("RETIRED");
    }

    @Test
    void aReusedAddressStartsCleanFromTheNextDay() {
        campus.scan();
        retire();
        var old = episodes().stream().filter(each -> each.state() == EpisodeState.CLOSED).toList();
        clock.advance(Duration.ofDays(1));
        imports.importTable(
                campus.operator(),
                "again.csv",
                new ByteArrayInputStream(
                        """
                        类别,编码,名称,主管单位,地址
                        系统,new-www,接替网站,sxx,www.phy.example.edu.cn;10.10.1.10
                        """
                                .getBytes(StandardCharsets.UTF_8)));
        campus.scan();

        var fresh =
                episodes().stream()
                        .filter(each -> each.state().open())
                        .filter(each -> Campus.PHYSICS.ip().equals(each.ip()))
                        .toList();
        assertThat(fresh)
                .isNotEmpty()
                .allSatisfy(each -> {
                    assertThat(each.formerId()).isNull();
                    assertThat(each.regressed()).isFalse();
                    assertThat(each.number()).isEqualTo(1);
                    assertThat(each.unitId()).isEqualTo(campus.unit("sxx"));
                    assertThat(old).extracting(Episode::findingId).doesNotContain(each.findingId());
                });
        assertThat(findings.episodes(SCHOOL, old.stream().map(Episode::id).toList()))
                .allSatisfy(each -> {
                    assertThat(each.state()).isEqualTo(EpisodeState.CLOSED);
                    assertThat(each.systemId()).isEqualTo(system());
                });
    }

    @Test
    void theAddressIsFreeFromTheNextDayOnly() {
        retire();
        campus.scan();
        assertThat(episodes())
                .filteredOn(each -> Campus.PHYSICS.ip().equals(each.ip()))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.systemId()).isEqualTo(system()));
    }

    @Test
    void itIsTakenBackOnItsLastDayOnly() {
        retire();
        retirements.resume(campus.lead(), system(), "误办");
        assertThat(retirements.of(SCHOOL, system()).getFirst().inForce()).isFalse();
        assertThat(lastDay()).isEmpty();

        retire();
        clock.advance(Duration.ofDays(1));
        refused(
                RegistryProblem.RETIRED_FOR_GOOD,
                () -> retirements.resume(campus.lead(), system(), "又要用"));
        refused(
                RegistryProblem.SYSTEM_RETIRED,
                () ->
                        editor.change(
                                campus.lead(),
                                RowKind.SYSTEM,
                                system(),
                                version(),
                                Map.of(Column.ONLINE_TO, "")));
    }

    private List<String> lastDay() {
        return probe.sql(
                        "select online_to::text from registry.system"
                                + " where code = 'wlx-www' and online_to is not null")
                .query(String.class)
                .list();
    }

    @Test
    void theProofIsCompleteAndTheDeciderIsOne() {
        var whole = proof();
        refused(
                RegistryProblem.UNREACHABLE_UNPROVEN,
                () ->
                        retirements.retire(
                                campus.lead(),
                                system(),
                                version(),
                                new Retirement.Proof(
                                        whole.reason(), " ", clock.now(), "经办甲", "超时")));
        refused(
                RegistryProblem.UNREACHABLE_UNPROVEN,
                () ->
                        retirements.retire(
                                campus.lead(),
                                system(),
                                version(),
                                new Retirement.Proof(
                                        whole.reason(),
                                        whole.method(),
                                        clock.now().plusSeconds(60),
                                        "经办甲",
                                        "超时")));
        for (Actor other : List.of(campus.operator(), campus.liaison())) {
            assertThatThrownBy(() -> retirements.retire(other, system(), version(), whole))
                    .isInstanceOf(Refusal.class);
        }
        retire();
        refused(RegistryProblem.SYSTEM_RETIRED, this::retire);
    }

    @Test
    void aMeasureEndsWithItsSystemAndWhatIsOwedForItIsWaived() {
        var cac = people.school("cac", Role.CAC_OFFICE);
        long proposed = measures.propose(campus.operator(), place(), "请先限校内访问");
        long ordered = ordered(cac);
        long confirmed = ordered(cac);
        move(campus.operator(), confirmed, Move.CONFIRM);
        long asked = ordered(cac);
        move(campus.operator(), asked, Move.CONFIRM);
        move(campus.lead(), asked, Move.VERIFY);
        move(campus.liaison(), asked, Move.ASK_RESTORATION);

        retire();

        for (long id : List.of(proposed, ordered, confirmed, asked)) {
            var measure = measures.find(SCHOOL, id).orElseThrow();
            assertThat(measure.state()).isEqualTo(MeasureState.ENDED);
            assertThat(measure.state().inForce()).isFalse();
            assertThat(measures.acts(SCHOOL, id).getLast().note()).isEqualTo("所属系统已下线：由统一门户代替");
        }
        assertThat(waived(ordered)).containsExactly("confirm-measure");
        assertThat(waived(confirmed)).containsExactly("verify-measure");
        assertThat(waived(asked)).containsExactly("retest-restoration");
        assertThatThrownBy(() -> move(campus.lead(), confirmed, Move.VERIFY))
                .isInstanceOf(Refusal.class);
        clock.advance(Duration.ofDays(30));
        assertThat(sweep.sweep()).as("reminders").isZero();
    }

    private Place place() {
        return new Place(campus.unit("wlx"), system(), null, null, Campus.PHYSICS.ip());
    }

    private long ordered(Actor cac) {
        long kind =
                probe.sql("select id from measure.kind where name = '限校内访问'")
                        .query(Long.class)
                        .single();
        return measures.order(
                cac, new Order(kind, place(), "正在被利用", campus.operator().accountId()));
    }

    private void move(Actor by, long id, Move move) {
        int version = measures.find(SCHOOL, id).orElseThrow().version();
        var proof = "已执行\n".getBytes(StandardCharsets.UTF_8);
        measures.move(
                by,
                id,
                version,
                move,
                "已办",
                List.of(new Attachment("记录.txt", new ByteArrayResource(proof))));
    }

    /** What of a measure is waived, all of it as retired, with nothing left open. */
    private List<String> waived(long measure) {
        var duties = ledger.of(SCHOOL, List.of(new Subject("measure", measure)));
        assertThat(duties).noneMatch(duty -> duty.state() == ObligationState.OPEN);
        return duties.stream()
                .filter(duty -> duty.state() == ObligationState.WAIVED)
                .filter(duty -> duty.waived() == Waiver.RETIRED)
                .map(Obligation::duty)
                .toList();
    }

    private static void refused(RegistryProblem problem, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}
